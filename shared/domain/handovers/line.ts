import type { HandoverItem } from '../../contract/handover-items.ts';
import type { HandoverNoteWords } from '../../i18n/handover-note.ts';
import { excerpt, lengthOf } from './excerpt.ts';
import type { FactMessage, FactPlace } from './facts.ts';
import type { SeverityFacts } from './severity.ts';

/** A line as the archive's facts alone would write it. */
export interface Line extends Pick<
  HandoverItem,
  | 'section'
  | 'headline'
  | 'situation'
  | 'next_action'
  | 'evidence'
  | 'source_ref'
  | 'proposed'
  | 'stage'
  | 'amount_cents'
> {
  readonly place: FactPlace;
  readonly dueAt: number | null;
  readonly since: number | null;
  readonly owner: string | null;
  readonly severityFacts: SeverityFacts;
}

const headlineLimit = 60;
const situationLimit = 140;

/** How the customer is called in a line; never so long that no room is left for the matter. */
export function customerOf(place: FactPlace, words: HandoverNoteWords): string {
  return excerpt(place.customer, 16) || words.unknownCustomer;
}

/** Who spoke: of a shop's sub-account (`店铺:小红`) the person. */
export function speakerOf(sender: string): string {
  return excerpt(sender.split(/[:：]/u).at(-1)?.trim() || sender, 12);
}

/** Fills `frame` with as much of `text` as a headline has room for. */
export function headlineOf(
  frame: (words: string) => string,
  text: string,
  words: HandoverNoteWords,
  focus?: string,
): string {
  const room = headlineLimit - lengthOf(frame(''));
  return frame(shown(text, room, words, focus));
}

/** Who said what, in order, within the limit of a situation; short messages leave room to long ones. */
export function situationOf(
  messages: readonly (FactMessage | null)[],
  words: HandoverNoteWords,
  focus?: string,
): string {
  const present = inOrder(messages);
  const frames = present.map(
    ({ sender }) =>
      (text: string) =>
        words.said(speakerOf(sender), text),
  );
  const used = frames.reduce((sum, frame) => sum + lengthOf(frame('')), present.length - 1);
  const rooms = shareRoom(
    situationLimit - used,
    present.map(({ text }) => lengthOf(shown(text, situationLimit, words, focus))),
  );
  return present
    .map(({ text }, index) => frames[index]?.(shown(text, rooms[index] ?? 0, words, focus)))
    .join(' ');
}

/** An excerpt, or the words that say that a message has none. */
function shown(text: string, room: number, words: HandoverNoteWords, focus?: string): string {
  const some = excerpt(text, room, focus);
  if (some !== '' || lengthOf(words.withoutWords) <= room) return some || words.withoutWords;
  return room > 0 ? '…' : '';
}

/** Message ids in time order, each once. */
export function evidenceOf(messages: readonly (FactMessage | null)[]): string[] {
  return inOrder(messages).map(({ messageId }) => messageId);
}

function inOrder(messages: readonly (FactMessage | null)[]): FactMessage[] {
  const byId = new Map(messages.filter((one) => one !== null).map((one) => [one.messageId, one]));
  return [...byId.values()].toSorted(
    (a, b) => (a.sentAt ?? 0) - (b.sentAt ?? 0) || Number(a.messageId) - Number(b.messageId),
  );
}

/** Everyone gets an equal share; what a short one leaves goes to the others. */
function shareRoom(room: number, wanted: readonly number[]): number[] {
  const rooms = wanted.map(() => 0);
  const shortestFirst = wanted.map((_, index) => index).toSorted((a, b) => wanted[a]! - wanted[b]!);
  let left = room;
  for (const [done, index] of shortestFirst.entries()) {
    const share = Math.min(wanted[index] ?? 0, Math.floor(left / (wanted.length - done)));
    rooms[index] = share;
    left -= share;
  }
  return rooms;
}
