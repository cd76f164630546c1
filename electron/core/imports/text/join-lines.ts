import type { Line } from '../format.ts';

/** Joins a line and the one below it where `joined` says what they are together; else both stay. */
export async function* joinLines(
  batches: AsyncIterable<readonly Line[]>,
  joined: (above: Line, below: Line) => Line | null,
): AsyncGenerator<readonly Line[]> {
  let held: Line | null = null;
  for await (const batch of batches) {
    const lines: Line[] = [];
    for (const line of batch) {
      const one: Line | null = held && joined(held, line);
      if (one) {
        held = one;
        continue;
      }
      if (held) lines.push(held);
      held = line;
    }
    if (lines.length > 0) yield lines;
  }
  if (held) yield [held];
}
