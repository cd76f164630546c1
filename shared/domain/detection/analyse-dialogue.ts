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
 * patterns together are more than a processor keeps at hand, and this takes a third less time. `between` is
 * called between one talk and the next.
 */
export function analyseTalks(
  talks: readonly Talk[],
  between: () => void = () => undefined,
): Findings[] {
  const ofEach = <T>(find: (turns: Talk['turns'], at: number) => T): T[] =>
    talks.map(({ turns }, at) => {
      between();
      return find(turns, at);
    });
  const promises = ofEach(promisesIn);
  const disputes = ofEach(disputesIn);
  const open = ofEach((turns, at) => openItemIn(turns, promises[at]!));
  const contradictions = ofEach(contradictionsIn);
  const watch = ofEach((turns) => watchedIn(turns));
  const summaries = ofEach((turns, at) => summaryOf(turns, promises[at]!));
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
