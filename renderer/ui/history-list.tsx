import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Decision, HistoryNoun } from '../../shared/contract/history.ts';
import {
  historyActions,
  historyFields,
  historyTexts,
  historyValues,
} from '../../shared/i18n/history.ts';
import { api } from '../api/client.ts';
import { yuan } from './amount.ts';
import classes from './history-list.module.css';
import { useTexts } from './language.ts';
import { isLetGo } from './let-go/is-let-go.ts';
import { QueryState } from './query-state.tsx';
import { TimeText } from './time-text.tsx';

interface HistoryListProps {
  readonly noun: HistoryNoun;
  readonly id: string;
}

/** Who decided what, when, and what it was before; the last first. */
export function HistoryList({ noun, id }: HistoryListProps) {
  const t = useTexts(historyTexts);
  const actions: Words = useTexts(historyActions);
  const query = useQuery(api.history.list.queryOptions({ input: { noun, id } }));
  return (
    <QueryState
      query={query}
      rows={2}
      isEmpty={({ decisions }) => decisions.length === 0}
      empty={<p className={classes['none']}>{t.none}</p>}
    >
      {({ decisions }) => (
        <ol className={classes['list']} aria-label={t.history}>
          {decisions.toReversed().map((decision, place) => (
            // Of one moment there may be several, and none ever moves.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={place} className={classes['decision']}>
              <span className={classes['head']}>
                {decision.by} {actions[decision.action.split(':')[0] ?? ''] ?? decision.action}{' '}
                <TimeText at={decision.at} full />
              </span>
              <Fields decision={decision} />
            </li>
          ))}
        </ol>
      )}
    </QueryState>
  );
}

type Words = Readonly<Record<string, string | undefined>>;

function Fields({ decision: { before, after } }: { readonly decision: Decision }) {
  const t = useTexts(historyTexts);
  const names: Words = useTexts(historyFields);
  const values: Words = useTexts(historyValues);
  const shown = Object.entries(after).filter(
    ([field, value]) => names[field] !== undefined && (value || before[field]),
  );
  if (shown.length === 0) return null;
  return (
    <ul className={classes['fields']}>
      {shown.map(([field, value]) => (
        <li key={field}>
          {names[field]}
          {t.colon}
          {before[field] ? <s>{say(field, before[field], before)}</s> : null}{' '}
          {say(field, value, after)}
        </li>
      ))}
    </ul>
  );

  function say(field: string, value: unknown, all: Decision['after']): ReactNode {
    if (value === null || value === undefined || value === '') return t.nothing;
    if (isLetGo(field, value, all)) return t.letGo;
    if (typeof value === 'number' && /At$|By$/.test(field)) return <TimeText at={value} full />;
    if (field === 'amountCents') return yuan(Number(value));
    return values[String(value)] ?? String(value);
  }
}
