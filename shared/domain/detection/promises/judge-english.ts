import lexicon from '../../../../resources/lexicons/promises.en.json' with { type: 'json' };
import type { PromiseKind } from '../../../model/analysis.ts';
import { clausesOf, type Clause } from '../clauses.ts';
import { timesOf } from '../due/parse-due.ts';
import type { TimePhrase } from '../due/time-phrase.ts';
import { anyOf, byName, everyOf } from '../lexicon.ts';
import { askedBefore, type Turn } from '../turns.ts';
import type { Candidate } from './candidate.ts';

const markers = everyOf(lexicon.markers);
const acts = byName<PromiseKind>(lexicon.acts);
const helpful = anyOf(lexicon.helpful);
const comfort = anyOf(lexicon.comfort);
const gate = anyOf(lexicon.gate);
const modalBlock = anyOf(lexicon.modalBlock);
const negation = anyOf(lexicon.negation);
const hedge = anyOf(lexicon.hedge);
const condition = anyOf(lexicon.condition);
const policy = anyOf(lexicon.policy);
const returning = anyOf(lexicon.returning);
const estimate = anyOf(lexicon.estimate);
const estimates = anyOf(lexicon.estimates);
const customerSubject = anyOf(lexicon.customerSubject);
const acceptance = anyOf(lexicon.acceptance);
const request = anyOf(lexicon.request);
/** "I'll move you to 12A": an act that no list names, by the person who speaks. */
const ownAct = new RegExp(
  `^\\s*(?:also |now |gladly |happily |definitely |personally |just |then |go ahead (?:and|to) |be sure to )*` +
    `(?!(?:${lexicon.vagueVerbs.join('|')})\\b)([a-z]{2,14} (?:(?:in|up|out|back|off|over|on|down) )?${lexicon.objects.join('|')})`,
);
const passive = anyOf(lexicon.passive);
/** What has been arranged is a promise where it is arranged for a day to come. */
const arranged = /^(?:booked|scheduled|rescheduled|arranged|organi[sz]ed) /;
/** Whoever acts for the shop, named or spoken to before. */
const colleagues =
  /\b(?:team|crew|engineers?|manager|staff|colleagues?|supervisor|warehouse|department|depot)\s*$/;
