import type { DisputeKind, PromiseKind } from '../../model/analysis.ts';
import type { Risk } from '../../model/findings.ts';
import type { ShopLexiconEntries } from '../../model/shop-lexicon.ts';
import { calendarOf, shippedHolidays, type WorkCalendar } from './due/working-days.ts';
import { everyOf } from './lexicon.ts';

/** A shop's own additions, ready for the detectors. */
export interface ShopLexicon {
  readonly riskyWords: readonly { pattern: RegExp; risk: Risk; softer: readonly string[] }[];
  readonly harmless: RegExp | null;
  readonly trustedDomains: readonly string[];
  readonly complaints: readonly { pattern: RegExp; kind: DisputeKind }[];
  readonly promises: readonly { pattern: RegExp; kind: PromiseKind }[];
  /** The holidays that come with the program and the shop's own. */
  readonly calendar: WorkCalendar;
}

export const compileShopLexicon = (entries: ShopLexiconEntries): ShopLexicon => ({
  riskyWords: entries.riskyWords.map(({ say, risk, softer }) => ({
    pattern: everyOf([say]),
    risk,
    softer,
  })),
  harmless: entries.harmless.length === 0 ? null : everyOf(entries.harmless),
  trustedDomains: entries.trustedDomains,
  complaints: entries.complaints.map(({ say, kind }) => ({ pattern: new RegExp(say), kind })),
  promises: entries.promises.map(({ say, kind }) => ({ pattern: new RegExp(say), kind })),
  calendar: calendarOf(shippedHolidays, entries.holidays),
});
