import lexicon from '../../../../resources/lexicons/slots.json' with { type: 'json' };
import { slotSchema, type Slot } from '../../../model/analysis.ts';
import { priceIn } from '../amount.ts';
import { upperBound } from '../due/chinese-number.ts';
import type { Wall } from '../due/wall-clock.ts';
import { gateOf } from '../gates.ts';
import { anyOf, byName, everyOf, type Named, type Pattern } from '../lexicon.ts';
import { onceATurn, type Turn } from '../turns.ts';
import { circumstanceOf, excludes, type Circumstance } from './circumstance.ts';
import { areApart, durationsIn, type Duration } from './durations.ts';
import { measuresIn, measuresDiffer, type Measure } from './measures.ts';
import { bodyIn, sizesIn } from './sizes.ts';
import {
  ANOTHER_DAY,
  areDaysApart,
  isBeyond,
  statedDeadlines,
  statedEnd,
} from './stated-deadlines.ts';
import { isSoon, statedTimes } from './stated-times.ts';

/** What one message says about one slot. */
export interface Statement {
  slot: Slot;
  turn: Turn;
  value: Value;
  /** The case that the statement is limited to. */
  circumstance: Circumstance | null;
  /** The part of the goods that it is limited to, or empty. */
  part: string;
  /** The colours and sizes that it is limited to, or empty. */
  variant: string;
}

export type Value =
  | { type: 'durations'; durations: Duration[] }
  /** The end of a stated day, of one order only: on the wall clock. */
  | { type: 'deadline'; end: Wall }
  | { type: 'named'; name: string }
  | { type: 'couriers'; names: string[] }
  /** The clothing sizes that are advised. */
  | { type: 'sizes'; names: string[] }
  | { type: 'measures'; measures: Measure[] }
  | { type: 'amount'; cents: number };

interface SlotRule {
  slot: Slot;
  topic: Pattern;
  needs: RegExp | null;
  takes: 'durations' | 'named' | 'captured' | 'couriers' | 'amount' | 'measures' | 'sizes';
  /** Runs for a time, whose end may be stated. */
  ends: boolean;
  captures: readonly RegExp[];
  values: Named<string>;
  compatible: readonly (readonly string[])[];
  /** The values of a plain yes and a plain no. */
  affirms: { yes: string; no: string } | null;
}

const rules: readonly SlotRule[] = lexicon.slots.map((entry) => ({
  slot: slotSchema.parse(entry.slot),
  topic: anyOf(entry.topic),
  needs: entry.needs === undefined ? null : new RegExp(entry.needs),
  takes: entry.durations
    ? 'durations'
    : entry.couriers
      ? 'couriers'
      : entry.amounts
        ? 'amount'
        : entry.measures
          ? 'measures'
          : entry.sizes
            ? 'sizes'
            : entry.captures
              ? 'captured'
              : 'named',
  ends: entry.ends === true,
  captures: (entry.captures ?? []).map((one) => new RegExp(one)),
  values: byName<string>(withoutAbsent(entry.values ?? {})),
  compatible: entry.compatible ?? [],
  affirms: entry.affirms ?? null,
}));
const untimed = rules.filter((rule) => rule.takes !== 'durations');
const timed = rules.filter((rule) => rule.takes === 'durations');
/** Known by the first way of writing them. */
const couriers = lexicon.slots
  .flatMap((entry) => entry.couriers ?? [])
  .map((one) => ({
    name: one.replaceAll('\\b', '').split('|')[0] ?? one,
    pattern: new RegExp(one),
  }));
/** The first rule about lengths of time whose topic a text touches. */
function timedRule(text: string): SlotRule | undefined {
  return timed.find((rule) => rule.topic.test(text));
}
const courierOption = anyOf(lexicon.courierOption);
const parts = anyOf(lexicon.parts);
/** "The whole machine": no part of it, whatever was asked about. */
const whole = anyOf(lexicon.whole);
const variants = everyOf(lexicon.variants);
const mayNameVariants = gateOf(lexicon.variants);
const quantities = everyOf(lexicon.quantity);
const exception = anyOf(lexicon.exception);
/** What is said of one order ages: after this many hours another order may be meant. */
const passing: ReadonlySet<Slot> = new Set(lexicon.passing.map((slot) => slotSchema.parse(slot)));
const PASSING_HOURS = 72;
/** Terms that no day of the calendar ends. */
const lasting: ReadonlySet<Slot> = new Set([
  'warranty_period',
  'return_window',
  'price_protection_days',
]);
const LASTING_HOURS = 30 * 24;
const mayTouchAny = gateOf(lexicon.slots.flatMap((entry) => entry.topic));
const touchesAny = (text: string): boolean =>
  mayTouchAny(text) && rules.some((rule) => rule.topic.test(text));
