import english from '../../../../resources/lexicons/disputes.en.json' with { type: 'json' };
import chinese from '../../../../resources/lexicons/disputes.zh.json' with { type: 'json' };
import { disputeKindSchema, type DisputeKind } from '../../../model/analysis.ts';
import { anyOf, eachOfMany } from '../lexicon.ts';
import { onceATurn, type Turn } from '../turns.ts';

/** What the words of a cue do in a dispute. A `hint` alone never makes one. */
type CueRole = 'fact' | 'hint' | 'emotion' | 'contest' | 'demand' | 'threat' | 'abuse';

/** A cue found in a message. */
export interface Cue {
  kind: DisputeKind | null;
  role: CueRole;
  weight: number;
  words: string;
}

interface Lexicon {
  /** Groups of words by the name under which patterns use them: `{received}`. */
  classes?: Readonly<Record<string, string>>;
  cues: readonly {
    kind: string | null;
    role: string;
    weight: number;
    patterns: readonly string[];
  }[];
  hypothetical: readonly string[];
  elsewhere: readonly string[];
  ownFault: readonly string[];
  denied: readonly string[];
  shopTalk: readonly string[];
}

const languages = { zh: compile(chinese), en: compile(english) };

/** Tells of what was bought before, or of others. */
export const isElsewhere = ({ text, isChinese }: Turn): boolean =>
  languages[isChinese ? 'zh' : 'en'].elsewhere.test(text) && !yours.test(text);

/** Who compares with others complains of this shop all the same. */
const yours =
  /你们(?!的?(?:呢|不会|这|会|怎|有|是|质量怎))|你家(?!的?(?:呢|这|会|怎|有|是))|贵店|您家|这家|这次|就我|\b(?:yours?|you (?:guys|people|sent|sold|lot))\b/;

/** What the shop calls a complaint is one. */
const SHOP_WEIGHT = 0.6;

/** The cues of one customer message, with weights lowered for what is only feared or asked. */
export const cuesIn = onceATurn(readCues);

function readCues(turn: Turn): Cue[] {
  const { cues, find, hypothetical, ownFault, denied, shopTalk } =
    languages[turn.isChinese ? 'zh' : 'en'];
  const matches = find(turn.text);
  const own = shopCues(turn);
  if (matches === null || matches.every((match) => match === null)) return own;
  const isHypothetical = hypothetical.test(turn.text);
  const isOthers = isElsewhere(turn);
  const isOwnFault = ownFault.test(turn.text);
  const isShopTalk = shopTalk.test(turn.text);
  const found: Cue[] = own;
  for (const [index, { kind, role, weight }] of cues.entries()) {
    const match = matches[index] ?? null;
    if (match === null) continue;
    if (role === 'threat' && denied.test(turn.text)) continue;
    const isSoftened = role === 'fact' || role === 'hint' || role === 'demand';
    const factor =
      (isOthers || (isHypothetical && isSoftened) ? 0.45 : 1) *
      (isOwnFault && isSoftened ? 0.4 : 1) *
      (isShopTalk ? 0.7 : 1);
    found.push({ kind, role, weight: weight * factor, words: match[0].trim() });
  }
  return found;
}

const shopCues = ({ text, shop }: Turn): Cue[] =>
  (shop?.complaints ?? []).flatMap(({ kind, pattern }) => {
    const words = pattern.exec(text)?.[0].trim();
    return words === undefined ? [] : [{ kind, role: 'fact', weight: SHOP_WEIGHT, words }];
  });

function compile(lexicon: Lexicon) {
  const written = (patterns: readonly string[]): string[] =>
    patterns.map((pattern) =>
      pattern
        .replace(/\{([a-z]+)\}/g, (_, name: string) => lexicon.classes?.[name] ?? '')
        // Who types on a phone leaves out the apostrophe.
        .replaceAll("n't", "n'?t"),
    );
  return {
    find: eachOfMany(lexicon.cues.map((cue) => written(cue.patterns))),
    cues: lexicon.cues.map((cue) => ({
      kind: cue.kind === null ? null : disputeKindSchema.parse(cue.kind),
      role: cue.role as CueRole,
      weight: cue.weight,
    })),
    hypothetical: anyOf(lexicon.hypothetical),
    elsewhere: anyOf(lexicon.elsewhere),
    ownFault: anyOf(lexicon.ownFault),
    denied: anyOf(lexicon.denied),
    shopTalk: anyOf(lexicon.shopTalk),
  };
}
