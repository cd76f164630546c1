import { AppError } from '../../../shared/contract/errors.ts';
import type { EvidenceRequest } from '../../../shared/contract/evidence.ts';
import type { HidingReason } from '../../../shared/domain/evidence/format.ts';
import { privateWords } from '../../../shared/domain/evidence/private-words.ts';
import {
  hiddenIn,
  needlesOf,
  scrub,
  type Hidden,
  type Mark,
  type Needle,
} from '../../../shared/domain/evidence/removal.ts';
import type { ScopedMessage } from '../store/evidence.ts';
import type { Box } from './burn-in.ts';
import type { EvidenceScope } from './scope.ts';

/** What a package must not show, decided before anything is rendered. */
export interface RemovalPlan {
  readonly needles: readonly Needle[];
  /** Why a message is left out whole, or undefined. */
  withheld(messageId: string): HidingReason | undefined;
  /** What is hidden of a message's text. */
  hidden(message: ScopedMessage): readonly Hidden[];
  /** Why the whole text of a message is hidden, and its files with it. */
  wholeReason(message: ScopedMessage): HidingReason | undefined;
  /** Boxes of a picture, by its SHA-256. */
  picture(digest: string): MaskedPicture | undefined;
  /** A name, a title or a claim without the removed words. */
  clean(text: string): string;
  /** True when anything at all is hidden: then the originals would reveal it. */
  readonly hidesSomething: boolean;
}

export interface MaskedPicture {
  readonly boxes: readonly Box[];
  readonly reason: HidingReason;
}

export function planRemoval(
  request: Pick<EvidenceRequest, 'redactions' | 'withheld' | 'pictures' | 'profile'>,
  scope: Pick<EvidenceScope, 'stretches'>,
): RemovalPlan {
  const messages = scope.stretches.flatMap((stretch) => stretch.messages);
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
    if (internal && request.profile !== 'internal') withheld.set(messageId, 'internal-note');
  }
  for (const { messageId, reason } of request.withheld) withheld.set(messageId, reason);
  const pictures = maskedPictures(request.pictures, byId);
  const marks: readonly Mark[] = request.redactions;
  const left = [...withheld].map(([messageId, reason]) => ({ messageId, reason }));
  const marked = needlesOf([...marks, ...left], textOf);
  const needles = request.profile === 'share' ? withPrivateWords(marked, scope) : marked;
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
    picture: (digest) => pictures.get(digest),
    clean: (text) => scrub(text, needles),
    hidesSomething:
      marks.length > 0 || withheld.size > 0 || pictures.size > 0 || needles.length > 0,
  };
}

/** By digest: the same picture may stand in several messages, and its boxes go with it. */
function maskedPictures(
  asked: EvidenceRequest['pictures'],
  byId: ReadonlyMap<string, ScopedMessage>,
): ReadonlyMap<string, MaskedPicture> {
  const masked = new Map<string, MaskedPicture>();
  for (const { messageId, name, boxes, reason } of asked) {
    const message = byId.get(messageId);
    const digest = message?.attachments.find((one) => one.name === name)?.digest;
    if (!digest) {
      const details = { messageId, name };
      throw new AppError('invalid-input', 'The message in scope has no such picture.', details);
    }
    const before = masked.get(digest);
    masked.set(digest, { boxes: [...(before?.boxes ?? []), ...boxes], reason });
  }
  return masked;
}

/** A copy for others shows neither numbers of people nor the names that customers go by. */
function withPrivateWords(
  marked: readonly Needle[],
  { stretches }: Pick<EvidenceScope, 'stretches'>,
): readonly Needle[] {
  const messages = stretches.flatMap((stretch) => stretch.messages);
  const names = [
    ...stretches.flatMap(({ conversation }) => conversation.customer ?? []),
    ...messages.flatMap(({ role, sender }) => (role === 'customer' ? [sender] : [])),
  ];
  const texts = messages.flatMap(({ text, attachments }) => [
    text,
    ...attachments.map(({ name }) => name),
  ]);
  const known = new Set(marked.map(({ text }) => text));
  const more = privateWords(texts, names).filter(({ text }) => !known.has(text));
  // The longest first, so that a part never saves the whole.
  return [...marked, ...more].toSorted((a, b) => b.text.length - a.text.length);
}
