import type { PromiseRow } from '../../../shared/contract/promises.ts';
import { promisesTexts } from '../../../shared/i18n/promises.ts';
import { promiseKindWords, promiseStatusWords } from '../../../shared/i18n/matter-words.ts';
import { yuan } from '../../ui/amount.ts';
import { BoardRow } from '../../ui/board/board-row.tsx';
import { useTexts } from '../../ui/language.ts';
import { PlatformMark } from '../../ui/marks.tsx';
import { DueTime, TimeText } from '../../ui/time-text.tsx';

/** Who promised whom what, by when; below it the words themselves. */
export function PromiseListRow({ promise }: { readonly promise: PromiseRow }) {
  const t = useTexts(promisesTexts);
  const kinds = useTexts(promiseKindWords);
  const states = useTexts(promiseStatusWords);
  const { agent, customer, platform, kind, amountCents, strength, status, dueAt } = promise;
  const isRunning = status === 'proposed' || status === 'open';
  const isSettled = status === 'withdrawn' || status === 'rejected';
  return (
    <BoardRow
      marks={<PlatformMark platform={platform} />}
      who={t.who(agent, customer ?? t.theCustomer)}
      amount={amountCents === null ? null : yuan(amountCents)}
      when={isRunning ? <DueTime at={dueAt} /> : <TimeText at={promise.changedAt} />}
      kind={kinds[kind]}
      words={promise.what}
      remarks={[
        promise.proofs.length > 0 && t.hasProof,
        promise.lane === 'vague' ? t.vagueRemark : strength === 'soft' && t.soft,
        isSettled && states[status],
        promise.owner,
      ]}
    />
  );
}
