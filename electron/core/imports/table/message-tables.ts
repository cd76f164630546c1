import type { ParsedEvent, ParseInput } from '../format.ts';
import { dayOrderOf } from './cell-time.ts';
import { chatInCell } from './chat-in-cell.ts';
import { columnIndex } from './columns.ts';
import type { Layout } from './layout.ts';
import { issueOf, messageRows } from './message-rows.ts';

/** Reads the rows of all tables of a file as messages, one table after the other. */
export async function* messageTables(
  input: ParseInput,
  layouts: readonly Layout[],
): AsyncGenerator<readonly ParsedEvent[], void, undefined> {
  const { name, options } = input;
  const { order, isUndecided } = dayOrderOf(datesOf(layouts), options.dateOrder);
  const chats = chatInCell(input);
  if (isUndecided) {
    yield [{ type: 'question', id: 'date-order', choices: ['DMY', 'MDY'], assumed: order }];
  }
  for (const layout of layouts) yield* chats.questions(layout);
  let position = 0;
  for (const layout of layouts) {
    const read = messageRows(layout, { name, options, order });
    let index = -1;
    for await (const rows of layout.source.rows()) {
      const events: ParsedEvent[] = [];
      for (const row of rows) {
        index++;
        if (index === layout.headerRow) continue;
        if (index < layout.headerRow) {
          events.push(issueOf(row, 'no-header-before', true));
          continue;
        }
        const chat = read(row, position + 1, events);
        if (chat === null) {
          position++;
          continue;
        }
        yield events.splice(0);
        for await (const event of chats.read(chat, row)) {
          events.push(event.type === 'message' ? { ...event, position: ++position } : event);
        }
      }
      if (events.length > 0) yield events;
    }
  }
}

/** The dates that the samples show. */
function datesOf(layouts: readonly Layout[]): string[] {
  return layouts.flatMap(({ headers, columns, rows }) => {
    const index = columnIndex(headers, columns.date ?? columns.time) ?? -1;
    return rows.map((row) => row[index] ?? '');
  });
}
