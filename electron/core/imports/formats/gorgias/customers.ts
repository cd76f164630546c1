import type { ParseInput } from '../../format.ts';
import { tableRows } from '../../table/rows.ts';
import { ticketHeaders } from './tickets.ts';

/** The customer of a ticket, and the subject where the ticket has one. */
export interface TicketCustomer {
  readonly email: string;
  readonly name: string;
}

/** More tickets than a shop has in years; what is beyond has its customer unknown. */
const mostTickets = 200_000;

/**
 * Customers by ticket, from the table of tickets that lies beside one of messages under the same name
 * (`messages_2024.csv`, `tickets_2024.csv`); none where there is none.
 */
export async function customersOf(input: ParseInput): Promise<ReadonlyMap<string, TicketCustomer>> {
  const customers = new Map<string, TicketCustomer>();
  if (!/messages?/i.test(input.name)) return customers;
  const names = ['tickets', 'conversations', 'ticket', 'conversation'];
  for (const name of names.map((each) => input.name.replace(/messages?/i, each))) {
    const given = input.sample.siblings.some((path) => path.endsWith(name));
    const found = given ? await input.beside(name) : null;
    if (!found) continue;
    let headers: readonly string[] | null = null;
    for await (const rows of tableRows(found.pieces(), ',')) {
      for (const { cells } of rows) {
        const known: readonly string[] = (headers ??= cells.map((cell) => cell.trim()));
        const cell = (header: string): string => (cells[known.indexOf(header)] ?? '').trim();
        const [id, , email] = ticketHeaders;
        if (customers.size >= mostTickets) continue;
        customers.set(cell(id), { email: cell(email), name: cell('Customer name') });
      }
    }
  }
  return customers;
}
