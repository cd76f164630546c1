import { dateOf, dayMs, instantOf, wallClock } from './calendar.ts';
import type { SampleMessage } from './conversation.ts';
import type { Random } from './random.ts';
import { aftersale, catalogue, opening, people, presale } from './resources.ts';
import type { Agent, Buyer, Exchange, Product } from './resources.ts';
import { speak } from './session.ts';
import { inventPurchase } from './slots.ts';
import type { Purchase } from './slots.ts';

/**
 * An ordinary buyer's months: asks, buys, gets a tracking number within the promised time, asks where
 * the parcel is, and comes back with thanks, a question or a small complaint that is put right.
 * `planted` are instants of stories in the same thread, which no ordinary session may touch.
 * `used` counts how often each exchange has been used, so that the stock wears evenly.
 */
export function journey(
  buyer: Buyer,
  planted: readonly number[],
  used: Map<string, number>,
  random: Random,
): SampleMessage[] {
  const visit: Visit = { buyer, planted, used, random, seen: new Set(), messages: [] };
  let last: Product | null = null;
  for (const monthDay of buyer.orders) {
    const product = random.pick(catalogue.filter((candidate) => candidate !== last));
    const purchase = inventPurchase(buyer, product, last, monthDay, random);
    last = buy(visit, purchase, instantOf(`${monthDay} 00:00`)) ? product : null;
  }
  return visit.messages;
}

interface Visit {
  readonly buyer: Buyer;
  readonly planted: readonly number[];
  readonly used: Map<string, number>;
  readonly random: Random;
  /** Exchanges that this buyer has been through. */
  readonly seen: Set<string>;
  readonly messages: SampleMessage[];
}

/** Returns whether the buyer kept the lamp and has no complaint left. */
function buy(visit: Visit, purchase: Purchase, day: number): boolean {
  const { random } = visit;
  const choose = (stock: readonly Exchange[]): Exchange => pickFor(stock, visit, purchase, day);
  const topics = (count: number): Exchange[] =>
    Array.from({ length: count }, () => choose(presale));
  const bought = opening.decide.filter((exchange) => !leaving.includes(exchange.id));
  const greet = purchase.last === null ? opening.greet : opening.regular;

  if (random.chance(0.55)) {
    const gone = opening.decide.filter((exchange) => leaving.includes(exchange.id));
    const earlier = day - dayMs * random.between(1, 3);
    session(visit, purchase, earlier, 'any', [choose(greet), ...topics(2), choose(gone)]);
  }
  if (visit.buyer.platform === 'taobao' && random.chance(0.12)) {
    session(visit, purchase, day, 'night', [choose(opening.night)]);
    const first = [choose(opening.morning), ...topics(2), choose(bought)];
    if (!session(visit, purchase, day, 'early', first)) return true;
  } else {
    const robot = visit.buyer.platform === 'jd' && random.chance(0.4) ? opening.robot : [];
    const asked = [...topics(random.between(2, 3)), choose(bought), choose(opening.bye)];
    const came = session(visit, purchase, day, 'any', [...robot, choose(greet), ...asked]);
    if (!came) return true;
  }
  // Every purchase was promised for the next day or within 48 hours: the number follows in time.
  session(visit, purchase, day + dayMs, 'early', [choose(aftersale.shipped)]);
  if (random.chance(0.6)) {
    session(visit, purchase, day + dayMs * 3, 'any', [choose(aftersale.logistics)]);
  }
  const kept = afterSale(visit, purchase, day + dayMs * random.between(4, 6), choose);
  if (!kept || random.chance(0.5)) return kept;
  return afterSale(visit, purchase, day + dayMs * random.between(9, 14), choose);
}

/** One word after the sale, and on a later day what it promised. Says whether all was well. */

function afterSale(
  visit: Visit,
  purchase: Purchase,
  day: number,
  choose: (stock: readonly Exchange[]) => Exchange,
): boolean {
  const { random } = visit;
  const first = choose(aftersale.after);
  const bye = random.chance(0.4) ? [choose(opening.bye)] : [];
  const happened = session(visit, purchase, day, 'any', [first, ...bye]);
  const follow = aftersale.next.find((exchange) => exchange.id === first.next);
  if (happened && follow !== undefined) {
    const wait = follow.id === 'refund-done' ? 4 : 1;
    session(visit, purchase, day + dayMs * wait, 'early', [follow]);
  }
  return follow === undefined;
}

