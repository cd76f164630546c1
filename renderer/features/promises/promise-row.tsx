import type { PromiseRow } from '../../../shared/contract/promises.ts';
import { promisesTexts } from '../../../shared/i18n/promises.ts';
import { letGoTexts } from '../../../shared/i18n/let-go.ts';
import { promiseKindWords, promiseStatusWords } from '../../../shared/i18n/matter-words.ts';
import { yuan } from '../../ui/amount.ts';
import { BoardRow } from '../../ui/board/board-row.tsx';
import { useTexts } from '../../ui/language.ts';
import { PlatformMark } from '../../ui/marks.tsx';
import { DueTime, TimeText } from '../../ui/time-text.tsx';

interface PromiseListRowProps {
  readonly promise: PromiseRow;
  /** From long ago: when it was said, not by how much it is late. */
  readonly isPast: boolean;
}

/** Who promised whom what, by when; below it the words themselves. */
export function PromiseListRow({ promise, isPast }: PromiseListRowProps) {
  const t = useTexts(promisesTexts);
  const kinds = useTexts(promiseKindWords);
  const states = useTexts(promiseStatusWords);
  const letGo = useTexts(letGoTexts);
  const { agent, customer, platform, kind, amountCents, strength, status, dueAt, saidAt } = promise;
  const isRunning = status === 'proposed' || status === 'open';
  // What is only proposed, and looks kept, is late by nobody's word.
  const isCalm = isPast || (status === 'proposed' && promise.proofs.length > 0);
  const isSettled = status === 'withdrawn' || status === 'rejected';
  return (
    <BoardRow
      marks={<PlatformMark platform={platform} />}
      who={t.who(agent, customer ?? t.theCustomer)}
      amount={amountCents === null ? null : yuan(amountCents)}
      when={
        isCalm ? (
          <TimeText at={saidAt} />
        ) : isRunning ? (
          <DueTime at={dueAt} />
        ) : (
          <TimeText at={promise.changedAt} />
        )
      }
      kind={kinds[kind]}
      words={promise.what}
      remarks={[
        promise.proofs.length > 0 && t.hasProof,
        promise.lane === 'vague' ? t.vagueRemark : strength === 'soft' && t.soft,
        isSettled && (promise.letGo === null ? states[status] : letGo.state),
        promise.owner,
      ]}
    />
  );
}
