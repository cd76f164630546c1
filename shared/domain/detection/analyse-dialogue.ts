import type { Analysis, Dialogue } from '../../model/analysis.ts';
import { contradictionsIn } from './contradictions/find-contradictions.ts';
import { disputesIn } from './disputes/find-disputes.ts';
import { openItemIn } from './open/find-open-item.ts';
import { promisesIn } from './promises/find-promises.ts';
import type { ShopLexicon } from './shop-lexicon.ts';
import { risksIn } from './risks/risky-words.ts';
import { summaryOf } from './summary/summarise.ts';
import { turnsOf, type Turn } from './turns.ts';
import { watchedIn } from './watch/watch-findings.ts';

/** A conversation that was made ready for the rules. */
export interface Talk {
  readonly id: string;
  readonly turns: readonly Turn[];
}

/** What is kept of a conversation: risky wording is for replies before they are sent. */
export type Findings = Omit<Analysis, 'risks'>;

/** Everything that the rules find in a conversation. Pure; time grows with the messages. */
export function analyseDialogue(dialogue: Dialogue, shop: ShopLexicon | null = null): Analysis {
  const turns = turnsOf(dialogue, shop);
  return { ...analyseTalks([{ id: dialogue.id, turns }])[0]!, risks: risksIn(turns) };
}

/**
 * What is kept of each of many. One detector goes through all of them before the next one does: their
 * patterns together are more than a processor keeps at hand, and this takes a third less time.
 */
export function analyseTalks(talks: readonly Talk[]): Findings[] {
  const promises = talks.map(({ turns }) => promisesIn(turns));
  const disputes = talks.map(({ turns }) => disputesIn(turns));
  const open = talks.map(({ turns }, at) => openItemIn(turns, promises[at]!));
  const contradictions = talks.map(({ turns }) => contradictionsIn(turns));
  const watch = talks.map(({ turns }) => watchedIn(turns));
  const summaries = talks.map(({ turns }, at) => summaryOf(turns, promises[at]!));
  return talks.map(({ id }, at) => ({
    id,
    promises: promises[at]!,
    disputes: disputes[at]!,
    open: open[at]!,
    contradictions: contradictions[at]!,
    watch: watch[at]!,
    summary: summaries[at]!,
  }));
}
