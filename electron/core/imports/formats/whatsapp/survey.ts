import type { ParseInput } from '../../format.ts';
import { asUtc } from '../../text/wall-clock.ts';
import { isAmerican, ordersOf, type Dates, type Orders } from './date-order.ts';
import { readHeader, timeOfHeader, type DateOrder, type Header } from './header.ts';
import { isEncryptionNotice } from './security.ts';
import { splitSender } from './sender.ts';
import { areCopies, isSure, mostHeaders, straysIn, type HeaderAt } from './strays.ts';

/** What the whole file tells before its first message can be read. */
export interface Survey extends Orders {
  /** Shapes that headers of this export have; others stand inside of messages. */
  readonly shapes: ReadonlySet<string>;
  /** True for a collection of records from many phones, in no order of time. */
  readonly isMixed: boolean;
  /** Lines with headers of other shapes that open messages too. */
  readonly strays: ReadonlySet<number>;
  /** Most frequent first, at most 50. */
  readonly senders: readonly string[];
  /** Name of the group, where the file tells of its making. */
  readonly group: string | null;
  /** The group, where the iPhone tells in its name of all that happens to it. */
  readonly voice: string | null;
  /** True for who says anything without a step back in time: no copied record alone brings them in. */
  isParticipant(sender: string): boolean;
  /** True for the words before a colon in a system line such as `Ann changed the subject to "A: B"`. */
  isSystemSender(sender: string): boolean;
}

/** Reads the file once for the shape of its headers, the order of its dates and its speakers. */
export async function surveyFile(input: ParseInput): Promise<Survey> {
  const counts = new Map<string, ShapeCount>();
  const first: HeaderAt[] = [];
  for await (const lines of input.lines()) {
    for (const { text, number } of lines) {
      const header = readHeader(text);
      if (!header) continue;
      countIn(counts, header);
      if (first.length <= mostHeaders) first.push({ number, header });
    }
  }
  const all = [...counts.values()].sort((a, b) => b.count - a.count);
  const total = all.reduce((sum, { count }) => sum + count, 0);
  const orders = ordersOf(all, input.options.dateOrder);
  const small = all.length > 1 && first.length <= mostHeaders ? first : [];
  // Two exports put together have two shapes, each a large part of the whole.
  const mixed = mixedShapes(all);
  const main =
    mixed ??
    all.filter(
      ({ shape, count }, index) =>
        index === 0 ||
        (count >= total / 4 && !areCopies(small, shape, all[0]!.shape, orders.orderOf)),
    );
  const shapes = new Set(main.map(({ shape }) => shape));
  const speakers = speakersOf(main);
  const senders = [...speakers].sort((a, b) => b[1].count - a[1].count);
  const voice = voiceOf(speakers);
  return {
    shapes,
    isMixed: mixed !== null,
    strays: straysIn(small, (shape) => shapes.has(shape), orders.orderOf),
    ...orders,
    senders: senders
      .map(([sender]) => sender)
      .filter((sender) => sender !== voice && !isNotice(sender))
      .slice(0, 50),
    group: voice ?? main.find(({ group }) => group !== null)?.group ?? null,
    isParticipant: (sender) =>
      main.some(({ shape, forward }) => forward[orders.orderOf(shape)].has(sender)),
    voice,
    isSystemSender: (sender) => (speakers.get(sender)?.count ?? 0) < 3 && isNotice(sender),
  };
}

/**
 * All shapes, where a short file has several and none of them prevails: examples of what many
 * phones write. Where records were copied into the texts of a chat, its own shape prevails.
 */
function mixedShapes(all: readonly ShapeCount[]): ShapeCount[] | null {
  const sure = all.filter(({ shape }) => isSure(shape));
  const total = sure.reduce((sum, { count }) => sum + count, 0);
  if (sure.length < 3 || total > 200) return null;
  if (sure[0]!.count >= total * (sure.length > 3 ? 0.65 : 0.55)) return null;
  return all.filter(({ shape, speakers }) => isSure(shape) || speakers.size > 0);
}

interface ShapeCount extends Dates {
  readonly shape: string;
  count: number;
  last: Record<DateOrder, number>;
  speakers: Map<string, Speaker>;
  /** Who spoke at the latest time so far under an order, or after. */
  forward: Record<DateOrder, Set<string>>;
  group: string | null;
}

interface Speaker {
  count: number;
  /** Everything begins with the mark that WhatsApp sets before its own words. */
  isMarked: boolean;
  tellsOfEncryption: boolean;
}

/** Two days: late deliveries and clock changes step back less, a wrong order by months. */
const longStep = 172_800_000;
const orders = ['DMY', 'MDY', 'YMD'] as const;

function countIn(counts: Map<string, ShapeCount>, header: Header): void {
  let into = counts.get(header.shape);
  if (!into) counts.set(header.shape, (into = empty(header)));
  into.count++;
  into.isAmerican ||= isAmerican(header);
  const spoken = splitSender(header.rest);
  const sender = spoken?.sender;
  if (into.isYearFirst) {
    goOn(into, 'YMD', possibleTime(header, 'YMD'), sender);
  } else {
    const times = orders.map((order) => possibleTime(header, order));
    // Digits that are no date under any order say nothing about the order.
    const isDate = times.some((time) => time !== null);
    for (const [index, order] of orders.entries()) {
      const time = times[index]!;
      if (time !== null) goOn(into, order, time, sender);
      else if (isDate) into.canBe[order] = false;
    }
  }
  if (spoken) meet(into.speakers, spoken.sender, spoken.text);
  into.group ??= groupNamed(header.rest);
}

