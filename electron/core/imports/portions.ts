import type { ParsedEvent } from './format.ts';

/** So few messages a time die young where they are stored. */
const most = 400;

/** Events in portions for another thread. What is asked comes before the first message, and ends one. */
export async function* portionsOf(
  events: AsyncIterable<readonly ParsedEvent[]>,
): AsyncGenerator<ParsedEvent[], void, undefined> {
  let portion: ParsedEvent[] = [];
  for await (const some of events) {
    for (const event of some) {
      portion.push(event);
      if (portion.length < most && event.type !== 'question') continue;
      yield portion;
      portion = [];
    }
  }
  if (portion.length > 0) yield portion;
}
