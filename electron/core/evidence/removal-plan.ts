import { AppError } from '../../../shared/contract/errors.ts';
import type { EvidenceRequest } from '../../../shared/contract/evidence.ts';
import type { HidingReason } from '../../../shared/domain/evidence/format.ts';
import {
  hiddenIn,
  needlesOf,
  scrub,
  type Hidden,
  type Mark,
  type Needle,
} from '../../../shared/domain/evidence/removal.ts';
import type { ScopedMessage } from '../store/evidence.ts';

/** What a package must not show, decided before anything is rendered. */
export interface RemovalPlan {
  readonly needles: readonly Needle[];
  /** Why a message is left out whole, or undefined. */
  withheld(messageId: string): HidingReason | undefined;
  /** What is hidden of a message's text. */
  hidden(message: ScopedMessage): readonly Hidden[];
  /** Why the whole text of a message is hidden, and its files with it. */
  wholeReason(message: ScopedMessage): HidingReason | undefined;
  /** A name, a title or a claim without the removed words. */
  clean(text: string): string;
  /** True when anything at all is hidden: then the originals would reveal it. */
  readonly hidesSomething: boolean;
}

export function planRemoval(
  request: Pick<EvidenceRequest, 'redactions' | 'withheld'>,
  messages: readonly ScopedMessage[],
): RemovalPlan {
  const byId = new Map(messages.map((message) => [message.messageId, message]));
  const textOf = (messageId: string): string => {
    const message = byId.get(messageId);
    if (message) return message.text;
    throw new AppError('invalid-input', 'A message to hide is not in the scope.', { messageId });
  };
  for (const { messageId, start, end } of request.redactions) {
    const { length } = textOf(messageId);
    const isWhole = start === undefined && end === undefined;
    if (isWhole || (start ?? 0) < Math.min(end ?? length, length)) continue;
    throw new AppError('invalid-input', 'A redaction covers no text.', { messageId });
  }
  const withheld = new Map<string, HidingReason>();
  for (const { messageId, internal } of messages) {
    if (internal) withheld.set(messageId, 'internal-note');
  }
  for (const { messageId, reason } of request.withheld) withheld.set(messageId, reason);
  const marks: readonly Mark[] = request.redactions;
  const left = [...withheld].map(([messageId, reason]) => ({ messageId, reason }));
  const needles = needlesOf([...marks, ...left], textOf);
  const marksOf = Map.groupBy(marks, ({ messageId }) => messageId);
  const hidden = (message: ScopedMessage): readonly Hidden[] =>
    hiddenIn(message.text, marksOf.get(message.messageId) ?? [], needles);
  return {
    needles,
    hidden,
    withheld: (messageId) => withheld.get(messageId),
    wholeReason(message) {
      const own = marksOf.get(message.messageId) ?? [];
      const whole = own.find(({ start, end }) => start === undefined && end === undefined);
      return whole?.reason;
    },
    clean: (text) => scrub(text, needles),
    hidesSomething: marks.length > 0 || withheld.size > 0,
  };
}
