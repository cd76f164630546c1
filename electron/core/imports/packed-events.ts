import type { ParsedMessage } from '../store/import-records.ts';
import { firstDigest, type DigestedMessage } from './fingerprint.ts';
import type { ParsedEvent } from './format.ts';

/**
 * Parsed events on their way from one thread to another: messages by columns, since a million objects
 * would take longer to hand over than to parse. Everything else goes as it is.
 */
export interface PackedEvents {
  readonly messages: number;
  /** Words that many messages share, as far as they were not told before; null is among them. */
  readonly words: readonly (string | null)[];
  /** True where the numbers of words begin anew. */
  readonly isFresh: boolean;
  readonly wordColumns: Readonly<Record<WordColumn, Uint32Array>>;
  readonly textColumns: Readonly<Record<TextColumn, PackedTexts>>;
  readonly flags: Uint8Array;
  /** NaN is null. */
  readonly sentAt: Float64Array;
  readonly position: Float64Array;
  /** 16 bytes a message. */
  readonly digests: Uint8Array;
  readonly attachments: ReadonlyMap<number, readonly string[]>;
  /** Other events, by how many messages come before them. */
  readonly others: readonly (readonly [number, ParsedEvent])[];
}

interface PackedTexts {
  readonly joined: string;
  /** -1 is null. */
  readonly lengths: Int32Array;
}

const wordColumns = ['conversation', 'sender', 'handle', 'role', 'kind', 'zone'] as const;
const textColumns = ['text', 'wallClock', 'timeRaw', 'platformId', 'replyTo', 'order'] as const;
type WordColumn = (typeof wordColumns)[number];
type TextColumn = (typeof textColumns)[number];

/** Names come again and again: they are told once, and are numbers from then on. */
export function eventPacker(): (events: readonly ParsedEvent[]) => PackedEvents {
  const dictionary = wordNumbers();
  return (events) => packEvents(events, dictionary);
}

function packEvents(events: readonly ParsedEvent[], dictionary: WordNumbers): PackedEvents {
  const messages: ParsedMessage[] = [];
  const others: [number, ParsedEvent][] = [];
  for (const event of events) {
    if (event.type === 'message') messages.push(event);
    else others.push([messages.length, event]);
  }
  const { length } = messages;
  const flags = new Uint8Array(length);
  const sentAt = new Float64Array(length);
  const position = new Float64Array(length);
  const digests = new Uint8Array(length * 16);
  const attachments = new Map<number, readonly string[]>();
  for (const [index, message] of messages.entries()) {
    flags[index] =
      (message.isSystem ? 1 : 0) | (message.internal ? 2 : 0) | (message.edited ? 4 : 0);
    sentAt[index] = message.sentAt ?? Number.NaN;
    position[index] = message.position;
    digests.set(firstDigest(message, message.handle), index * 16);
    if (message.attachments.length > 0) attachments.set(index, message.attachments);
  }
  return {
    messages: length,
    ...packWords(messages, dictionary),
    textColumns: columns(textColumns, (column) => packTexts(messages, column)),
    flags,
    sentAt,
    position,
    digests,
    attachments,
    others,
  };
}

/** For what one packer has packed, in its order. */
export function eventUnpacker(): (packed: PackedEvents) => ParsedEvent[] {
  let words: (string | null)[] = [];
  return (packed) => {
    if (packed.isFresh) words = [];
    for (const word of packed.words) words.push(word);
    return unpackEvents(packed, words);
  };
}

function unpackEvents(packed: PackedEvents, words: readonly (string | null)[]): ParsedEvent[] {
  const { others, flags, sentAt, position, attachments } = packed;
  const word = (column: WordColumn, index: number): string | null =>
    words[packed.wordColumns[column][index]!]!;
  const text = columns(textColumns, (column) => textReader(packed.textColumns[column]));
  const digests = Buffer.from(packed.digests.buffer, packed.digests.byteOffset);
  const events: ParsedEvent[] = [];
  let other = 0;
  const addOthers = (index: number): void => {
    for (; other < others.length && others[other]![0] <= index; other++) {
      events.push(others[other]![1]);
    }
  };
  for (let index = 0; index < packed.messages; index++) {
    addOthers(index);
    const flag = flags[index]!;
    const at = sentAt[index]!;
    const message = {
      type: 'message',
      conversation: word('conversation', index)!,
      sender: word('sender', index)!,
      handle: word('handle', index)!,
      role: word('role', index) as ParsedMessage['role'],
      kind: word('kind', index) as ParsedMessage['kind'],
      isSystem: (flag & 1) > 0,
      internal: (flag & 2) > 0,
      edited: (flag & 4) > 0,
      text: text.text()!,
      sentAt: Number.isNaN(at) ? null : at,
      wallClock: text.wallClock(),
      timeRaw: text.timeRaw()!,
      zone: word('zone', index),
      platformId: text.platformId(),
      position: position[index]!,
      attachments: attachments.get(index) ?? none,
      replyTo: text.replyTo(),
      order: text.order(),
      digest: digests.subarray(index * 16, index * 16 + 16),
      // Does not compile when a message gets a field that is not packed.
    } satisfies DigestedMessage & Record<keyof ParsedMessage, unknown>;
    events.push(message);
  }
  addOthers(packed.messages);
  return events;
}

const none: readonly string[] = [];

/** More than these are forgotten, as a long file may name any number. */
const mostWords = 50_000;

interface WordNumbers {
  /** True where it has forgotten all words, to begin anew. */
  begin(): boolean;
  numberOf(word: string | null): number;
  /** Those met since it began this time. */
  fresh(): (string | null)[];
}

function wordNumbers(): WordNumbers {
  let numbers = new Map<string | null, number>();
  let met: (string | null)[] = [];
  return {
    begin() {
      met = [];
      if (numbers.size > 0 && numbers.size < mostWords) return false;
      numbers = new Map();
      return true;
    },
    numberOf(word) {
      let number = numbers.get(word);
      if (number === undefined) {
        numbers.set(word, (number = numbers.size));
        met.push(word);
      }
      return number;
    },
    fresh: () => met,
  };
}

function packWords(messages: readonly ParsedMessage[], dictionary: WordNumbers) {
  const isFresh = dictionary.begin();
  const packed = columns(wordColumns, (column) => {
    const column32 = new Uint32Array(messages.length);
    let before: string | null | undefined;
    let number = 0;
    for (const [index, message] of messages.entries()) {
      const word = message[column];
      if (word !== before) number = dictionary.numberOf((before = word));
      column32[index] = number;
    }
    return column32;
  });
  return { isFresh, words: dictionary.fresh(), wordColumns: packed };
}

function packTexts(messages: readonly ParsedMessage[], column: TextColumn): PackedTexts {
  const lengths = new Int32Array(messages.length);
  const texts: string[] = [];
  for (const [index, message] of messages.entries()) {
    const text = message[column];
    lengths[index] = text === null ? -1 : text.length;
    if (text !== null) texts.push(text);
  }
  return { joined: texts.join(''), lengths };
}

function textReader({ joined, lengths }: PackedTexts): () => string | null {
  let index = 0;
  let at = 0;
  return () => {
    const length = lengths[index++]!;
    return length < 0 ? null : joined.slice(at, (at += length));
  };
}

function columns<K extends string, T>(names: readonly K[], of: (name: K) => T): Record<K, T> {
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<K, T>;
}
