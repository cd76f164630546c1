import type { AnswerTopic, Told, ToldLimits } from '../../model/answers.ts';
import { slotSchema } from '../../model/analysis.ts';
import {
  inOrderMade,
  narrowest,
  versionAt,
  type Addressee,
  type Scoped,
  type Versioned,
} from './in-force.ts';
import { reachOf } from './topics.ts';
import { valueKey } from './value-key.ts';
import { cannotBothBe, reachMs, type Said } from './values-differ.ts';

/** Something told, with to whom and when. */
export interface Telling extends Omit<Told, 'i'> {
  readonly messageId: number;
  readonly conversationId: number;
  /** UTC ms. */
  readonly at: number;
  /** Names the person over all their accounts; null where no customer is known. */
  readonly customer: string | null;
  readonly to: Addressee;
  readonly platform: string;
}

/** An entry of the sheet with what each version says. */
export interface Entry extends Scoped {
  readonly answerId: string;
  /** In the order made. */
  readonly versions: readonly (Versioned & { readonly values: readonly Said[] })[];
}

/** An exception that was approved. `validTo` is exclusive. */
export interface Granted {
  readonly topic: AnswerTopic;
  readonly recipientKind: 'customer' | 'order';
  readonly recipient: string;
  /** Any, where it names none. */
  readonly value: Told['value'] | null;
  readonly validFrom: number;
  readonly validTo: number | null;
}

export interface FoundContradiction {
  /** What it is about and which values stand against each other: the same whenever it is found again. */
  readonly matter: readonly (string | null)[];
  readonly kind: 'same-customer' | 'others' | 'sheet';
  readonly topic: AnswerTopic;
  readonly a: Telling | { readonly versionId: string; readonly said: Said };
  readonly b: Telling;
  /** How often each has been told. */
  readonly countA: number;
  readonly countB: number;
}

/** Pairs of messages that analysis of their conversation has found to contradict each other. */
export interface MessagePair {
  readonly topic: AnswerTopic;
  readonly a: number;
  readonly b: number;
}

export interface Evidence {
  readonly tellings: readonly Telling[];
  readonly pairs: readonly MessagePair[];
  readonly entries: readonly Entry[];
  readonly exceptions: readonly Granted[];
}

/**
 * Everything told twice with values that cannot both be true, of one matter at one time, and everything
 * told otherwise than the sheet said then. What an exception covers, or what was told as one, is none.
 */
export function findContradictions({
  tellings,
  pairs,
  entries,
  exceptions,
}: Evidence): FoundContradiction[] {
  const exceptionsOn = Map.groupBy(exceptions, ({ topic }) => topic);
  const entriesOn = Map.groupBy(entries, ({ topic }) => topic);
  const isExcepted = (one: Telling): boolean =>
    one.exception !== '' ||
    (exceptionsOn.get(one.topic)?.some((granted) => covers(granted, one)) ?? false);
  const plain = tellings
    .filter((one) => !isExcepted(one))
    .toSorted((a, b) => a.at - b.at || a.messageId - b.messageId);
  const pairsToOne = [...withinConversations(plain, pairs), ...withCustomers(plain)];
  const settledThere = new Set(pairsToOne.flatMap((pair) => pair));
  const judged = plain.map((telling) => ({
    telling,
    entry: entryFor(entriesOn.get(telling.topic) ?? [], telling),
  }));
  const rest = judged.flatMap(({ telling, entry }) =>
    entry === null && !settledThere.has(telling) ? [telling] : [],
  );
  return [...toOneBuyer(pairsToOne), ...amongOthers(rest), ...againstTheSheet(judged)];
}

/** Whether an exception allows what was told. */
export function covers(granted: Granted, { topic, value, at, to, customer }: Telling): boolean {
  if (granted.topic !== topic || at < granted.validFrom) return false;
  if (granted.validTo !== null && at >= granted.validTo) return false;
  if (granted.value !== null && granted.value.type !== 'text') {
    const limits = unlimited;
    if (cannotBothBe(topic, { value, limits }, { value: granted.value, limits })) return false;
  }
  const names =
    granted.recipientKind === 'order'
      ? to.orders
      : [...to.customers, ...(customer ? [customer] : [])];
  return names.some((name) => name.toLowerCase() === granted.recipient.toLowerCase());
}

