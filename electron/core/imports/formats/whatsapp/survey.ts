import type { ParseInput } from '../../format.ts';
import { asUtc } from '../../text/wall-clock.ts';
import { readHeader, timeOfHeader, type DateOrder, type Header } from './header.ts';
import { splitSender } from './sender.ts';

/** What the whole file tells before its first message can be read. */
export interface Survey {
  /** Shapes that headers of this export have; others stand inside of messages. */
  readonly shapes: ReadonlySet<string>;
  readonly dateOrder: DateOrder;
  /** True where no date of the file tells day from month and no person has. */
  readonly isUndecided: boolean;
  /** Most frequent first, at most 50. */
  readonly senders: readonly string[];
  /** Name of the group, where the file tells of its making. */
  readonly group: string | null;
  /** True for who says anything without a step back in time: no copied record alone brings them in. */
  isParticipant(sender: string): boolean;
  /** True for the words before a colon in a system line such as `Ann changed the subject to "A: B"`. */
  isSystemSender(sender: string): boolean;
}

/** Reads the file once for the shape of its headers, the order of its dates and its speakers. */
export async function surveyFile(input: ParseInput): Promise<Survey> {
  const counts = new Map<string, ShapeCount>();
  for await (const lines of input.lines()) {
    for (const { text } of lines) {
      const header = readHeader(text);
      if (header) countIn(counts, header);
    }
  }
  const all = [...counts.values()].sort((a, b) => b.count - a.count);
  const total = all.reduce((sum, { count }) => sum + count, 0);
  // Two exports put together have two shapes, each a large part of the whole.
  const main = all.filter(({ count }, index) => index === 0 || count >= total / 4);
  const order = orderOf(main, input.options.dateOrder);
  const senders = [...speakersOf(main)].sort((a, b) => b[1] - a[1]);
  const frequent = new Map(senders);
  return {
    shapes: new Set(main.map(({ shape }) => shape)),
    ...order,
    senders: senders
      .map(([sender]) => sender)
      .filter((sender) => !isNotice(sender))
      .slice(0, 50),
    group: main.find(({ group }) => group !== null)?.group ?? null,
    isParticipant: (sender) => main.some(({ forward }) => forward[order.dateOrder].has(sender)),
    isSystemSender: (sender) => (frequent.get(sender) ?? 0) < 3 && isNotice(sender),
  };
}

interface ShapeCount {
  readonly shape: string;
  count: number;
  isYearFirst: boolean;
  canBe: Record<DateOrder, boolean>;
  /** Steps back in time under an order; a real one has fewer. */
  back: Record<DateOrder, number>;
  last: Record<DateOrder, number>;
  speakers: Map<string, number>;
  /** Latest time so far under an order, and who spoke at it or after. */
  latest: Record<DateOrder, number>;
  forward: Record<DateOrder, Set<string>>;
  group: string | null;
}

/** Two days: late deliveries and clock changes step back less, a wrong order by months. */
const longStep = 172_800_000;
const orders = ['DMY', 'MDY', 'YMD'] as const;

function countIn(counts: Map<string, ShapeCount>, header: Header): void {
  let into = counts.get(header.shape);
  if (!into) counts.set(header.shape, (into = empty(header)));
  into.count++;
  const sender = splitSender(header.rest)?.sender;
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
  if (sender !== undefined && (into.speakers.has(sender) || into.speakers.size < 2_000)) {
    into.speakers.set(sender, (into.speakers.get(sender) ?? 0) + 1);
  }
  into.group ??= groupNamed(header.rest);
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
  const isYearFirst = header.firstDigits === 4;
  const forward = new Set<string>();
  return {
    shape: header.shape,
    count: 0,
    isYearFirst,
    canBe: { DMY: !isYearFirst, MDY: !isYearFirst, YMD: header.lastDigits <= 2 },
    back: { DMY: 0, MDY: 0, YMD: 0 },
    last: { DMY: never, MDY: never, YMD: never },
    speakers: new Map(),
    latest: { DMY: never, MDY: never, YMD: never },
    // With the year in front there is but one order.
    forward: isYearFirst
      ? { DMY: forward, MDY: forward, YMD: forward }
      : { DMY: forward, MDY: new Set(), YMD: new Set() },
    group: null,
  };
}

/** A part over 12 decides; else the order under which time runs forwards; else it is asked. */
function orderOf(
  shapes: readonly ShapeCount[],
  told: DateOrder | undefined,
): Pick<Survey, 'dateOrder' | 'isUndecided'> {
  const main = shapes[0];
  if (!main || main.isYearFirst) return { dateOrder: 'YMD', isUndecided: false };
  if (told) return { dateOrder: told, isUndecided: false };
  const { DMY, MDY, YMD } = main.canBe;
  // 19/12/31: runs forwards only with the year first.
  const { back } = main;
  if (YMD && back.YMD === 0 && (!DMY || back.DMY > 0) && (!MDY || back.MDY > 0)) {
    return { dateOrder: 'YMD', isUndecided: false };
  }
  if (DMY !== MDY) return { dateOrder: DMY ? 'DMY' : 'MDY', isUndecided: false };
  if (!DMY) return { dateOrder: YMD ? 'YMD' : 'DMY', isUndecided: !YMD };
  const { DMY: dmy, MDY: mdy } = main.back;
  if (dmy === 0 && mdy > 0) return { dateOrder: 'DMY', isUndecided: false };
  if (mdy === 0 && dmy > 0) return { dateOrder: 'MDY', isUndecided: false };
  return { dateOrder: mdy < dmy ? 'MDY' : 'DMY', isUndecided: true };
}

function speakersOf(shapes: readonly ShapeCount[]): Map<string, number> {
  const all = new Map<string, number>();
  for (const { speakers } of shapes) {
    for (const [sender, count] of speakers) all.set(sender, (all.get(sender) ?? 0) + count);
  }
  return all;
}

const created =
  /(?:created (?:the )?group|创建了群组|建立了群組|创建了群聊)\s*["“”「]([^"“”」]+)["“”」]/iu;

const quotation = /["“”「」]/;

function groupNamed(rest: string): string | null {
  // Looked for in every message: most have no quotation marks.
  return quotation.test(rest) ? (created.exec(rest)?.[1] ?? null) : null;
}

/** Words before a colon that are a notice, not a name. Looked for in names only, never in texts. */
function isNotice(sender: string): boolean {
  return noticed.test(sender) && notice.test(sender);
}

/** Names have none of these words, or few. */
const noticed = /changed|deleted|created|更改了|更新了|变更了|创建了|建立了/iu;

const notice = new RegExp(
  [
    '.+ (?:changed|deleted) (?:the|this) (?:group|subject|description)',
    ".+ changed (?:the|this) group(?:'s)? .+",
    '.+ created (?:the )?group ["“]',
    '.+(?:更改了|更新了|变更了)(?:群组|群聊|群|本群|主题|此群组).*',
    '.+(?:创建了群组|建立了群組).*',
  ].join('|'),
  'iu',
);
