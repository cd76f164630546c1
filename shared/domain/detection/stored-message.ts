import type { DialogueMessage } from '../../model/analysis.ts';
import type { Role } from '../../model/message.ts';
import { toIso } from './due/wall-clock.ts';

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
  time: sentAt === null ? null : toIso(sentAt + offset * 60_000, Math.trunc(offset)),
  text,
});
