import lexicon from '../../../../resources/lexicons/promises.zh.json' with { type: 'json' };
import type { PromiseKind } from '../../../model/analysis.ts';
import { anyOf, anyOfMany, eachOfMany } from '../lexicon.ts';
import type { ShopLexicon } from '../shop-lexicon.ts';

/** Kinds in the order of the lexicon, strong acts first: the first that is found names the act. */
const acts = [lexicon.strong, lexicon.weak].flatMap((list, at) =>
  (Object.entries(list) as [PromiseKind, string[]][]).map(([kind, entries]) => ({
    kind,
    entries,
    isStrong: at === 0,
  })),
);
const findActs = eachOfMany(acts.map(({ entries }) => entries));
/** True of a text in which something is done at all. */
export const anyAct = anyOfMany(
  [...Object.values(lexicon.strong), ...Object.values(lexicon.weak)].flat(),
);
const conditionBefore = anyOf(lexicon.conditionBefore);

/** What an agent does for somebody, as it is named in a clause. */
export interface Act {
  kind: PromiseKind;
  at: number;
  words: string;
  isStrong: boolean;
  /** Named by the shop's own lexicon. */
  isOwn?: boolean;
}

/** By the words of the shop's own lexicon. */
export function shopAct(text: string, acts: ShopLexicon['promises']): Act | null {
  for (const { kind, pattern } of acts) {
    const match = pattern.exec(text);
    if (match) return { kind, at: match.index, words: match[0], isStrong: true, isOwn: true };
  }
  return null;
}

/** In `等货退回后我们再给您重发` what binds stands behind the condition. */
export function actIn(text: string): Act | null {
  const main = conditionBefore.exec(text)?.[0].length ?? 0;
  const found = main === 0 ? null : firstActIn(text.slice(main));
  return found === null ? firstActIn(text) : { ...found, at: found.at + main };
}

function firstActIn(text: string): Act | null {
  const matches = findActs(text);
  const index = matches?.findIndex((match) => match !== null) ?? -1;
  const [match, act] = [matches?.[index], acts[index]];
  if (!match || act === undefined) return null;
  return { kind: act.kind, at: match.index, words: match[0], isStrong: act.isStrong };
}