/** Exchanges in which the buyer goes away without buying. */
const leaving: readonly string[] = ['d4', 'd5'];

/** The least worn exchange that fits the product, the season and what this buyer has not asked yet. */
function pickFor(
  stock: readonly Exchange[],
  visit: Visit,
  purchase: Purchase,
  day: number,
): Exchange {
  const { product } = purchase;
  const monthDay = dateOf(day).slice(5);
  const fitting = stock.filter(
    (exchange) =>
      (exchange.for?.some((name) => name === product.for || name === product.id) ?? true) &&
      product.price >= (exchange.minPrice ?? 0) &&
      product.price <= (exchange.maxPrice ?? Infinity) &&
      monthDay >= (exchange.from ?? '01-01') &&
      monthDay <= (exchange.until ?? '12-31'),
  );
  const fresh = fitting.filter((exchange) => !visit.seen.has(exchange.id));
  const choices = fresh.length > 0 ? fresh : fitting;
  const least = Math.min(...choices.map((exchange) => visit.used.get(exchange.id) ?? 0));
  const chosen = visit.random.pick(
    choices.filter((exchange) => (visit.used.get(exchange.id) ?? 0) <= least + 1),
  );
  visit.used.set(chosen.id, (visit.used.get(chosen.id) ?? 0) + 1);
  visit.seen.add(chosen.id);
  return chosen;
}

type Hours = 'any' | 'early' | 'late' | 'night';

/** Plays the exchanges at a free moment of the day; says whether it took place. */
function session(
  visit: Visit,
  purchase: Purchase,
  day: number,
  hours: Hours,
  exchanges: readonly Exchange[],
): boolean {
  const daytime = exchanges.some((exchange) => exchange.hours === 'early');
  const startAt = freeMoment(visit, day, daytime ? 'early' : hours);
  if (startAt === null) return false;
  const agent = onDuty(visit, startAt);
  const bought = visit.messages.some((message) => message.order === purchase.order);
  const spoken = speak(exchanges, purchase, agent, startAt, bought, visit.random);
  visit.messages.push(...spoken);
  return true;
}

/** The sample begins in August and its last hours belong to the planted stories. */
const opensAt = instantOf('08-01 08:00');
const closesAt = instantOf('10-31 15:30');
const quietMs = 2 * 3_600_000;

function freeMoment(visit: Visit, day: number, hours: Hours): number | null {
  const { random, planted, messages } = visit;
  const after = Math.max(opensAt, ...messages.map((message) => message.at + 120_000));
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const [low, high] = minutesOf(hours === 'any' ? random.pick(['early', 'late', 'late']) : hours);
    const at = day + random.between(low, high) * 60_000 + random.between(0, 59) * 1000;
    const clash = planted.some((instant) => Math.abs(instant - at) < quietMs);
    if (at >= after && at <= closesAt && !clash) return at;
  }
  return null;
}

/** Minutes of the day between which a session may begin and still end inside its shift. */
function minutesOf(hours: Exclude<Hours, 'any'>): readonly [number, number] {
  switch (hours) {
    case 'early':
      return [8 * 60 + 20, 15 * 60 + 10];
    case 'late':
      return [16 * 60 + 10, 22 * 60 + 50];
    case 'night':
      return [15, 100];
  }
}

/** No ordinary session falls on the days that an agent's export lacks: only the story speaks of them. */
function onDuty(visit: Visit, at: number): Agent {
  const { lost } = people;
  const shift = wallClock(at).slice(11) < '16:00:00' ? 'early' : 'late';
  const missing = dateOf(at) >= lost.from && dateOf(at) <= lost.to;
  const present = people.agents.filter(
    (agent) => agent.shift === shift && !(missing && agent.name === lost.agent),
  );
  // The agent with the hole talks most, so that the hole shows.
  const usual = present.find((agent) => agent.name === lost.agent);
  return usual !== undefined && visit.random.chance(0.4) ? usual : visit.random.pick(present);
}
