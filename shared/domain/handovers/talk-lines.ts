import type { HandoverNoteWords } from '../../i18n/handover-note.ts';
import { excerpt } from './excerpt.ts';
import type { ContradictionFact, MemoFact, TaggedFact, WatchFact } from './facts.ts';
import { customerOf, evidenceOf, headlineOf, situationOf, speakerOf, type Line } from './line.ts';
import { asksToVerify, memoKind } from './memo-words.ts';
import { noSeverityFacts } from './severity.ts';
import { saysDispatched } from './warning-words.ts';

const plain = {
  next_action: '',
  stage: null,
  amount_cents: null,
  dueAt: null,
  owner: null,
  severityFacts: noSeverityFacts,
} as const;

/** What belongs into the memo of an order that has not left: one line a conversation. */
export function memoLines(fact: MemoFact, words: HandoverNoteWords): Line[] {
  const asked = fact.messages.find(
    ({ role, text }) => role === 'customer' && memoKind(text) === 'address',
  );
  const first =
    asked ??
    fact.messages.find(({ role, text }) => role === 'customer' && memoKind(text) === 'request');
  if (first === undefined) return unverifiedLines(fact, words);
  const later = fact.messages.slice(fact.messages.indexOf(first) + 1);
  if (later.some(({ role, text }) => role !== 'customer' && saysDispatched(text))) return [];
  const details = later.filter(({ role }) => role === 'customer').slice(0, 2);
  const answer = later.find(({ role }) => role === 'agent') ?? null;
  const customer = customerOf(fact, words);
  const said = [first, ...details, answer];
  const isAddress = first === asked;
  const frame = isAddress ? words.wantsAddress : words.wantsMemo;
  return [
    {
      ...plain,
      section: 'memos',
      headline: headlineOf((text) => frame(customer, text), first.text, words),
      situation: situationOf(said, words),
      evidence: evidenceOf(said),
      source_ref: { kind: 'memo', id: fact.conversationId },
      proposed: true,
      place: fact,
      since: first.sentAt,
      severityFacts: { ...noSeverityFacts, isUnshippedAddressChange: isAddress },
    },
  ];
}

/** We asked the customer to check an order, and no word came back. */
function unverifiedLines(fact: MemoFact, words: HandoverNoteWords): Line[] {
  const asked = fact.messages.findLast(({ role, text }) => role === 'agent' && asksToVerify(text));
  if (asked === undefined) return [];
  const later = fact.messages.slice(fact.messages.indexOf(asked) + 1);
  const isAnswered = later.some(({ role }) => role === 'customer');
  if (isAnswered || later.some(({ text }) => saysDispatched(text))) return [];
  const customer = customerOf(fact, words);
  return [
    {
      ...plain,
      section: 'memos',
      headline: headlineOf((text) => words.unverified(customer, text), asked.text, words),
      situation: situationOf([asked], words),
      evidence: evidenceOf([asked]),
      source_ref: { kind: 'memo', id: fact.conversationId },
      proposed: true,
      place: fact,
      since: asked.sentAt,
    },
  ];
}

export function contradictionLine(fact: ContradictionFact, words: HandoverNoteWords): Line {
  const { first, sheet, last } = fact;
  const frame =
    first === null
      ? (text: string) => words.notAsSheet(excerpt(sheet ?? '', 18), text)
      : (text: string) => words.saidBoth(excerpt(first.text, 22), text);
  return {
    ...plain,
    section: 'answers',
    headline: headlineOf(frame, last.text, words),
    situation: situationOf([first, last], words),
    evidence: evidenceOf([first, last]),
    source_ref: { kind: 'policy', id: fact.contradictionId },
    proposed: fact.proposed,
    place: fact,
    since: last.sentAt,
    severityFacts: { ...noSeverityFacts, isContradiction: true },
  };
}

/** What somebody tagged: feedback, or a word from above. */
export function taggedLine(fact: TaggedFact, words: HandoverNoteWords): Line {
  const { kind, message } = fact;
  const who = message.role === 'customer' ? customerOf(fact, words) : speakerOf(message.sender);
  const frame = kind === 'order' ? words.orderOf : words.feedbackOf;
  return {
    ...plain,
    section: kind === 'order' ? 'orders-from-above' : 'feedback',
    headline: headlineOf((text) => frame(who, text), message.text, words),
    situation: situationOf([message], words),
    evidence: evidenceOf([message]),
    source_ref: { kind, id: message.messageId },
    proposed: false,
    place: fact,
    since: message.sentAt,
  };
}

export function watchLine(fact: WatchFact, words: HandoverNoteWords): Line {
  const { message } = fact;
  const customer = customerOf(fact, words);
  return {
    ...plain,
    section: 'watch',
    headline: headlineOf((text) => words.watchOf(customer, text), message.text, words),
    situation: situationOf([message], words),
    evidence: evidenceOf([message]),
    source_ref: { kind: 'watch', id: fact.findingId },
    proposed: false,
    place: fact,
    since: message.sentAt,
  };
}