/** What the sheet says to this addressee at that moment; null where it says nothing that can be compared. */
export function entryFor(
  entries: readonly Entry[],
  { topic, at, to }: Pick<Telling, 'topic' | 'at' | 'to'>,
): { answerId: string; versionId: string; values: readonly Said[] } | null {
  const standing = entries.flatMap((entry) => {
    const version = versionAt(entry.versions, at);
    return version === null || version.values.length === 0 ? [] : [{ ...entry, version }];
  });
  // Of several the same one first in every archive: which it is names the matter.
  const held = inOrderMade(
    narrowest(standing, topic, to).map(({ answerId, version }) => ({ ...version, answerId })),
  );
  const [first] = held;
  if (!first) return null;
  const { answerId, versionId } = first;
  return { answerId, versionId, values: held.flatMap(({ values }) => values) };
}

/** The value of the sheet that a statement goes against; null where one of them allows it. */
export function againstSheet(topic: AnswerTopic, values: readonly Said[], said: Said): Said | null {
  const { circumstance } = said.limits;
  const fitting = values.filter(
    ({ limits }) =>
      limits.circumstance === null || circumstance === null || limits.circumstance === circumstance,
  );
  const first = fitting[0];
  return first && fitting.every((value) => cannotBothBe(topic, value, said)) ? first : null;
}

const unlimited: ToldLimits = { circumstance: null, part: '', variant: '', product: '' };

function withinConversations(
  tellings: readonly Telling[],
  pairs: readonly MessagePair[],
): TellingPair[] {
  const paired = new Set(pairs.flatMap(({ a, b }) => [a, b]));
  const known = new Map(
    tellings
      .filter(({ messageId }) => paired.has(messageId))
      .map((one) => [`${one.messageId} ${one.topic}`, one]),
  );
  return pairs.flatMap(({ topic, a, b }): TellingPair[] => {
    const [one, other] = [known.get(`${a} ${topic}`), known.get(`${b} ${topic}`)];
    return one && other ? [[one, other]] : [];
  });
}

/**
 * Over the conversations of one person: each statement beside the nearest one before it that differs. What
 * is offered in one case is a matter of talks.
 */
function withCustomers(tellings: readonly Telling[]): TellingPair[] {
  const found: TellingPair[] = [];
  for (const told of groups(
    tellings,
    ({ topic, customer }) => customer && `${topic} ${customer}`,
  )) {
    for (const [index, later] of told.entries()) {
      const before = told
        .slice(Math.max(0, index - KEPT), index)
        .findLast(
          (earlier) =>
            (earlier.conversationId !== later.conversationId || isExtra(later.topic)) &&
            later.at - earlier.at <= reachMs(later.topic) &&
            isOneProduct(earlier, later) &&
            cannotBothBe(later.topic, earlier, later),
        );
      if (before) found.push([before, later]);
    }
  }
  return found;
}

/** Analysis of conversations does not compare these. */
const isExtra = (topic: AnswerTopic): boolean => !slotSchema.safeParse(topic).success;

/** As many earlier statements as one is compared with. */
const KEPT = 30;

type TellingPair = readonly [Telling, Telling];

/** A buyer who is told one thing, another and then a third is one matter: the first two stand for it. */
function toOneBuyer(pairs: readonly TellingPair[]): FoundContradiction[] {
  const matters: { readonly tellings: Set<Telling>; readonly first: TellingPair }[] = [];
  const matterOf = new Map<Telling, (typeof matters)[number]>();
  for (const pair of pairs.toSorted(([, a], [, b]) => a.at - b.at || a.messageId - b.messageId)) {
    const [a, b] = pair;
    const known = matterOf.get(a) ?? matterOf.get(b);
    const matter = known ?? { tellings: new Set<Telling>(), first: pair };
    if (!known) matters.push(matter);
    for (const one of pair) {
      matter.tellings.add(one);
      matterOf.set(one, matter);
    }
  }
  const found = matters.map(({ first: [a, b], tellings }): FoundContradiction => {
    const { topic } = b;
    const values = [valueKey(a.value), valueKey(b.value)];
    const matter = [
      'same-customer',
      topic,
      b.customer,
      ...limitsKey(topic, b.limits),
      ...values.toSorted(),
    ];
    const countA = [...tellings].filter(({ value }) => valueKey(value) === values[0]).length;
    return { matter, kind: 'same-customer', topic, a, b, countA, countB: tellings.size - countA };
  });
  return [...Map.groupBy(found, ({ matter }) => JSON.stringify(matter)).values()].flatMap((same) =>
    same.slice(0, 1),
  );
}

