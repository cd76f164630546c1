import lexicon from '../../../../resources/lexicons/risky-words.json' with { type: 'json' };
import { riskSchema, type Risk, type RiskFinding } from '../../../model/findings.ts';
import type { MessageRisk } from '../../../model/analysis.ts';
import { fold } from '../fold.ts';
import { anyOfMany, everyOf } from '../lexicon.ts';
import type { ShopLexicon } from '../shop-lexicon.ts';
import type { Turn } from '../turns.ts';
import { contactsIn } from './contacts.ts';
import { linksIn } from './links.ts';
import { overlap, spansOf, type Span } from './spans.ts';

type Platform = keyof typeof lexicon.platformNames;

export interface RiskyWordsOptions {
  /** Where the reply is to be sent: other platforms' names are risky there. */
  readonly platform?: string;
  /** The shop's own words, harmless phrases and domains. */
  readonly shop?: ShopLexicon | null;
}

const rules = lexicon.rules.map(({ risk, score, entries, unless }) => ({
  risk: riskSchema.parse(risk),
  score,
  any: anyOfMany(entries.map(({ say }) => say)),
  entries: entries.map(({ say, softer }) => ({ pattern: everyOf([say]), softer })),
  unless: unless.length === 0 ? null : everyOf(unless),
}));
const anyRisk = anyOfMany(lexicon.rules.flatMap(({ entries }) => entries.map(({ say }) => say)));
const platformNames = (Object.entries(lexicon.platformNames) as [Platform, string[]][]).map(
  ([platform, names]) => [platform, everyOf(names)] as const,
);

/**
 * What may cause trouble in a reply before it is sent: absolute and superlative words with softer ones,
 * ways off the platform (also in disguise), links, blame of colleagues, admissions, bought reviews,
 * rudeness. In the order of the text; places do not overlap.
 */
export const riskyWordsIn = (text: string, options: RiskyWordsOptions = {}): RiskFinding[] =>
  riskyIn(text, fold(text), options);

function riskyIn(text: string, folded: string, options: RiskyWordsOptions): RiskFinding[] {
  const found = anyRisk.test(folded) ? rules.flatMap((rule) => byRule(folded, rule)) : [];
  for (const { channel, start, end, score } of contactsIn(folded)) {
    const risk: Risk = channel === 'payment' ? 'off-platform-payment' : 'off-platform-contact';
    found.push({ risk, start, end, score, softer: [] });
  }
  for (const { start, end, judgement } of linksIn(folded, options.shop?.trustedDomains)) {
    if (judgement === 'trusted') continue;
    const score = judgement === 'unknown' ? 0.7 : 0.9;
    found.push({ risk: 'link', start, end, score, softer: [] });
  }
  found.push(...shopWords(folded, options.shop ?? null));
  found.push(...otherPlatforms(folded, options.platform));
  const harmless = options.shop?.harmless ? spansOf(folded, options.shop.harmless) : [];
  const risky = found.filter((one) => !harmless.some((span) => overlap(span, one)));
  return distinct(risky).map((one) => ({ ...one, words: text.slice(one.start, one.end) }));
}

/** The risky places in what the agents of a conversation wrote. */
export const risksIn = (turns: readonly Turn[]): MessageRisk[] =>
  turns
    .filter(({ message }) => message.role === 'agent')
    .flatMap(({ message, folded, shop }) =>
      riskyIn(message.text, folded, { shop }).map((one) => ({ i: message.i, ...one })),
    );

function byRule(folded: string, rule: (typeof rules)[number]): Omit<RiskFinding, 'words'>[] {
  if (!rule.any.test(folded)) return [];
  const harmless: Span[] = rule.unless === null ? [] : spansOf(folded, rule.unless);
  return rule.entries.flatMap(({ pattern, softer }) =>
    spansOf(folded, pattern)
      .filter((span) => !harmless.some((one) => overlap(one, span)))
      .map((span) => ({ risk: rule.risk, ...span, softer: [...softer], score: rule.score })),
  );
}

const shopWords = (folded: string, shop: ShopLexicon | null): Omit<RiskFinding, 'words'>[] =>
  (shop?.riskyWords ?? []).flatMap(({ pattern, risk, softer }) =>
    spansOf(folded, pattern).map((span) => ({ risk, ...span, softer: [...softer], score: 0.8 })),
  );

function otherPlatforms(
  folded: string,
  platform: string | undefined,
): Omit<RiskFinding, 'words'>[] {
  if (platform === undefined || !(platform in lexicon.platformNames)) return [];
  return platformNames
    .filter(([name]) => name !== platform)
    .flatMap(([, names]) => spansOf(folded, names))
    .map((span) => ({ risk: 'other-platform', ...span, softer: [], score: 0.5 }));
}

/** Of places that overlap, the surest, then the longest. */
function distinct<T extends Span & { score: number }>(found: readonly T[]): T[] {
  const kept: T[] = [];
  const order = (a: T, b: T): number => b.score - a.score || b.end - b.start - (a.end - a.start);
  for (const one of found.toSorted(order)) {
    if (!kept.some((other) => overlap(one, other))) kept.push(one);
  }
  return kept.toSorted((a, b) => a.start - b.start);
}