const pronoun = /\b(?:they|he|she)$/;
const spokenTo =
  /\b(?:i|we)(?:'ve| have)? (?:\w+ )?(?:alerted|asked|told|notified|informed|passed|contacted|spoken|flagged|messaged)\b/;
const topics = byName<PromiseKind>(lexicon.topics);
const firstPerson = /\b(?:i|we)(?:\s|'|$)/;
/** No promise without one of these: the cheap way past most messages. */
const anyMarker =
  /'ll|'ve|have|going|being|getting|should|rolls?\b|launches|resumes?|reopens?|opens|starts|comes?\b|due|back in stock|kicks?|returns|will|shall|going to|plan to|i'm|i am|we're|we are|would|'d |let me|promise|guarantee|can|time to|allow|expect|estimated|scheduled|takes?\b|ships?\b|leaves?\b|goes\b|arrives?\b|sure|of course|absolutely|no problem/;

/** Everything in an agent's English message that may bind the shop. */
export function judgeEnglish(turn: Turn, turns: readonly Turn[]): Candidate[] {
  if (!anyMarker.test(turn.text)) return [];
  const times = timesOf(turn);
  const isGated = gate.test(turn.text) || gateBefore(turn, turns);
  const found = clausesOf(turn).flatMap((sentence) => {
    const own = times.filter(
      (time) => time.index >= sentence.start && time.index < sentence.start + sentence.text.length,
    );
    return sentence.isMarked
      ? []
      : [...committed(sentence, own, isGated), ...estimated(sentence, firstFixed(own), turn.text)];
  });
  return found.length > 0 ? found : accepted(turn, turns);
}

/** A message in parts ("1/2 … 2/2") is gated by what its first part asks for. */
function gateBefore(turn: Turn, turns: readonly Turn[]): boolean {
  const before = turns[turn.at - 1];
  return before?.message.role === 'agent' && gate.test(before.text) && !/\?\s*$/.test(before.text);
}

function committed(sentence: Clause, own: readonly TimePhrase[], isGated: boolean): Candidate[] {
  const { text } = sentence;
  const found: Candidate[] = [];
  for (const marker of text.matchAll(markers)) {
    const after = text.slice(
      marker.index + marker[0].length,
      marker.index + marker[0].length + 110,
    );
    const at = sentence.start + marker.index;
    const time = firstFixed(own.filter((phrase) => phrase.index >= at)) ?? firstFixed(own);
    const act = actIn(after) ?? namelessAct(text, marker, after, time);
    if (act === null) continue;
    if (arranged.test(after) && (time === null || time.end === null)) continue;
    const between = after.slice(0, act.at);
    if (isBlocked(text, marker.index, between, after)) continue;
    let score =
      0.75 + (time !== null && !time.isVague ? 0.15 : 0) - Math.max(0, act.at - 40) * 0.01;
    if (hedge.test(text)) score -= 0.35;
    if (policy.test(text)) score -= 0.3;
    const before = text.slice(0, marker.index);
    const kind = comesToRepair(act.kind, before + (act.kind === 'deliver_by' ? between : ''))
      ? 'warranty'
      : comesInstead(act.kind, before)
        ? 'exchange'
        : refine(act.kind, after);
    if (isGated && kind === 'investigate' && helpful.test(after.slice(0, act.at + 20)))
      score -= 0.4;
    else if (isGated && isConditional(before)) score -= isGiven(kind) ? 0.15 : 0.3;
    else if (gate.test(before) && !returning.test(text)) score -= isGiven(kind) ? 0.15 : 0.3;
    if (/\b(?:once|when|if|unless)\b/.test(between)) score -= 0.3;
    if (/can/.test(marker[0])) score -= kind === 'other' && time === null ? 0.3 : 0.2;
    found.push({
      kind,
      score,
      isSoft: time?.isVague === true || condition.test(text) || estimate.test(text),
      code: /can/.test(marker[0]) ? 'offer' : 'commitment',
      words: [marker[0].trim(), act.words],
      time,
      start: sentence.start,
    });
  }
  return found;
}

const firstFixed = (times: readonly TimePhrase[]): TimePhrase | null =>
  times.find((time) => time.end !== null) ?? times[0] ?? null;

function isBlocked(text: string, at: number, between: string, after: string): boolean {
  const before = text.slice(0, at);
  if (negation.test(before.slice(-14)) || negation.test(between)) return true;
  if (comfort.test(after.slice(0, 40)) && comfort.test(between + ' ' + after.slice(0, 24)))
    return true;
  if (modalBlock.test(between) || /^\s*need\b/.test(after)) return true;
  if (customerSubject.test(text.slice(Math.max(0, at - 8), at + 22))) return true;
  return (
    /\b(?:you|if you|customers?|what|who|which|how|when|where)\s*$/.test(before) &&
    !/\b(?:receive|get|hear|be)\b/.test(between + after.slice(0, 14))
  );
}

interface Act {
  kind: PromiseKind;
  at: number;
  words: string;
}

/** Weaker than a known act: the speaker's own, or what will be done by a stated time. */
function namelessAct(
  text: string,
  marker: RegExpMatchArray,
  after: string,
  time: TimePhrase | null,
): Act | null {
  const end = (marker.index ?? 0) + 3;
  const kind = topics.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
  const done = /'ll|will|going to/.test(marker[0]) ? passive.exec(after) : null;
  if (done !== null && time !== null && time.end !== null)
    return { kind, at: 0, words: done[0].trim() };
  const subject = text.slice(0, marker.index);
  const isTheirs = colleagues.test(subject) || (pronoun.test(subject) && spokenTo.test(subject));
  if (!isTheirs && !firstPerson.test(text.slice(Math.max(0, end - 12), end))) return null;
  if (!/'ll|will|going to|asked|told|got/.test(marker[0])) return null;
  const words = ownAct.exec(after)?.[1];
  return words === undefined ? null : { kind, at: 0, words };
}

function actIn(after: string): Act | null {
  let first: Act | null = null;
  for (const [kind, pattern] of acts) {
    const match = pattern.exec(after);
    if (match && match.index < 70 && (first === null || match.index < first.at - 12)) {
      first = { kind, at: match.index, words: match[0] };
    }
  }
  return first;
}

/** Looking into it *and* coming back is a call-back: that is what can be checked. */
function refine(kind: PromiseKind, after: string): PromiseKind {
  if (kind === 'refund' && /\bdifference\b|price (?:drop|match|adjust)|lower price/.test(after))
    return 'price';
  if (kind === 'investigate' || kind === 'other') {
    if (
      /\band (?:be |get |will |we'll |i'll |they(?:'ll| will) |someone will )?(?:back|get back|contact|let you know|call|e-?mail|text|message|respond|reply|reach)/.test(
        after,
      )
    )
      return 'callback';
  }
  if (
    kind === 'other' &&
    /\band (?:then )?(?:refund|return (?:the|your)|revers|credit)/.test(after)
  )
    return 'refund';
  if (kind === 'investigate' && /feedback|comments|suggestion|\bideas?\b/.test(after))
    return 'other';
  return kind;
}

/** "Send us your address and we'll post a new one": what is given can be checked, "we'll look" cannot. */
const isGiven = (kind: PromiseKind): boolean =>
  /^(?:refund|exchange|compensate|gift|ship|price)$/.test(kind);

/** A promise may wait for the goods to come back, not for "let us know". */
const isConditional = (before: string): boolean =>
  condition.test(before) && !returning.test(before);

/** "An engineer will be with you": nothing is delivered, and what is changed is a part. */
const comesToRepair = (kind: PromiseKind, before: string): boolean =>
  /^(?:deliver_by|exchange)$/.test(kind) &&
  /\b(?:engineer|technician|plumber|fitter|installer|repair)/.test(before);

/** "A new one will be on its way": in place of what came. */
const comesInstead = (kind: PromiseKind, before: string): boolean =>
  /^(?:ship|deliver_by)$/.test(kind) &&
  /\b(?:new|replacement|another|correct|right)(?: [a-z]+){0,2} one\b|\breplacement\b/.test(before);

/** "Expected to arrive by Friday", "please allow 3-5 business days". */
function estimated(sentence: Clause, time: TimePhrase | null, whole: string): Candidate[] {
  const { text } = sentence;
  if (time === null || time.isVague) return [];
  const match = estimates.exec(text);
  if (!match || negation.test(text) || policy.test(text) || condition.test(text)) return [];
  const act = actIn(text);
  return [
    {
      kind: (act ?? actIn(whole))?.kind ?? 'other',
      score: act === null ? 0.5 : 0.7,
      isSoft: true,
      code: 'estimate',
      words: [match[0], text.slice(time.index - sentence.start).slice(0, time.length)],
      time,
      start: sentence.start,
    },
  ];
}

/** "Sure, will do." to "Could you cancel it please?". */
function accepted(turn: Turn, turns: readonly Turn[]): Candidate[] {
  const match = acceptance.exec(turn.text);
  if (!match || turn.text.trim().length > 60 || turn.text.includes('?')) return [];
  const asked = [...askedBefore(turns, turn.at, 3)].reverse().find((one) => request.test(one.text));
  const act =
    asked === undefined
      ? null
      : actIn(asked.text.slice(Math.max(0, request.exec(asked.text)?.index ?? 0)));
  if (act === null) return [];
  const words = [match[0].trim(), act.words];
  return [
    {
      kind: act.kind,
      score: 0.55,
      isSoft: false,
      code: 'accepted-request',
      words,
      time: null,
      start: 0,
    },
  ];
}
