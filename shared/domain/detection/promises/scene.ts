import type { Clause } from '../clauses.ts';
import type { TimePhrase } from '../due/time-phrase.ts';
import type { ShopLexicon } from '../shop-lexicon.ts';

/** A clause of an agent's Chinese message, and what stands around it. */
export interface Scene {
  clause: Clause;
  own: TimePhrase[];
  /** What the shop itself calls a promise. */
  shopActs: ShopLexicon['promises'];
  /** What the customer said before. */
  asked: string;
  /** What an agent said before that. */
  said: string;
  /** What the message says behind the clause. */
  later: readonly Clause[];
  /** The whole message. */
  whole: string;
  isAsked: boolean;
  isAfterCondition: boolean;
  isDoubtful: boolean;
  /** The message lists times by means of payment: general terms, not this customer's date. */
  isTimetable: boolean;
  isSearching: boolean;
  /** The message asks the customer for what is needed first. */
  isGated: boolean;
}

/** A time as it was written. */
export const textOf = ({ whole }: Scene, time: TimePhrase): string =>
  whole.slice(time.index, time.index + time.length);
