import type { FixtureArchive, FixtureMessage } from '../archive-fixture.ts';
import { numbersFrom } from './corpus.ts';
import type { PlainQuery } from './plain-language.ts';

/** What was found where something else was meant, in words. */
export type Difference = string;

/**
 * Asks an archive of `messages` for the first hits of queries, in both orders, for some pages more and for
 * some counts, and tells where that is not what a look at every message finds.
 */
export async function differences(
  { client }: Pick<FixtureArchive, 'client'>,
  messages: readonly FixtureMessage[],
  asked: readonly PlainQuery[],
): Promise<Difference[]> {
  const random = numbersFrom(5);
  const found: Difference[] = [];
  const compare = (what: string, is: unknown, meant: unknown): void => {
    const [one, other] = [JSON.stringify(is), JSON.stringify(meant)];
    if (one !== other) found.push(`${what}: ${one} instead of ${other}`);
  };
  const orders = { newest: newestFirst(messages), oldest: oldestFirst(messages) };
  for (const { typed: query, meant } of asked) {
    const sort = random() < 0.25 ? 'oldest' : 'newest';
    const total = meant.reduce((sum, value) => sum + value, 0);
    const expected = firstOf(meant, orders[sort], 71);
    const { hits, next, hints } = await client.search.search({ query, sort });
    compare(`${query} ${sort}`, idsOf(hits), expected.slice(0, 50));
    compare(`${query} ${sort}, what comes next`, next, total > 50 ? expected[49] : null);
    compare(`${query}, hints`, hints, []);
    if (next !== null && random() < 0.2) {
      const more = await client.search.search({ query, sort, beforeId: next, limit: 20 });
      compare(`${query} ${sort}, second page`, idsOf(more.hits), expected.slice(50, 70));
    }
    // Counting takes longer than finding.
    if (random() > 0.35) continue;
    const count = await client.search.count({ query });
    const isRight = {
      exact: count.value === total,
      about: Math.abs(count.value / total - 1) < 0.05,
      atLeast: count.value <= total,
    }[count.kind];
    if (!isRight) found.push(`${query}: ${count.kind} ${count.value} instead of ${total}`);
  }
  return found;
}

function idsOf(hits: readonly { readonly messageId: string }[]): string[] {
  return hits.map(({ messageId }) => messageId);
}

/** Places of all messages; ids are places and one. Those without a time come last. */
function newestFirst(messages: readonly FixtureMessage[]): number[] {
  const timeOf = (at: number): number => messages[at]?.sentAt ?? -Infinity;
  return [...messages.keys()].toSorted((a, b) => timeOf(b) - timeOf(a) || b - a);
}

function oldestFirst(messages: readonly FixtureMessage[]): number[] {
  const timeOf = (at: number): number => messages[at]?.sentAt ?? Infinity;
  return [...messages.keys()].toSorted((a, b) => timeOf(a) - timeOf(b) || a - b);
}

function firstOf(meant: Uint8Array, order: readonly number[], most: number): string[] {
  const first: string[] = [];
  for (const at of order) {
    if (meant[at] === 1) first.push(String(at + 1));
    if (first.length === most) break;
  }
  return first;
}
