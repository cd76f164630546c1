import type { Message } from '../../../shared/model/message.ts';
import type { Interval } from '../../../shared/domain/coverage/gaps.ts';
import { wallTime } from '../../ui/time.ts';

/** A message and what stands round it. */
export interface Row {
  readonly message: Message;
  /** First of a day, by the shop's clock: a separator stands above it. */
  readonly startsDay: boolean;
  /** Same sender, a moment later: the name is not said again. */
  readonly continues: boolean;
  /** Ends between the message before and this one: nothing imported covers it. */
  readonly gap: Interval | null;
}

const sameBreathMs = 5 * 60_000;

export function rowsOf(
  messages: readonly Message[],
  zone: string,
  gaps: readonly Interval[] = [],
): Row[] {
  let day = '';
  return messages.map((message, index) => {
    const date = message.sentAt === null ? day : wallTime(message.sentAt, zone).date;
    const startsDay = date !== day;
    day = date;
    const before = messages[index - 1];
    const gap = gapBetween(gaps, before, message);
    const continues =
      !startsDay && gap === null && before !== undefined && isSameBreath(before, message);
    return { message, startsDay, continues, gap };
  });
}

/** Told once: before the first message after it, where that one's neighbour lies before it. */
function gapBetween(
  gaps: readonly Interval[],
  before: Message | undefined,
  { sentAt }: Message,
): Interval | null {
  const last = before?.sentAt;
  if (last === null || last === undefined || sentAt === null) return null;
  return gaps.find(({ from, to }) => last <= from && to <= sentAt) ?? null;
}

function isSameBreath(before: Message, message: Message): boolean {
  if (before.isSystem || message.isSystem || before.sender !== message.sender) return false;
  if (before.role !== message.role || before.internal !== message.internal) return false;
  if (before.sentAt === null || message.sentAt === null) return true;
  return message.sentAt - before.sentAt < sameBreathMs;
}
