import { Button, Checkbox, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { ReviewCard as Card } from '../../../shared/contract/spot-checks.ts';
import { scoreOf } from '../../../shared/domain/spot-checks/score.ts';
import { spotCheckTexts } from '../../../shared/i18n/spot-checks.ts';
import { tableWord } from '../../../shared/i18n/table-words.ts';
import type { SpotRule } from '../../../shared/model/spot-checks.ts';
import { api, client } from '../../api/client.ts';
import { Failure } from '../../ui/failure.tsx';
import { useLanguage, useNumber, useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { Appeals } from './appeals.tsx';
import classes from './spot-checks.module.css';

/** One conversation's review: what the rules find, what the reviewer says, what the clerk says to it. */
export function ReviewCard({ itemId }: { readonly itemId: string }): ReactNode {
  const t = useTexts(spotCheckTexts);
  const card = useQuery(api.spotChecks.card.queryOptions({ input: { itemId } }));
  const rules = useQuery(api.spotChecks.rules.queryOptions());
  return (
    <section className={classes['card']} aria-label={t.card}>
      <QueryState query={card} what={t.card}>
        {(data) => (
          <>
            {rules.data && <Form key={data.reviews.length} card={data} rules={rules.data.rules} />}
            <History card={data} />
            <Appeals card={data} />
          </>
        )}
      </QueryState>
    </section>
  );
}

function Form({
  card,
  rules,
}: {
  readonly card: Card;
  readonly rules: readonly SpotRule[];
}): ReactNode {
  const t = useTexts(spotCheckTexts);
  const language = useLanguage();
  const format = useNumber();
  const queries = useQueryClient();
  const { itemId, proposed, reviews } = card;
  const [newest] = reviews;
  const [holding, setHolding] = useState<ReadonlySet<string>>(
    () => new Set((newest?.findings ?? proposed).map(({ ruleId }) => ruleId)),
  );
  const [note, setNote] = useState(newest?.note ?? '');
  const shown = new Map(proposed.map(({ ruleId, messageIds }) => [ruleId, messageIds]));
  const score = scoreOf(rules.filter(({ id }) => holding.has(id)));
  const save = useMutation({
    mutationFn: () =>
      client.spotChecks.review({
        itemId,
        note,
        findings: [...holding].map((ruleId) => ({
          ruleId,
          messageIds: [...(shown.get(ruleId) ?? [])],
        })),
      }),
    onSuccess: async () => {
      notify(t.saved);
      await queries.invalidateQueries({ queryKey: api.spotChecks.key() });
    },
  });
  useShortcuts([{ keys: ['mod+Enter'], label: t.keySave, shown: true, run: () => save.mutate() }]);
  const toggle = (id: string): void =>
    setHolding((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  return (
    <div className={classes['form']}>
      <p className={classes['score']}>{t.score(format(score))}</p>
      {reviews.length === 0 && proposed.length > 0 && (
        <p className={classes['quiet']}>{t.proposed}</p>
      )}
      <ul className={classes['rules']}>
        {rules.map((rule) => (
          <li key={rule.id} className={classes['line']}>
            <Checkbox
              size="xs"
              label={tableWord(rule, language)}
              checked={holding.has(rule.id)}
              onChange={() => toggle(rule.id)}
            />
            <span>{t.points(rule.points)}</span>
          </li>
        ))}
      </ul>
      <Textarea
        label={t.note}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2_000}
      />
      {save.error !== null && <Failure error={save.error} what={t.failed} />}
      <Button size="xs" loading={save.isPending} onClick={() => save.mutate()}>
        {t.save}
      </Button>
    </div>
  );
}

function History({ card: { reviews } }: { readonly card: Card }): ReactNode {
  const t = useTexts(spotCheckTexts);
  const format = useNumber();
  if (reviews.length === 0) return null;
  return (
    <div>
      <h3 className={classes['heading']}>{t.history}</h3>
      <ul className={classes['rules']}>
        {reviews.map(({ at, by, score, note }) => (
          <li key={at}>
            <span className={classes['line']}>
              <span>{t.reviewBy(by, format(score))}</span>
              <TimeText at={at} />
            </span>
            {note !== '' && <p className={classes['quiet']}>{note}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}