/** What different customers of a shop were told about one thing: a pair of values is one contradiction. */
function amongOthers(tellings: readonly Telling[]): FoundContradiction[] {
  const comparable = tellings.filter(({ topic, limits }) => {
    const reach = reachOf(topic);
    return (
      reach === 'shop' || (reach === 'product' && (limits.product !== '' || isOfShopToo(topic)))
    );
  });
  return groups(comparable, ({ topic, platform, to, limits }) =>
    JSON.stringify([topic, platform, to.shop, ...limitsKey(topic, limits)]),
  ).flatMap(differingValues);
}

/** Asked without naming a product, these are about all there are. */
const isOfShopToo = (topic: AnswerTopic): boolean =>
  topic === 'gift' || topic === 'discount' || topic === 'warranty_period';

function differingValues(told: readonly Telling[]): FoundContradiction[] {
  const byValue = [...Map.groupBy(told, ({ value }) => valueKey(value))].toSorted(
    ([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1),
  );
  const most = byValue.slice(0, MOST_VALUES);
  return most.flatMap(([key, one], index) =>
    most.slice(index + 1).flatMap(([otherKey, other]): FoundContradiction[] => {
      const first = one[0];
      if (!first || !other[0] || !cannotBothBe(first.topic, first, other[0])) return [];
      const pair = nearestPair(one, other);
      if (!pair) return [];
      const [a, b] = pair;
      const { topic, platform, to, limits } = b;
      const values = [key, otherKey].toSorted();
      const matter = ['others', topic, platform, to.shop, ...limitsKey(topic, limits), ...values];
      const isFirstA = valueKey(a.value) === key;
      const [countA, countB] = isFirstA ? [one.length, other.length] : [other.length, one.length];
      return [{ matter, kind: 'others', topic, a, b, countA, countB }];
    }),
  );
}

/** Rarer values of one matter are left to those who look at the spread. */
const MOST_VALUES = 12;

/** The newest two of different customers that were told near enough in time, the earlier first. */
function nearestPair(
  one: readonly Telling[],
  other: readonly Telling[],
): [Telling, Telling] | null {
  const both = [
    ...one.map((telling) => ({ telling, is: 0 })),
    ...other.map((telling) => ({ telling, is: 1 })),
  ].toSorted((a, b) => a.telling.at - b.telling.at || a.telling.messageId - b.telling.messageId);
  for (let at = both.length - 1; at > 0; at--) {
    const [later, earlier] = [both[at], both[at - 1]];
    if (!later || !earlier || later.is === earlier.is) continue;
    if (later.telling.at - earlier.telling.at > reachMs(later.telling.topic)) continue;
    if (later.telling.customer === earlier.telling.customer) continue;
    return [earlier.telling, later.telling];
  }
  return null;
}

function againstTheSheet(
  judged: readonly { telling: Telling; entry: ReturnType<typeof entryFor> }[],
): FoundContradiction[] {
  const found = judged.flatMap(({ telling, entry }): FoundContradiction[] => {
    const said = entry && againstSheet(telling.topic, entry.values, telling);
    if (!entry || !said) return [];
    const values = [valueKey(said.value), valueKey(telling.value)];
    const matter = [
      'sheet',
      telling.topic,
      entry.answerId,
      ...limitsKey(telling.topic, telling.limits),
      ...values,
    ];
    const a = { versionId: entry.versionId, said };
    return [{ matter, kind: 'sheet', topic: telling.topic, a, b: telling, countA: 1, countB: 1 }];
  });
  return once(found);
}

/** Of findings on one matter the newest, with how many there are. */
function once(found: readonly FoundContradiction[]): FoundContradiction[] {
  return [...Map.groupBy(found, ({ matter }) => JSON.stringify(matter)).values()].flatMap(
    (same) => {
      const last = same.at(-1);
      return last ? [{ ...last, countB: same.length }] : [];
    },
  );
}

function limitsKey(
  topic: AnswerTopic,
  { circumstance, part, variant, product }: ToldLimits,
): (string | null)[] {
  // Elsewhere a part is only spoken of: "a bulb as a gift".
  const ofPart = topic === 'warranty_period' ? part : '';
  return [circumstance, ofPart, variant, reachOf(topic) === 'product' ? product : ''];
}

/** Within one conversation people go on about one thing; elsewhere it has to be named. */
function isOneProduct(a: Telling, b: Telling): boolean {
  return (
    reachOf(a.topic) !== 'product' ||
    (a.limits.product !== '' && a.limits.product === b.limits.product)
  );
}

function groups<T>(items: readonly T[], key: (item: T) => string | null): T[][] {
  const keyed = Map.groupBy(items, key);
  keyed.delete(null);
  return [...keyed.values()];
}
