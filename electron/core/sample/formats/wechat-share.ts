import { dateOf, wallClock } from '../calendar.ts';
import type { SampleConversation } from '../conversation.ts';
import { people } from '../resources.ts';
import { senderOf } from '../senders.ts';

/** WeChat's multi-select share of one chat: a rule a day, minutes only. */
export function wechatShare(conversation: SampleConversation): Uint8Array {
  const lines = [
    `${conversation.buyer} 和 ${people.accounts.wechat} 在微信上的聊天记录如下，请查收。`,
    '',
  ];
  let day = '';
  for (const message of conversation.messages) {
    if (dateOf(message.at) !== day) {
      day = dateOf(message.at);
      lines.push(`—————  ${day}  —————`, '', '');
    }
    const sender = senderOf(conversation, message.by);
    lines.push(`${sender}  ${wallClock(message.at).slice(11, 16)}`, '', message.text, '', '');
  }
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}
