import lexicon from '../../../resources/lexicons/answers.json' with { type: 'json' };
import type { AnswerTopic, Told, ToldLimits, ToldValue } from '../../model/answers.ts';
import { circumstanceOf } from '../detection/contradictions/circumstance.ts';
import { slotsAbout, statementsOf } from '../detection/contradictions/statements.ts';
import { anyOf } from '../detection/lexicon.ts';
import { askedBefore, askedTextBefore, type Turn } from '../detection/turns.ts';
import { extraStatements, extraTopicsAbout } from './extra-statements.ts';
import { linkedItem, productAskedFor } from './product.ts';

/** A link says which product is spoken of for so long. */
const LINK_HOLDS_MS = 12 * 3_600_000;
/** As much of the question as is read. */
const ASKED = 200;

const exceptional = anyOf(lexicon.exceptional);

/** All that agents tell in a conversation, on topics that a shop has one answer to. */
export function toldIn(turns: readonly Turn[]): Told[] {
  const told: Told[] = [];
  let link: { item: string; wall: number | null } | null = null;
  for (const turn of turns) {
    const item = linkedItem(turn.message.text);
    if (item !== null) link = { item, wall: turn.moment?.wall ?? null };
    if (turn.message.role !== 'agent') continue;
    const questions = (): string[] => askedBefore(turns, turn.at).map(({ text }) => text);
    const asked = askedTextBefore(turns, turn.at);
    told.push(...toldBy(turn, asked, questions, linkStands(link, turn) ? (link?.item ?? '') : ''));
  }
  return told;
}

/** What a folded text speaks of, or asks for. */
const topicsAbout = (folded: string): AnswerTopic[] => [
  ...new Set([...slotsAbout(folded), ...extraTopicsAbout(folded)]),
];

const askedOnlyWith = new Map(
  Object.entries(lexicon.askedOnlyWith).map(([topic, words]) => [topic, new RegExp(words)]),
);

/** What a customer's folded question is about: narrower than what an answer to it may tell. */
export const topicsAsked = (folded: string): AnswerTopic[] =>
  topicsAbout(folded).filter((topic) => askedOnlyWith.get(topic)?.test(folded) ?? true);

/** What one turn tells, given the folded questions before it, together and one by one. */
export function toldBy(
  turn: Turn,
  questionsTogether: string,
  questions: () => readonly string[] = () => [questionsTogether],
  item = '',
): Told[] {
  const asked = questionsTogether.slice(-ASKED);
  const statements: { topic: AnswerTopic; value: ToldValue; limits: ToldLimits }[] = [
    ...statementsOf(turn, asked)
      .filter(isTerm)
      .flatMap(({ slot, value, circumstance, part, variant }) =>
        // A day of the calendar is one order's, a size one body's, and no term of the shop.
        value.type === 'deadline' || value.type === 'sizes'
          ? []
          : [{ topic: slot, value, limits: { circumstance, part, variant, product: '' } }],
      ),
    ...extraStatements(turn.text).map(({ topic, value }) => ({
      topic,
      value,
      limits: { circumstance: circumstanceOf(turn.text), part: '', variant: '', product: '' },
    })),
  ];
  if (statements.length === 0) return [];
  const exception = exceptional.exec(turn.text)?.[0] ?? '';
  const product = item || productAskedFor(questions());
  return statements.map(({ topic, value, limits }) => ({
    i: turn.message.i,
    topic,
    value,
    limits: { ...limits, product },
    exception,
  }));
}

/** Whose parcel went with whom is no term. */
function isTerm({ slot, turn }: { readonly slot: AnswerTopic; readonly turn: Turn }): boolean {
  return slot !== 'courier' || !sent.test(turn.text);
}

const sent = /单号|已经?(?:发|寄)|发[出走货]了|寄[出走]了|出库|揽收|货发了|tracking|shipped|\d{8}/;

function linkStands(link: { item: string; wall: number | null } | null, turn: Turn): boolean {
  if (link === null) return false;
  if (link.wall === null || turn.moment === null) return true;
  return turn.moment.wall - link.wall <= LINK_HOLDS_MS;
}