function meet(speakers: Map<string, Speaker>, sender: string, text: string): void {
  const isMarked = text.startsWith('\u200e');
  const known = speakers.get(sender);
  if (known) {
    known.count++;
    known.isMarked &&= isMarked;
  } else if (speakers.size < 2_000) {
    const tellsOfEncryption = isMarked && isEncryptionNotice(text);
    speakers.set(sender, { count: 1, isMarked, tellsOfEncryption });
  }
}

/**
 * The group, in whose name the iPhone writes all that happens to it, beginning with the encryption. In
 * a chat of two it is the other one's name.
 */
function voiceOf(speakers: ReadonlyMap<string, Speaker>): string | null {
  if (speakers.size < 3) return null;
  for (const [sender, { isMarked, tellsOfEncryption }] of speakers) {
    if (isMarked && tellsOfEncryption) return sender;
  }
  return null;
}

function goOn(
  into: ShapeCount,
  order: DateOrder,
  time: number | null,
  sender: string | undefined,
): void {
  if (time === null) return;
  if (time < into.last[order] - longStep) into.back[order]++;
  into.last[order] = time;
  into.earliest[order] = Math.min(into.earliest[order], time);
  if (time < into.latest[order]) return;
  into.latest[order] = time;
  const { [order]: forward } = into.forward;
  if (sender !== undefined && forward.size < 2_000) forward.add(sender);
}

function possibleTime(header: Header, order: DateOrder): number | null {
  const time = timeOfHeader(header, order);
  return time && time.month >= 1 && time.month <= 12 && time.day >= 1 && time.day <= 31
    ? asUtc(time)
    : null;
}

function empty(header: Header): ShapeCount {
  const never = Number.NEGATIVE_INFINITY;
  const always = Number.POSITIVE_INFINITY;
  const isYearFirst = header.firstDigits === 4;
  const forward = new Set<string>();
  return {
    shape: header.shape,
    count: 0,
    isYearFirst,
    canBe: { DMY: !isYearFirst, MDY: !isYearFirst, YMD: header.lastDigits <= 2 },
    back: { DMY: 0, MDY: 0, YMD: 0 },
    last: { DMY: never, MDY: never, YMD: never },
    earliest: { DMY: always, MDY: always, YMD: always },
    isAmerican: false,
    speakers: new Map(),
    latest: { DMY: never, MDY: never, YMD: never },
    // With the year in front there is but one order.
    forward: isYearFirst
      ? { DMY: forward, MDY: forward, YMD: forward }
      : { DMY: forward, MDY: new Set(), YMD: new Set() },
    group: null,
  };
}

function speakersOf(shapes: readonly ShapeCount[]): Map<string, Speaker> {
  const all = new Map<string, Speaker>();
  for (const { speakers } of shapes) {
    for (const [sender, told] of speakers) {
      const known = all.get(sender);
      if (!known) all.set(sender, { ...told });
      else {
        known.count += told.count;
        known.isMarked &&= told.isMarked;
        known.tellsOfEncryption ||= told.tellsOfEncryption;
      }
    }
  }
  return all;
}

const created =
  /(?:created (?:the )?group|创建了群组|建立了群組|创建了群聊)\s{0,9}["“”「]([^"“”」]{1,300})["“”」]/iu;

const quotation = /["“”「」]/;

function groupNamed(rest: string): string | null {
  // Looked for in every message: most have no quotation marks.
  return quotation.test(rest) ? (created.exec(rest)?.[1] ?? null) : null;
}

/** Words before a colon that are a notice, not a name. Looked for in names only, never in texts. */
function isNotice(sender: string): boolean {
  return (noticed.test(sender) && notice.test(sender)) || opensQuotation(sender);
}

/** What is quoted goes on behind the colon, in any language. */
function opensQuotation(sender: string): boolean {
  // Nearly no name has one.
  if (!quoted.test(sender)) return false;
  const last = Math.max(...['"', '“', '„', '«', '「'].map((mark) => sender.lastIndexOf(mark)));
  const mark = sender[last];
  if (mark === '"') return sender.split('"').length % 2 === 0;
  return !/["“”»」]/u.test(sender.slice(last + 1));
}

const quoted = /["“„«「]/;

/** Names have none of these words, or few. */
const noticed = /changed|deleted|created|community|更改了|更新了|变更了|创建了|建立了/iu;

const notice = new RegExp(
  [
    '.+ (?:changed|deleted) (?:the|this) (?:group|subject|description)',
    ".+ changed (?:the|this) group(?:'s)? .+",
    '.+ created (?:the )?group ["“]',
    '.+ (?:added|joined|linked|removed|requested) .*\\bcommunity$',
    '.+(?:更改了|更新了|变更了)(?:群组|群聊|群|本群|主题|此群组).*',
    '.+(?:创建了群组|建立了群組).*',
  ].join('|'),
  'iu',
);
