import { wallClock } from '../calendar.ts';
import type { SampleConversation, Speaker } from '../conversation.ts';
import { people } from '../resources.ts';
import { senderOf } from '../senders.ts';

/** QQ message manager, "export all" of one group of contacts: UTF-8 with BOM, CRLF. */
export function qqText(conversations: readonly SampleConversation[]): Uint8Array {
  const rule = '='.repeat(64);
  const lines = [
    '消息记录（此消息记录为文本格式，不支持重新导入）',
    '',
    rule,
    '消息分组:客户',
    rule,
  ];
  for (const conversation of conversations) {
    lines.push(`消息对象:${conversation.buyer}`, rule, '');
    for (const message of conversation.messages) {
      const sender = `${senderOf(conversation, message.by)}(${uinOf(conversation, message.by)})`;
      lines.push(`${wallClock(message.at)} ${sender}`, message.text, '');
    }
    lines.push(rule);
  }
  lines.pop();
  const text = `${lines.join('\n')}\n`.replaceAll('\n', '\r\n');
  return new TextEncoder().encode(`\uFEFF${text}`);
}

function uinOf(conversation: SampleConversation, by: Speaker): string {
  if (by === 'system') return '10000';
  return by === 'buyer' ? (conversation.uin ?? '') : people.accounts.qq.uin;
}
