import type { FixtureMessage } from '../archive-fixture.ts';

/** What is to be found, said as plainly as can be: no index, no tokens, no store. */
export function bruteForce(
  messages: readonly FixtureMessage[],
  terms: readonly string[],
  excluded: readonly string[] = [],
  isLeft: (message: FixtureMessage) => boolean = () => true,
): string[] {
  const wanted = terms.map(plain);
  const unwanted = excluded.map(plain);
  return messages
    .map((message, at) => ({ message, id: at + 1, text: plainOf(message) }))
    .filter(
      ({ message, text }) =>
        wanted.every((term) => text.includes(term)) &&
        !unwanted.some((term) => text.includes(term)) &&
        isLeft(message),
    )
    .toSorted((a, b) => timeOf(b.message) - timeOf(a.message) || b.id - a.id)
    .map(({ id }) => String(id));
}

const known = new WeakMap<FixtureMessage, string>();

function plainOf(message: FixtureMessage): string {
  const text = known.get(message) ?? plain(message.text);
  known.set(message, text);
  return text;
}

/** Full width is half width, capital is small, space is space. */
function plain(text: string): string {
  return text
    .replaceAll(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll(/\s/g, ' ')
    .toLowerCase();
}

function timeOf({ sentAt }: FixtureMessage): number {
  return sentAt ?? Number.MIN_SAFE_INTEGER;
}
