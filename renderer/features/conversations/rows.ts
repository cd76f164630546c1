import type { Message } from '../../../shared/model/message.ts';
import { wallTime } from '../../ui/time.ts';

/** A message and what stands round it. */
export interface Row {
  readonly message: Message;
  /** First of a day, by the shop's clock: a separator stands above it. */
  readonly startsDay: boolean;
  /** Same sender, a moment later: the name is not said again. */
  readonly continues: boolean;
}

const sameBreathMs = 5 * 60_000;

export function rowsOf(messages: readonly Message[], zone: string): Row[] {
  let day = '';
  return messages.map((message, index) => {
    const date = message.sentAt === null ? day : wallTime(message.sentAt, zone).date;
    const startsDay = date !== day;
    day = date;
    const before = messages[index - 1];
    const continues = !startsDay && before !== undefined && isSameBreath(before, message);
    return { message, startsDay, continues };
  });
}

function isSameBreath(before: Message, message: Message): boolean {
  if (before.isSystem || message.isSystem || before.sender !== message.sender) return false;
  if (before.role !== message.role || before.internal !== message.internal) return false;
  if (before.sentAt === null || message.sentAt === null) return true;
  return message.sentAt - before.sentAt < sameBreathMs;
}
