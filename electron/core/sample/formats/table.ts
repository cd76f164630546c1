import { wallClock } from '../calendar.ts';
import type { SampleConversation } from '../conversation.ts';
import { senderOf } from '../senders.ts';

/** The mini-program's own customer service system: UTF-8 with BOM, CRLF, one row a message. */
export function csvTable(conversations: readonly SampleConversation[]): Uint8Array {
  const rows = conversations
    .flatMap((conversation, index) =>
      conversation.messages.map((message) => ({
        at: message.at,
        cells: [
          `XCX-${String(index + 1).padStart(4, '0')}`,
          wallClock(message.at),
          senderOf(conversation, message.by),
          message.by === 'buyer' ? '客户' : '客服',
          message.text,
          message.order ?? '',
        ],
      })),
    )
    .toSorted((one, other) => one.at - other.at);
  const lines = [header, ...rows.map((row) => row.cells)].map((cells) => cells.map(cell).join(','));
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`);
}

const header = ['会话ID', '时间', '发送人', '角色', '内容', '订单号'];

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