const conditional = anyOf(lexicon.conditional);
const question = anyOf(lexicon.question);
const yes = anyOf(lexicon.affirmation.yes);
const no = anyOf(lexicon.affirmation.no);

const when =
  /马上|立即|立刻|[即实]时|秒到|当天|次日|\d\s?(?:个|-|到)?\d?\s?(?:工作日|天|小时)|\b(?:instant|same day|days?|hours?)/;

/** The statements of an agent's message, given what the customer asked before it. */
export function statementsOf(turn: Turn, asked: string): Statement[] {
  const last = lastReading(turn);
  if (last.asked !== asked) {
    last.statements = readStatements(turn, asked);
    last.asked = asked;
  }
  return last.statements;
}

/** Contradictions and the answer sheet read the same turn with the same question. */
const lastReading = onceATurn((): { asked: string | null; statements: Statement[] } => ({
  asked: null,
  statements: [],
}));

function readStatements(turn: Turn, asked: string): Statement[] {
  const { text } = turn;
  if (!touchesAny(text) && !touchesAny(asked)) return [];
  const isShort = text.trim().length <= 40;
  const leansOn = isShort ? asked : '';
  const told: [Slot, Value][] = [];
  for (const [{ slot }, durations] of statedTimes(turn, timedRule, leansOn))
    told.push([slot, { type: 'durations', durations }]);
  for (const [{ slot }, end] of statedDeadlines(turn, timedRule, leansOn))
    if (!lasting.has(slot)) told.push([slot, { type: 'deadline', end }]);
  for (const rule of untimed) {
    const isOwn = rule.topic.test(text);
    if (!isOwn && !(isShort && rule.topic.test(asked))) continue;
    if (rule.needs !== null && !rule.needs.test(`${asked} ${text}`)) continue;
    const end = rule.ends ? statedEnd(turn, asked) : null;
    if (end !== null) told.push([rule.slot, { type: 'deadline', end }]);
    const value = valueOf(rule, text, asked, isOwn);
    // "Over on Friday" is not over.
    const isAhead = end !== null && value?.type === 'named' && value.name === 'ended';
    if (value !== null && !isAhead) told.push([rule.slot, value]);
  }
  return told.length === 0 ? [] : limited(turn, asked, leansOn, told);
}

/** What was told, with the cases that it is limited to. */
function limited(
  turn: Turn,
  asked: string,
  leansOn: string,
  told: readonly [Slot, Value][],
): Statement[] {
  const { text } = turn;
  const circumstance = circumstanceOf(text) ?? circumstanceOf(asked);
  const part = whole.test(text) ? '' : partIn(text) || partIn(leansOn);
  const named = variantsIn(`${leansOn} ${text}`);
  return told.map(([slot, value]) => {
    if (value.type === 'sizes')
      return {
        slot,
        turn,
        value,
        circumstance: null,
        part: '',
        variant: bodyIn(asked, text),
      };
    const variant = slot === 'price' ? `${named} ${quantitiesIn(asked + text)}` : named;
    return { slot, turn, value, circumstance, part, variant };
  });
}

/** "Five of them": a price is one of so many. */
const quantitiesIn = (text: string): string =>
  [...new Set(text.match(quantities) ?? [])].toSorted().join(' ');

const partIn = (text: string): string => parts.exec(text)?.[0] ?? '';

function variantsIn(text: string): string {
  if (!mayNameVariants(text)) return '';
  return [...new Set(text.match(variants) ?? [])].toSorted().join(' ');
}

/** Whether two statements about the same slot cannot both be true. */
export function contradict(a: Statement, b: Statement): boolean {
  if (excludes(a.circumstance, b.circumstance) || !areNear(a, b)) return false;
  if (
    !namesWhereto(a, b) &&
    a.variant !== b.variant &&
    (a.slot === 'price' || (a.variant !== '' && b.variant !== ''))
  )
    return false;
  if (a.slot === 'warranty_period' && a.part !== b.part) return false;
  if (a.value.type === 'deadline') return missesDeadline(b, a.value.end);
  if (b.value.type === 'deadline') return missesDeadline(a, b.value.end);
  // Sooner than was said is what everybody hopes for.
  if (b.value.type === 'durations' && isSoon(b.value.durations) && !lasting.has(b.slot))
    return false;
  return valuesDiffer(a.slot, a.value, b.value);
}

/** What the money goes to is the answer here, and no case that it is limited to: not in a timetable. */
const namesWhereto = (a: Statement, b: Statement): boolean =>
  a.slot === 'refund_destination' && [a, b].some(({ turn }) => durationsIn(turn.text).length === 0);

