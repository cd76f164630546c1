import type { Dialogue, DialogueMessage } from '../../model/analysis.ts';
import { parseMoment, type Moment } from './due/wall-clock.ts';
import { fold } from './fold.ts';
import { gated } from './lexicon.ts';
import { isChinese } from './script.ts';
import type { ShopLexicon } from './shop-lexicon.ts';
import { momentOfStored, type StoredMessage } from './stored-message.ts';

/** A message, made ready for the rules once. */
export interface Turn {
  /** Position in the dialogue; `message.i` is what results name. */
  at: number;
  message: Pick<DialogueMessage, 'i' | 'role' | 'text'>;
  /** Same length as `message.text`; see `fold`. Quotes, mentions, links and codes are blanked. */
  text: string;
  /** The same with mentions, links and codes. */
  folded: string;
  isChinese: boolean;
  moment: Moment | null;
  /** What the shop has added to the lexicons. */
  shop: ShopLexicon | null;
  /** What `onceATurn` has read so far. */
  known: unknown[];
}

/** A chat message longer than this is a pasted document: its start is enough to judge it. */
const LONGEST = 4_000;

/**
 * Mentions, links and emoji codes say nothing that the rules want; a quoted message was said before, by
 * whoever said it.
 */
const noise =
  /「[^」]*」\s*\n\s*-[ -]{4,}|^\s*>[^\n]*\n|\[引用[^\]]*\]\n?|@[\w-]+|https?:\/\/[\w\-./?=&%#:+~]+|#e-s?\d+|&[a-z]+;|\[[^\]]{2,80}订单[^\]]*\]/g;

const mayHaveNoise = gated(/[@#&[「>]|http/);

export function turnsOf(dialogue: Dialogue, shop: ShopLexicon | null = null): Turn[] {
  return dialogue.messages.map((message, at) => {
    const moment = message.time === null ? null : parseMoment(message.time);
    return turnOf(message, at, moment, dialogue.lang, shop);
  });
}

/** The same of messages from an archive. */
export function turnsOfStored(
  messages: readonly StoredMessage[],
  shop: ShopLexicon | null = null,
): Turn[] {
  return messages.map((message, at) =>
    turnOf(message, at, momentOfStored(message), undefined, shop),
  );
}

function turnOf(
  message: Turn['message'],
  at: number,
  moment: Moment | null,
  lang: Dialogue['lang'],
  shop: ShopLexicon | null,
): Turn {
  const folded = fold(
    message.text.length > LONGEST ? message.text.slice(0, LONGEST) : message.text,
  );
  const text = mayHaveNoise.test(folded)
    ? folded.replace(noise, (found) => ' '.repeat(found.length))
    : folded;
  return {
    at,
    message,
    text,
    folded,
    isChinese: isChinese(text) || (lang !== 'en' && !/[a-z]/.test(text)),
    moment: moment === null || shop === null ? moment : { ...moment, calendar: shop.calendar },
    shop,
    known: [],
  };
}

/** Messages that a question may stand before its answer. */
const REACH = 8;
/** Where a turn keeps what was asked before it; `onceATurn` takes the places after them. */
const askedPlace = 0;
const askedTextPlace = 1;
let readings = askedTextPlace + 1;

/** A reading that several rules ask for, done once a turn: a turn never changes. */
export function onceATurn<T extends object>(read: (turn: Turn) => T): (turn: Turn) => T {
  const place = readings++;
  return (turn) => (turn.known[place] ??= read(turn)) as T;
}

/** What the customer said last before a turn: the latest unbroken run of messages, newest last. */
export function askedBefore(turns: readonly Turn[], at: number, reach = REACH): readonly Turn[] {
  const turn = turns[at];
  return turn === undefined || reach !== REACH
    ? readAsked(turns, at, reach)
    : ((turn.known[askedPlace] ??= readAsked(turns, at, reach)) as readonly Turn[]);
}

/** The same in one text: always the same one, so that what was found out about it holds. */
export function askedTextBefore(turns: readonly Turn[], at: number): string {
  const turn = turns[at];
  if (turn === undefined) return '';
  return (turn.known[askedTextPlace] ??= textOf(askedBefore(turns, at))) as string;
}

const textOf = (turns: readonly Turn[]): string =>
  turns.length === 1 ? turns[0]!.text : turns.map(({ text }) => text).join(' ');

function readAsked(turns: readonly Turn[], at: number, reach: number): Turn[] {
  const run: Turn[] = [];
  for (let back = at - 1; back >= 0 && back >= at - reach; back--) {
    const turn = turns[back];
    if (turn === undefined) break;
    if (turn.message.role === 'customer') run.unshift(turn);
    else if (turn.message.role !== 'system' && run.length > 0) break;
  }
  return run;
}
