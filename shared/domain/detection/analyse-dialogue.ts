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

/** Everything that the rules find in a conversation. Pure; time grows with the messages. */
export const analyseDialogue = (dialogue: Dialogue, shop: ShopLexicon | null = null): Analysis =>
  analyseTurns(dialogue.id, turnsOf(dialogue, shop));

/** The same of a conversation that was made ready for the rules. */
export function analyseTurns(id: string, turns: readonly Turn[]): Analysis {
  const promises = promisesIn(turns);
  return {
    id,
    promises,
    disputes: disputesIn(turns),
    open: openItemIn(turns, promises),
    contradictions: contradictionsIn(turns),
    watch: watchedIn(turns),
    risks: risksIn(turns),
    summary: summaryOf(turns, promises),
  };
}