/** Another day, or a day beyond the time that was given: the courier's own estimates move. */
function missesDeadline({ slot, value, turn }: Statement, end: Wall): boolean {
  if (value.type === 'named')
    return value.name === 'ended' && turn.moment !== null && turn.moment.wall < end;
  if (value.type === 'deadline')
    return areDaysApart(value.end, end, slot === 'callback_time' ? ANOTHER_DAY : undefined);
  if (value.type !== 'durations' || turn.moment === null || slot === 'delivery_time') return false;
  return isBeyond(end, turn.moment.wall, Math.max(...value.durations.map(({ to }) => to)));
}

/** Whether two values of a slot cannot both be true of the same thing. */
export function valuesDiffer(slot: Slot, one: Value, other: Value): boolean {
  if (one.type === 'durations' && other.type === 'durations') {
    return areApart(one.durations, other.durations);
  }
  if (one.type === 'named' && other.type === 'named') {
    const pairs = rules.find((rule) => rule.slot === slot && rule.takes === 'named')?.compatible;
    const isSame = pairs?.some((pair) => pair.includes(one.name) && pair.includes(other.name));
    return one.name !== other.name && !isSame;
  }
  if (
    (one.type === 'couriers' && other.type === 'couriers') ||
    (one.type === 'sizes' && other.type === 'sizes')
  ) {
    return !one.names.some((name) => other.names.includes(name));
  }
  if (one.type === 'measures' && other.type === 'measures') {
    return measuresDiffer(one.measures, other.measures);
  }
  return one.type === 'amount' && other.type === 'amount' && one.cents !== other.cents;
}

function valueOf(rule: SlotRule, text: string, asked: string, isOwn: boolean): Value | null {
  if (question.test(text) && !isOwn) return null;
  if (rule.takes === 'couriers') {
    const names = couriers.flatMap(({ name, pattern }) => (pattern.test(text) ? [name] : []));
    return names.length === 0 || courierOption.test(text) ? null : { type: 'couriers', names };
  }
  if (rule.takes === 'amount') {
    const isPlain = (rule.topic.test(asked) || isOwn) && !conditional.test(text);
    const cents = isPlain ? priceIn(text) : null;
    return cents === null ? null : { type: 'amount', cents };
  }
  if (rule.takes === 'sizes') {
    const names = sizesIn(text);
    return names.length === 0 ? null : { type: 'sizes', names };
  }
  if (rule.takes === 'measures') {
    const measures = measuresIn(text);
    return measures.length === 0 ? null : { type: 'measures', measures };
  }
  if (rule.takes === 'captured') {
    const figure = rule.captures.map((one) => one.exec(text)?.[1]).find(Boolean);
    const from = figure === undefined ? null : upperBound(figure);
    return from === null ? null : { type: 'amount', cents: from * 100 };
  }
  if (exception.test(text)) return null;
  const named = rule.values.find(([, pattern]) => pattern.test(text));
  // "And to WeChat?" - "At once": when, and not where to.
  if (named && rule.slot === 'refund_destination' && named[1].test(asked) && when.test(text))
    return null;
  const name = named?.[0];
  if (name !== undefined) return { type: 'named', name };
  return isOwn ? null : plainAnswer(rule, text, asked);
}

/** "可以的" to "能开发票吗". */
function plainAnswer({ affirms, topic }: SlotRule, text: string, asked: string): Value | null {
  if (affirms === null || !topic.test(asked) || !question.test(asked.trim())) return null;
  const answer = text.trim();
  if (no.test(answer)) return { type: 'named', name: affirms.no };
  return yes.test(answer) ? { type: 'named', name: affirms.yes } : null;
}

/** How long a statement about a slot holds for others to be measured by. */
export const reachHoursOf = (slot: Slot): number =>
  passing.has(slot) ? PASSING_HOURS : LASTING_HOURS;

/** What a folded text speaks of, or asks for. */
export const slotsAbout = (folded: string): Slot[] => [
  ...new Set(rules.filter((rule) => rule.topic.test(folded)).map((rule) => rule.slot)),
];

function areNear(a: Statement, b: Statement): boolean {
  if (a.turn.moment === null || b.turn.moment === null) return true;
  const hours = Math.abs(b.turn.moment.wall - a.turn.moment.wall) / 3_600_000;
  return hours <= reachHoursOf(a.slot);
}

function withoutAbsent(values: Record<string, readonly string[] | undefined>) {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, patterns]) =>
      patterns === undefined ? [] : [[name, patterns] as const],
    ),
  );
}
