import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { spotCheckTexts } from '../../../shared/i18n/spot-checks.ts';
import { api } from '../../api/client.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './spot-checks.module.css';

/** Who was reviewed when; who waits longest stands first. */
export function AgentRecords(): ReactNode {
  const t = useTexts(spotCheckTexts);
  const format = useNumber();
  const { data } = useQuery(api.spotChecks.byAgent.queryOptions());
  if (!data || data.agents.length === 0) return null;
  return (
    <details className={classes['agents']}>
      <summary>{t.agents}</summary>
      <ul>
        {data.agents.map(({ agent, reviewed, averageScore, lastReviewedAt }) => (
          <li key={agent} className={classes['line']}>
            <b>{agent}</b>
            <span>
              {averageScore === null || lastReviewedAt === null ? (
                t.never
              ) : (
                <>
                  {t.agentRow(format(reviewed), format(Math.round(averageScore * 10) / 10))} ·{' '}
                  <TimeText at={lastReviewedAt} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
