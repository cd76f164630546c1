import { Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { ReviewCard } from '../../../shared/contract/spot-checks.ts';
import { spotCheckTexts } from '../../../shared/i18n/spot-checks.ts';
import { api, client } from '../../api/client.ts';
import { useTexts } from '../../ui/language.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './spot-checks.module.css';

type Asking = { readonly appealId: string; readonly decision: 'upheld' | 'changed' } | 'appeal';

/** The clerk's word against the review, and what came of it. */
export function Appeals({ card }: { readonly card: ReviewCard }): ReactNode {
  const t = useTexts(spotCheckTexts);
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Asking | null>(null);
  const { itemId, state, appeals } = card;
  const act = async (comment: string): Promise<void> => {
    if (asking === 'appeal') await client.spotChecks.appeal({ itemId, comment });
    else if (asking) await client.spotChecks.settle({ ...asking, comment });
    await queries.invalidateQueries({ queryKey: api.spotChecks.key() });
  };
  const isAppeal = asking === 'appeal';
  const title = isAppeal ? t.appealAction : asking?.decision === 'changed' ? t.change : t.uphold;
  return (
    <div>
      {appeals.length > 0 && <h3 className={classes['heading']}>{t.appeals}</h3>}
      <ul className={classes['rules']}>
        {appeals.map(({ appealId, at, by, comment, decision, decidedBy, decisionComment }) => (
          <li key={appealId}>
            <span className={classes['line']}>
              <b>{by}</b>
              <TimeText at={at} />
            </span>
            <p className={classes['words']}>{comment}</p>
            {decision === null ? (
              <Group gap="xs">
                {(['upheld', 'changed'] as const).map((choice) => (
                  <Button
                    key={choice}
                    size="compact-sm"
                    variant="default"
                    onClick={() => setAsking({ appealId, decision: choice })}
                  >
                    {choice === 'upheld' ? t.uphold : t.change}
                  </Button>
                ))}
              </Group>
            ) : (
              <p className={classes['quiet']}>
                {t.decided(t[decision], decidedBy ?? '', decisionComment ?? '')}
              </p>
            )}
          </li>
        ))}
      </ul>
      {(state === 'reviewed' || state === 'settled') && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAsking('appeal')}>
          {t.appeal}
        </Button>
      )}
      {asking !== null && (
        <ReasonDialog
          title={title}
          hint={isAppeal ? t.appealHint : t.settleHint}
          label={isAppeal ? t.appealLabel : t.settleLabel}
          action={title}
          required
          onConfirm={(reason) => act(reason ?? '')}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}
