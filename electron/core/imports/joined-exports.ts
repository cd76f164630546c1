import { hash } from 'node:crypto';
import type { ParsedConversation, ParsedMessage } from '../store/import-records.ts';
import type { ParsedEvent } from './format.ts';
import { overlapFinder, type Said } from './overlap.ts';

type Batches = AsyncGenerator<readonly ParsedEvent[], void, undefined>;

/** Events and characters that are held back at most, until it is known whether they were told before. */
const mostHeld = 5_000;
const mostCharacters = 2_000_000;
/** Of a text that is remembered as it is. */
const longestText = 2_000;

/**
 * People put exports, or what they copied, one behind the other, and many formats have nothing between
 * them. Where a chat goes back in time and on, word for word, as it did before, another export has begun
 * that overlaps: this is told before its first message. What only goes back in time stays as it is, as
 * clocks do that, too. Messages with ids of their own need none of it.
 */
export async function* joinedExports(batches: Batches): Batches {
  const chat = openChat();
  for await (const events of batches) {
    const told = chat.take(events);
    if (told.length > 0) yield told;
  }
  const rest = chat.end();
  if (rest.length > 0) yield rest;
}

function openChat() {
  let finder = overlapFinder();
  let facts: ParsedConversation | null = null;
  let key: string | null = null;
  let last = Number.NEGATIVE_INFINITY;
  let held: ParsedEvent[] | null = null;
  let characters = 0;
  let told: ParsedEvent[] = [];

  const release = (isAgain: boolean): void => {
    if (held === null) return;
    if (isAgain && facts?.key === key) told.push({ ...facts, isNewExport: true });
    for (const event of held) told.push(event);
    held = null;
  };

  const meet = (message: ParsedMessage): void => {
    const { sentAt, conversation } = message;
    if (conversation !== key) {
      release(finder.isRepeated());
      key = conversation;
      last = Number.NEGATIVE_INFINITY;
      finder = overlapFinder();
    }
    const said = saidIn(message);
    if (sentAt !== null && sentAt < last) {
      release(finder.isRepeated());
      held = [];
      characters = 0;
      finder.begin();
    }
    last = sentAt ?? last;
    if (held === null) finder.remember(said);
    else if (finder.isSurelyRepeated(said)) release(true);
    else if (held.length > mostHeld || (characters += message.text.length) > mostCharacters) {
      release(false);
    }
  };

  /** A session is one conversation, and known by its first message: what it repeats it was itself. */
  const open = (conversation: ParsedConversation): ParsedConversation =>
    conversation.isPart && conversation.key !== facts?.key
      ? { ...conversation, isNewExport: true }
      : conversation;

  return {
    take(events: readonly ParsedEvent[]): readonly ParsedEvent[] {
      for (const event of events) {
        if (event.type === 'message' && !event.isSystem && event.platformId === null) meet(event);
        else if (event.type === 'conversation') facts = open(event);
        const known = event.type === 'conversation' ? facts! : event;
        if (held) held.push(known);
        else told.push(known);
      }
      const taken = told;
      told = [];
      return taken;
    },
    end(): readonly ParsedEvent[] {
      release(finder.isRepeated());
      return told;
    },
  };
}

function saidIn({ sentAt, timeRaw, sender, text }: ParsedMessage): Said {
  const short = text.length > longestText ? hash('sha256', text) : text;
  return { time: sentAt ?? timeRaw, sender, text: short };
}
