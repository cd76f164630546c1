import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { letGoTexts } from '../../../shared/i18n/let-go.ts';
import { api } from '../../api/client.ts';
import { Failure } from '../failure.tsx';
import { useNumber, useTexts } from '../language.ts';
import { QueryState } from '../query-state.tsx';
import { TimeText } from '../time-text.tsx';
import classes from './let-go.module.css';

/** What was let go and by whom, newest first; each can be taken back whole. */
export function LetGoActs({
  onTakeBack,
}: {
  readonly onTakeBack: (act: string) => Promise<void>;
}): ReactNode {
  const t = useTexts(letGoTexts);
  const number = useNumber();
  const [failure, setFailure] = useState<unknown>(null);
  const query = useQuery(api.letGo.list.queryOptions());
  return (
    <>
      <QueryState query={query} isEmpty={({ acts }) => acts.length === 0} empty={<p>{t.none}</p>}>
        {({ acts }) => (
          <ul className={classes['acts']}>
            {acts.map(({ act, at, by, reason, total }) => (
              <li key={act} className={classes['act']}>
                <span>
                  <TimeText at={at} full />{' '}
                  <span className={classes['who']}>
                    {total === 0 ? t.allBack(by) : t.act(by, number(total))}
                  </span>
                  <br />
                  {reason}
                </span>
                {total > 0 && (
                  <Button
                    variant="default"
                    size="compact-sm"
                    onClick={() => void onTakeBack(act).catch(setFailure)}
                  >
                    {t.takeBack}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </QueryState>
      {failure !== null && <Failure error={failure} />}
    </>
  );
}
