import type { AnswerScope, AnswerTopic } from '../../model/answers.ts';

/** A version of an entry, as far as time goes. Times are UTC ms, `validTo` exclusive. */
export interface Versioned {
  readonly versionId: string;
  readonly isRetired: boolean;
  readonly validFrom: number;
  readonly validTo: number | null;
  readonly madeAt: number;
}

/**
 * The version that held at a moment, of versions in the order they were made: of those that had begun by
 * then the one made last, unless it had ended or retired the entry. `knownAt` asks what could be known at
 * a moment: versions made later are left out.
 */
export function versionAt<V extends Versioned>(
  versions: readonly V[],
  at: number,
  knownAt = Infinity,
): V | null {
  const last = versions.findLast(({ validFrom, madeAt }) => validFrom <= at && madeAt <= knownAt);
  if (!last || last.isRetired || (last.validTo !== null && at >= last.validTo)) return null;
  return last;
}

/** Oldest first; versions made at the same moment stand in the same order in every archive. */
export function inOrderMade<V extends Versioned>(versions: readonly V[]): V[] {
  return versions.toSorted(
    (a, b) =>
      a.madeAt - b.madeAt || (a.versionId < b.versionId ? -1 : Number(a.versionId !== b.versionId)),
  );
}

/** Whom an entry is for. */
export interface Scoped {
  readonly topic: AnswerTopic;
  readonly scope: AnswerScope;
  /** Empty with scope `shop`: every shop. */
  readonly scopeValue: string;
}

/** To whom something is said, and of what. Names and numbers as written. */
export interface Addressee {
  readonly shop: string | null;
  /** Names and handles that the customer goes by. */
  readonly customers: readonly string[];
  readonly orders: readonly string[];
  /** What the statement and its question say, folded, and the product known from elsewhere. */
  readonly about: string;
}

/** Of entries on a topic those for the narrowest scope that fits. */
export function narrowest<E extends Scoped>(
  entries: readonly E[],
  topic: AnswerTopic,
  to: Addressee,
): E[] {
  const fitting = entries.filter((entry) => entry.topic === topic && fits(entry, to));
  const scope = narrowToWide.find((one) => fitting.some((entry) => entry.scope === one));
  const chosen = fitting.filter((entry) => entry.scope === scope);
  const own = chosen.filter(({ scopeValue }) => scopeValue !== '');
  return scope === 'shop' && own.length > 0 ? own : chosen;
}

const narrowToWide: readonly AnswerScope[] = ['customer', 'order', 'sku', 'shop'];

function fits(
  { scope, scopeValue }: Scoped,
  { shop, customers, orders, about }: Addressee,
): boolean {
  const wanted = plain(scopeValue);
  switch (scope) {
    case 'customer':
      return customers.some((name) => plain(name) === wanted);
    case 'order':
      return orders.some((order) => plain(order) === wanted);
    case 'sku':
      return wanted !== '' && plain(about).includes(wanted);
    case 'shop':
      return wanted === '' || (shop !== null && plain(shop) === wanted);
  }
}

const plain = (name: string): string => name.replaceAll(/\s+/g, '').toLowerCase();
