import type { Format, ParsedEvent, ParseInput } from '../format.ts';
import { readCellTime, storedTime } from '../table/cell-time.ts';
import { openings } from '../table/openings.ts';
import { tableRecords, tableWith, type TableRecord } from '../table/records.ts';
import { plainMessage } from '../text/dialect.ts';
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';
import { replyChains, type ReplyChains } from './twcs/chains.ts';

const needed = ['tweet_id', 'author_id', 'inbound', 'text', 'in_response_to_tweet_id'] as const;

/**
 * Customer Support on Twitter (`twcs.csv`): a tweet a row, in no order. A conversation is a chain of
 * replies; what came in is the customer's. https://www.kaggle.com/datasets/thoughtvector/customer-support-on-twitter
 */
export const twcs: Format = {
  id: 'twcs',
  version: 1,
  platform: 'other',
  beta: false,
  sniff: (sample) => (tableWith(sample, ...needed) ? 0.97 : 0),
  async *parse(input) {
    const chains = await chainsOf(input);
    const clock = zoneClock(input.options.zone);
    const open = openings('other');
    for await (const records of tableRecords(input, { text: 'text', needed })) {
      yield records.flatMap((record) => eventsOf(record, chains, clock, open));
    }
  },
};

/** A tweet may stand before the one that it answers, so all answers are looked at first. */
async function chainsOf(input: ParseInput): Promise<ReplyChains> {
  const chains = replyChains();
  for await (const records of tableRecords(input, { text: 'text', needed })) {
    for (const { cell } of records) chains.add(idIn(cell('tweet_id')), idIn(answered(cell)));
  }
  return chains;
}

/** pandas writes the numbers of a column with gaps as `8.0`. */
function idIn(cell: string): string {
  return cell.trim().replace(/\.0$/, '');
}

function answered(cell: TableRecord['cell']): string {
  return cell('in_response_to_tweet_id');
}

function eventsOf(
  { cell, cells, line, isRagged }: TableRecord,
  chains: ReplyChains,
  clock: ZoneClock,
  open: ReturnType<typeof openings>,
): ParsedEvent[] {
  const events: ParsedEvent[] = [];
  const issue = (reason: 'ragged-row' | 'bad-time' | 'unreadable-row', rejected: boolean): void => {
    const excerpt = cells.join(',').slice(0, 200);
    events.push({ type: 'issue', line, reason, excerpt, rejected });
  };
  const id = idIn(cell('tweet_id'));
  if (id === '') {
    issue('unreadable-row', true);
    return events;
  }
  const replyTo = idIn(answered(cell)) || null;
  const timeRaw = cell('created_at').trim();
  const time = readCellTime(timeRaw, 'DMY');
  if (isRagged) issue('ragged-row', false);
  if (time.is === 'unreadable' || time.is === 'no-date') issue('bad-time', false);
  const sender = cell('author_id').trim();
  const isInbound = /^(?:true|1)$/i.test(cell('inbound').trim());
  const key = chains.rootOf(id, replyTo);
  events.push(...open(key, isInbound ? sender : ''));
  events.push({
    type: 'message',
    ...plainMessage,
    conversation: key,
    sender,
    handle: sender,
    role: isInbound ? 'customer' : 'agent',
    text: cell('text').replaceAll('\r\n', '\n'),
    ...storedTime(time, clock),
    timeRaw,
    platformId: id,
    replyTo,
    position: line,
  });
  return events;
}
