import { dateOf, wallClock } from '../calendar.ts';
import type { SampleConversation, SampleMessage } from '../conversation.ts';
import { senderOf } from '../senders.ts';

/** JD Dongdong log: one block a session, sessions of all customers in the order of their start. */
export function dongdongLog(conversations: readonly SampleConversation[]): Uint8Array {
  const sessions = conversations
    .flatMap((conversation) => sessionsOf(conversation))
    .toSorted((one, other) => startOf(one) - startOf(other));
  const lines = sessions.flatMap((session) => [
    '/*****************以下为一通会话************************************/',
    ...session.messages.flatMap((message) => [
      // Dongdong is seen to put a space before a customer's name.
      `${message.by === 'buyer' ? ' ' : ''}${senderOf(session, message.by)} ${wallClock(message.at)}`,
      message.text,
    ]),
    '/*****************会话结束************************************/',
  ]);
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

/** A session ends with the day or with an hour of silence. */
function sessionsOf(conversation: SampleConversation): SampleConversation[] {
  const groups: SampleMessage[][] = [];
  for (const message of conversation.messages) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const same =
      before !== undefined &&
      dateOf(before.at) === dateOf(message.at) &&
      message.at - before.at < 3_600_000;
    if (same) group?.push(message);
    else groups.push([message]);
  }
  return groups.map((messages) => ({ ...conversation, messages }));
}

function startOf(session: SampleConversation): number {
  return session.messages[0]?.at ?? 0;
}
