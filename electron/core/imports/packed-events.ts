import type { ParsedMessage } from '../store/import-records.ts';
import { digestBytes, writeFirstDigest, type DigestedMessage } from './fingerprint.ts';
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
  /** The numbers of each message's words: conversation, sender, handle, role, kind, zone. */
  readonly wordNumbers: Uint32Array;
  readonly text: PackedTexts;
  readonly wallClock: PackedTexts;
  readonly timeRaw: PackedTexts;
  readonly platformId: PackedTexts;
  readonly replyTo: PackedTexts;
  readonly order: PackedTexts;
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
  /** -1 is null. Null where all are. */
  readonly lengths: Int32Array | null;
}

/** Of a message. */
const wordCount = 6;

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
  const isFresh = dictionary.begin();
  const conversation = rememberingLast(dictionary);
  const sender = rememberingLast(dictionary);
  const handle = rememberingLast(dictionary);
  const role = rememberingLast(dictionary);
  const kind = rememberingLast(dictionary);
  const zone = rememberingLast(dictionary);
  const numbers = new Uint32Array(length * wordCount);
  const flags = new Uint8Array(length);
  const sentAt = new Float64Array(length);
  const position = new Float64Array(length);
  const digests = new Uint8Array(length * digestBytes);
  const attachments = new Map<number, readonly string[]>();
  const text = textPacker(length);
  const wallClock = textPacker(length);
  const timeRaw = textPacker(length);
  const platformId = textPacker(length);
  const replyTo = textPacker(length);
  const order = textPacker(length);
  for (let index = 0, word = 0; index < length; index++) {
    const message = messages[index]!;
    // Customers often name their conversation, and most names are handles: to look one up takes longest.
    const ofChat = conversation(message.conversation);
    const ofSender = message.sender === message.conversation ? ofChat : sender(message.sender);
    numbers[word++] = ofChat;
    numbers[word++] = ofSender;
    numbers[word++] = message.handle === message.sender ? ofSender : handle(message.handle);
    numbers[word++] = role(message.role);
    numbers[word++] = kind(message.kind);
    numbers[word++] = zone(message.zone);
    text.add(message.text);
    wallClock.add(message.wallClock);
    timeRaw.add(message.timeRaw);
    platformId.add(message.platformId);
    replyTo.add(message.replyTo);
    order.add(message.order);
    flags[index] =
      (message.isSystem ? 1 : 0) | (message.internal ? 2 : 0) | (message.edited ? 4 : 0);
    sentAt[index] = message.sentAt ?? Number.NaN;
    position[index] = message.position;
    writeFirstDigest(digests, index * digestBytes, message, message.handle);
    if (message.attachments.length > 0) attachments.set(index, message.attachments);
  }
  return {
    messages: length,
    isFresh,
    words: dictionary.fresh(),
    wordNumbers: numbers,
    text: text.packed(),
    wallClock: wallClock.packed(),
    timeRaw: timeRaw.packed(),
    platformId: platformId.packed(),
    replyTo: replyTo.packed(),
    order: order.packed(),
    flags,
    sentAt,
    position,
    digests,
    attachments,
    others,
  };
}

/** A stretch of what is packed: from and to which message, and which of the other events. */
export interface PackedPart {
  readonly messages: readonly [number, number];
  readonly others: readonly [number, number];
}

/** Events of a packer that has packed nothing else. */
export function unpackPart(packed: PackedEvents, part: PackedPart): ParsedEvent[] {
  return unpackEvents(packed, packed.words, 1, part);
}

/** For what one packer has packed, in its order. */
export function eventUnpacker(): (packed: PackedEvents) => ParsedEvent[] {
  let words: (string | null)[] = [];
  let era = 0;
  return (packed) => {
    if (packed.isFresh) {
      words = [];
      era++;
    }
    for (const word of packed.words) words.push(word);
    const { messages, others } = packed;
    const all = { messages: [0, messages], others: [0, others.length] } as const;
    return unpackEvents(packed, words, era, all);
  };
}

function unpackEvents(
  packed: PackedEvents,
  words: readonly (string | null)[],
  era: number,
  { messages: [from, to], others: [firstOther, lastOther] }: PackedPart,
): ParsedEvent[] {
  const { others, wordNumbers: numbers, flags, sentAt, position, attachments } = packed;
  const text = textReader(packed.text, from);
  const wallClock = textReader(packed.wallClock, from);
  const timeRaw = textReader(packed.timeRaw, from);
  const platformId = textReader(packed.platformId, from);
  const replyTo = textReader(packed.replyTo, from);
  const order = textReader(packed.order, from);
  const digests = Buffer.from(packed.digests.buffer, packed.digests.byteOffset);
  const events: ParsedEvent[] = [];
  let other = firstOther;
  const addOthers = (index: number): void => {
    for (; other < lastOther && others[other]![0] <= index; other++) {
      events.push(others[other]![1]);
    }
  };
  for (let index = from; index < to; index++) {
    addOthers(index);
    const flag = flags[index]!;
    const at = sentAt[index]!;
    const word = index * wordCount;
    const message = {
      type: 'message',
      conversation: words[numbers[word]!]!,
      sender: words[numbers[word + 1]!]!,
      handle: words[numbers[word + 2]!]!,
      role: words[numbers[word + 3]!] as ParsedMessage['role'],
      kind: words[numbers[word + 4]!] as ParsedMessage['kind'],
      isSystem: (flag & 1) > 0,
      internal: (flag & 2) > 0,
      edited: (flag & 4) > 0,
      text: text()!,
      sentAt: Number.isNaN(at) ? null : at,
      wallClock: wallClock(),
      timeRaw: timeRaw()!,
      zone: words[numbers[word + 5]!] as string | null,
      platformId: platformId(),
      position: position[index]!,
      attachments: attachments.get(index) ?? none,
      replyTo: replyTo(),
      order: order(),
      digest: digests.subarray(index * digestBytes, (index + 1) * digestBytes),
      era,
      conversationNumber: numbers[word]!,
      handleNumber: numbers[word + 2]!,
      // Does not compile when a message gets a field that is not packed.
    } satisfies DigestedMessage & Record<keyof ParsedMessage, unknown>;
    events.push(message);
  }
  addOthers(to);
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

function rememberingLast({ numberOf }: WordNumbers): (word: string | null) => number {
  let before: string | null | undefined;
  let number = 0;
  return (word) => (word === before ? number : (number = numberOf((before = word))));
}

function textPacker(length: number) {
  const texts: string[] = [];
  const lengths = new Int32Array(length);
  let count = 0;
  return {
    add(text: string | null): void {
      lengths[count++] = text === null ? -1 : text.length;
      if (text !== null) texts.push(text);
    },
    packed: (): PackedTexts => ({
      joined: texts.join(''),
      lengths: texts.length === 0 ? null : lengths,
    }),
  };
}

/** From the text of the message `from` on. */
function textReader({ joined, lengths }: PackedTexts, from: number): () => string | null {
  if (lengths === null) return () => null;
  let index = 0;
  let at = 0;
  for (; index < from; index++) at += Math.max(0, lengths[index]!);
  return () => {
    const length = lengths[index++]!;
    return length < 0 ? null : joined.slice(at, (at += length));
  };
}
