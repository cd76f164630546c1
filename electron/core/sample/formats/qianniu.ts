import iconv from 'iconv-lite';
import { wallClock } from '../calendar.ts';
import type { SampleConversation } from '../conversation.ts';
import { senderOf } from '../senders.ts';

/**
 * AliWangWang / Qianniu text in GBK, as the message manager exports it: the exporting account, then
 * every conversation under its dash rule. Throws when GBK cannot hold what was said.
 */
export function qianniuText(
  account: string,
  conversations: readonly SampleConversation[],
): Uint8Array {
  const rule = '='.repeat(64);
  const lines = [account, rule, `${' '.repeat(31)}单聊${' '.repeat(29)}`, rule];
  for (const conversation of conversations) {
    lines.push(`${dashes}${conversation.buyer}${dashes}`);
    for (const message of conversation.messages) {
      // Cards are seen with one space after the colon, everything else with two.
      const gap = message.kind === 'card' ? ' ' : '  ';
      const sender = senderOf(conversation, message.by);
      lines.push(`${sender}(${wallClock(message.at)}):${gap}${message.text}`);
    }
  }
  return inGbk(`${lines.join('\n').replaceAll('\n', '\r\n')}\r\n`);
}

const dashes = '-'.repeat(28);

function inGbk(text: string): Uint8Array {
  const bytes = iconv.encode(text, 'gbk');
  if (iconv.decode(bytes, 'gbk') !== text) throw new RangeError('GBK cannot hold this text');
  return Uint8Array.from(bytes);
}
