import type { ParsedEvent } from './format.ts';

/**
 * Half a character, as programs leave it that cut a text in the middle of an emoji, cannot be stored as it
 * is: it is U+FFFD from the start, so that what is read again is what was stored.
 */
export function wellFormed(events: readonly ParsedEvent[]): readonly ParsedEvent[] {
  return events.some(isTorn)
    ? events.map((event) => (isTorn(event) ? mended(event) : event))
    : events;
}

function isTorn(event: ParsedEvent): boolean {
  if (event.type === 'message') {
    const { text, sender, conversation, timeRaw } = event;
    return !(
      text.isWellFormed() &&
      sender.isWellFormed() &&
      conversation.isWellFormed() &&
      timeRaw.isWellFormed()
    );
  }
  return event.type === 'conversation' && !(event.key.isWellFormed() && event.title.isWellFormed());
}

function mended<Event extends ParsedEvent>(event: Event): Event {
  const fields = Object.entries(event).map(([name, value]) => [name, whole(value)]);
  return Object.fromEntries(fields) as Event;
}

function whole(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  return Array.isArray(value) ? value.map(whole) : value;
}
