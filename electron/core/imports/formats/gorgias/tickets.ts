import type { ParsedEvent } from '../../format.ts';
import { readCellTime } from '../../table/cell-time.ts';
import type { TableRecord } from '../../table/records.ts';
import type { ZoneClock } from '../../text/wall-clock.ts';

export const ticketHeaders = ['Ticket id', 'Creation date', 'Customer email'] as const;

/** A ticket is no message: it is kept as facts of a session. */
export function ticketReader(clock: ZoneClock) {
  return ({ cell, cells, headers, line, isRagged }: TableRecord): ParsedEvent[] => {
    const excerpt = cells.join(' | ').slice(0, 200);
    const time = readCellTime(cell('Creation date'), 'DMY');
    if (time.is !== 'instant' && time.is !== 'local') {
      return [{ type: 'issue', line, reason: 'bad-time', excerpt, rejected: true }];
    }
    const session: ParsedEvent = {
      type: 'session',
      platform: 'gorgias',
      position: line,
      startedAt: time.is === 'instant' ? time.at : clock.instant(time.time),
      customer: cell('Customer name').trim() || cell('Customer email').trim() || null,
      agent: cell('Assignee name').trim() || cell('Assignee email').trim() || null,
      order: cell('Customer last Shopify order').trim() || null,
      facts: Object.fromEntries(headers.map((header) => [header, cell(header)])),
    };
    if (!isRagged) return [session];
    return [session, { type: 'issue', line, reason: 'ragged-row', excerpt, rejected: false }];
  };
}
