import { toldIn } from '../../../shared/domain/answers/told.ts';
import { analyseTalks } from '../../../shared/domain/detection/analyse-dialogue.ts';
import type { ShopLexicon } from '../../../shared/domain/detection/shop-lexicon.ts';
import { turnsOfStored } from '../../../shared/domain/detection/turns.ts';
import type { AnalysedWindow, AnalysisWindow } from '../store/analysis.ts';

/** All that the detectors find in stretches of conversations; `giveWay` is called between small steps. */
export function findIn(
  windows: readonly AnalysisWindow[],
  shop: ShopLexicon | null,
  giveWay: () => void = () => undefined,
): AnalysedWindow[] {
  const talks = windows.map(({ conversationId: id, messages }) => {
    giveWay();
    return { id, turns: turnsOfStored(messages, shop) };
  });
  const analyses = analyseTalks(talks, giveWay);
  const told = talks.map(({ turns }) => toldIn(turns));
  return windows.map(({ messages, ...window }, at) => ({
    window: { ...window, messageIds: messages.map(({ i }) => i) },
    analysis: analyses[at]!,
    told: told[at]!,
  }));
}
