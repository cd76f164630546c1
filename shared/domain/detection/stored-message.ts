import type { DialogueMessage } from '../../model/analysis.ts';
import type { Role } from '../../model/message.ts';
import { parseMoment, toIso, type Moment } from './due/wall-clock.ts';

/** A message as an archive keeps it. */
export interface StoredMessage {
  readonly i: number;
  readonly role: Role;
  /** UTC ms; null where the source gives no time. */
  readonly sentAt: number | null;
  /** Minutes east of UTC where and when it was written. */
  readonly offset: number;
  readonly text: string;
}

/** The same as the detectors read it: with the time on the message's own clock. */
export const dialogueMessage = ({
  i,
  role,
  sentAt,
  offset,
  text,
}: StoredMessage): DialogueMessage => ({
  i,
  role,
  time: timeOf(sentAt, offset),
  text,
});

const timeOf = (sentAt: number | null, offset: number): string | null =>
  sentAt === null ? null : toIso(sentAt + offset * 60_000, Math.trunc(offset));

/**
 * What `parseMoment` reads from the time of `dialogueMessage`, without writing it first: of a million messages
 * that takes a twentieth of the detectors' time.
 */
export function momentOfStored({
  sentAt,
  offset,
}: Pick<StoredMessage, 'sentAt' | 'offset'>): Moment | null {
  if (sentAt === null) return null;
  const wall = sentAt + offset * 60_000;
  if (wall >= 0 && wall < YEAR_10000) {
    return { wall: Math.floor(wall / 1000) * 1000, offset: Math.trunc(offset) + 0 };
  }
  const time = timeOf(sentAt, offset);
  return time === null ? null : parseMoment(time);
}

/** From then on a year has five digits. */
const YEAR_10000 = Date.UTC(10_000, 0);
