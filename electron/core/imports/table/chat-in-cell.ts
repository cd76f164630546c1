import type { ParsedMessage } from '../../store/import-records.ts';
import type { ParsedEvent, ParseInput } from '../format.ts';
import { plainMessage } from '../text/dialect.ts';
import { columnIndex } from './columns.ts';
import type { Layout } from './layout.ts';
import { conversationOf, issueOf, type ChatCell } from './message-rows.ts';
import type { Row } from './rows.ts';

/** Reads chats that stand whole in one cell of a table, as if each were a file. */
export function chatInCell({ readText, name }: ParseInput) {
  return {
    /** What cells of the sample leave open: asked before the first message. */
    async *questions(layout: Layout): AsyncGenerator<readonly ParsedEvent[]> {
      if (!layout.isChatInCell) return;
      const asked = new Set<string>();
      const text = columnIndex(layout.headers, layout.columns.text) ?? 0;
      for (const row of layout.rows) {
        const reading = readText(row[text] ?? '', name);
        if (!reading) continue;
        for await (const events of reading) {
          for (const event of events) {
            if (event.type !== 'question' || asked.has(event.id)) continue;
            asked.add(event.id);
            yield [event];
          }
        }
      }
    },

    /** The messages of a cell under the conversation of its row. A cell that is no chat is one message. */
    async *read({ text, key, title }: ChatCell, row: Row): AsyncGenerator<ParsedEvent> {
      if (text.trim() === '') return;
      const reading = readText(text, name);
      if (!reading) {
        yield issueOf(row, 'unreadable-row', false);
        yield conversationOf(key, title);
        yield wholeCell(text, key);
        return;
      }
      const opened = new Map<string, string>();
      for await (const events of reading) {
        for (const event of events) {
          if (event.type === 'conversation') {
            if (opened.has(event.key)) continue;
            // A second chat in the same cell stays apart from the first.
            const own = opened.size === 0 ? key : `${key}/${event.key}`;
            opened.set(event.key, own);
            const { platform, channel, isGroup, shop } = event;
            const heading = opened.size === 1 ? title : event.title;
            yield { ...conversationOf(own, heading), platform, channel, isGroup, shop };
          } else if (event.type === 'message') {
            yield inConversation(event, opened.get(event.conversation) ?? key);
          } else if (event.type === 'issue') {
            yield { ...event, line: row.line };
          }
        }
      }
    },
  };
}

/** Nobody knows who said what, and when; the text is kept. */
function wholeCell(text: string, conversation: string): ParsedMessage {
  const unknown = { sender: '', handle: '', role: 'unknown', timeRaw: '' } as const;
  const noTime = { sentAt: null, wallClock: null, zone: null, position: 0 } as const;
  return { type: 'message', ...plainMessage, ...unknown, ...noTime, conversation, text };
}

/** Handles that stand for a side of one conversation only move with it. */
function inConversation(message: ParsedMessage, key: string): ParsedMessage {
  const { conversation, handle } = message;
  const own = `${conversation}:`;
  const moved = handle.startsWith(own) ? `${key}:${handle.slice(own.length)}` : handle;
  return { ...message, conversation: key, handle: moved };
}
