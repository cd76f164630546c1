import type { Format, ParsedEvent, ParseInput, Sample } from '../format.ts';
import { tableRecords, tableWith } from '../table/records.ts';
import { zoneClock } from '../text/wall-clock.ts';
import { messageReader, messageHeaders } from './gorgias/messages.ts';
import { customersOf } from './gorgias/customers.ts';
import { ticketHeaders, ticketReader } from './gorgias/tickets.ts';

/**
 * Gorgias exports two tables: messages, whose `id` is the ticket's, and tickets, which have no message
 * and are kept as facts. Who is the customer stands in the tickets: their table is read along where it
 * lies beside.
 */
export const gorgias: Format = {
  id: 'gorgias',
  version: 1,
  platform: 'gorgias',
  beta: false,
  sniff: (sample) => (isMessages(sample) || isTickets(sample) ? 0.97 : 0),
  parse: (input) => (isMessages(input.sample) ? readMessages(input) : readTickets(input)),
};

function isMessages(sample: Sample): boolean {
  return tableWith(sample, ...messageHeaders) !== null;
}

function isTickets(sample: Sample): boolean {
  // Others write a row for each message, with its ticket's columns in front.
  const isOfMessages = tableWith(sample, 'Ticket id', 'Message text') !== null;
  return !isOfMessages && tableWith(sample, ...ticketHeaders) !== null;
}

async function* readMessages(input: ParseInput): AsyncGenerator<readonly ParsedEvent[]> {
  const read = messageReader(await customersOf(input), zoneClock(input.options.zone));
  const columns = { text: 'body_text', needed: messageHeaders };
  for await (const records of tableRecords(input, columns)) yield records.flatMap(read);
}

async function* readTickets(input: ParseInput): AsyncGenerator<readonly ParsedEvent[]> {
  const read = ticketReader(zoneClock(input.options.zone));
  const columns = { text: 'Subject', needed: ticketHeaders };
  for await (const records of tableRecords(input, columns)) yield records.flatMap(read);
}
