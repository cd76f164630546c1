import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Quality } from '../../../shared/contract/handover-quality.ts';
import { handoverDeedsTexts } from '../../../shared/i18n/handover-deeds.ts';
import { api } from '../../api/client.ts';
import { Facts } from '../../ui/facts.tsx';
import { useNumber, useTexts } from '../../ui/language.ts';
import { QueryState } from '../../ui/query-state.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { Shown } from '../../ui/masking.tsx';
import classes from './handovers.module.css';

/** What the note left out, as far as the records tell by now. Looked for when it is opened. */
export function MissCheck({ handoverId }: { readonly handoverId: string }) {
  const t = useTexts(handoverDeedsTexts);
  const [isOpen, setOpen] = useState(false);
  const query = useQuery({
    ...api.handovers.missCheck.queryOptions({ input: { handoverId } }),
    enabled: isOpen,
  });
  return (
    <details className={classes['section']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.missCheck}</summary>
      <p className={classes['remark']}>{t.missCheckHint}</p>
      {isOpen && (
        <QueryState query={query} what={t.missCheck} rows={2}>
          {(quality) => (
            <>
              <QualityFacts quality={quality} />
              <Misses misses={quality.misses} />
            </>
          )}
        </QueryState>
      )}
    </details>
  );
}

function QualityFacts({ quality }: { readonly quality: Quality }) {
  const t = useTexts(handoverDeedsTexts);
  const number = useNumber();
  const share = (part: number | null): string =>
    part === null ? t.nothing : t.percent(Math.round(100 * part));
  const { complete, relevant, acknowledgedMs, questions, unreadBack } = quality;
  return (
    <Facts
      facts={[
        [t.complete, share(complete)],
        [t.relevant, share(relevant)],
        [
          t.acknowledgeTime,
          acknowledgedMs === null
            ? t.nothing
            : t.minutes(number(Math.round(acknowledgedMs / 60_000))),
        ],
        [t.questionCount, number(questions)],
        [t.unreadBack, number(unreadBack)],
      ]}
    />
  );
}

function Misses({ misses }: Pick<Quality, 'misses'>) {
  const t = useTexts(handoverDeedsTexts);
  if (misses.length === 0) return <p role="status">● {t.noMisses}</p>;
  return (
    <ul className={classes['plain']} aria-label={t.misses}>
      {misses.map(({ kind, id, how, why, customer, headline, at }) => (
        <li key={`${kind} ${id}`} className={classes['addendum']}>
          <span className={classes['line']}>
            <span className={classes['red']}>
              ▲ {how === 'absent' ? t.missAbsent : t.missClosed}
            </span>
            <span className={classes['grow']}>
              {customer} · <Shown text={headline} />
            </span>
            <span className={classes['remark']}>
              {why === 'due' ? t.missDue : t.missWrote} <TimeText at={at} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
