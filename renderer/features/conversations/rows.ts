import type { Interval } from '../../../shared/domain/coverage/gaps.ts';
import type { Message } from '../../../shared/model/message.ts';
import { wallTime } from '../../ui/time.ts';

/** A message and what stands round it. */
export interface Row {
  readonly message: Message;
  /** First of a day, by the shop's clock: a separator stands above it. */
  readonly startsDay: boolean;
  /** Same sender, a moment later: the name is not said again. */
  readonly continues: boolean;
  /** End between the message before in its conversation and this one: nothing imported covers them. */
  readonly gaps: readonly Gap[];
  /** First of another conversation than the row before, or of the whole record. */
  readonly startsConversation: boolean;
  /** The conversation of the row before; null at the top. */
  readonly cameFrom: string | null;
  /** First seen in another file than the row before, or first of the whole record. */
  readonly startsSource: boolean;
}

/** A period of a conversation that nothing imported covers. */
export interface Gap extends Interval {
  readonly conversationId: string;
}

const sameBreathMs = 5 * 60_000;

/** `isWhole`: the first message is the first of the record. */
export function rowsOf(
  messages: readonly Message[],
  zone: string,
  gaps: readonly Gap[] = [],
  isWhole = false,
): Row[] {
  const dateOf = datesOf(zone);
  const takeGaps = gapsBefore(gaps);
  let day = '';
  return messages.map((message, index) => {
    const date = message.sentAt === null ? day : dateOf(message.sentAt);
    const startsDay = date !== day;
    day = date;
    const before = messages[index - 1];
    const missing = takeGaps(message);
    const differs = (key: 'conversationId' | 'sourceFileId'): boolean =>
      before === undefined ? isWhole : before[key] !== message[key];
    const startsConversation = differs('conversationId');
    const startsSource = differs('sourceFileId');
    const stands = startsDay || missing.length > 0 || startsConversation || startsSource;
    const continues = !stands && before !== undefined && isSameBreath(before, message);
    return {
      message,
      startsDay,
      continues,
      gaps: missing,
      startsConversation,
      cameFrom: before?.conversationId ?? null,
      startsSource,
    };
  });
}

/** Each told once: before the first message after it whose neighbour in its conversation lies before it. */
function gapsBefore(gaps: readonly Gap[]): (message: Message) => readonly Gap[] {
  const lastAt = new Map<string, number>();
  const told = new Set<string>();
  return ({ conversationId, sentAt }) => {
    const last = lastAt.get(conversationId);
    if (sentAt === null) return none;
    lastAt.set(conversationId, sentAt);
    if (last === undefined || gaps.length === 0) return none;
    return gaps.filter((gap) => {
      const key = `${gap.from} ${gap.to}`;
      const isHere = gap.conversationId === conversationId && last <= gap.from && gap.to <= sentAt;
      if (!isHere || told.has(key)) return false;
      told.add(key);
      return true;
    });
  };
}

const none: readonly Gap[] = [];

const quarterMs = 15 * 60_000;

/** Dates by a zone's clock, each quarter of an hour asked for once: no day begins within one. */
function datesOf(zone: string): (at: number) => string {
  const known = new Map<number, string>();
  return (at) => {
    const quarter = Math.floor(at / quarterMs);
    const date = known.get(quarter) ?? wallTime(quarter * quarterMs, zone).date;
    known.set(quarter, date);
    return date;
  };
}

function isSameBreath(before: Message, message: Message): boolean {
  if (before.isSystem || message.isSystem || before.sender !== message.sender) return false;
  if (before.role !== message.role || before.internal !== message.internal) return false;
  if (before.sentAt === null || message.sentAt === null) return true;
  return message.sentAt - before.sentAt < sameBreathMs;
}
