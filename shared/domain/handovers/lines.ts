import { disputeKinds } from '../../model/analysis.ts';
import type { HandoverNoteWords } from '../../i18n/handover-note.ts';
import type { DisputeFact, FactMessage, HandoverFacts, PromiseFact, WaitingFact } from './facts.ts';
import { customerOf, evidenceOf, headlineOf, situationOf, speakerOf, type Line } from './line.ts';
import { noSeverityFacts } from './severity.ts';
import { newsLines } from './news-lines.ts';
import { contradictionLine, memoLines, taggedLine, watchLine } from './talk-lines.ts';
import { isRepeated, isThreat, namesOfficer } from './warning-words.ts';

/**
 * The lines that the archive's facts make, one a source. Extractive: a number, date, name or amount in
 * a headline or situation stands in the messages that the line gives as evidence.
 */
export function linesOf(facts: HandoverFacts, words: HandoverNoteWords, zone: string): Line[] {
  // What we owe after a promise is that promise; a second line would say it twice.
  const promised = new Set(facts.promises.map(({ conversationId }) => conversationId));
  const matters = [
    ...facts.promises.map((fact) => promiseLine(fact, words)),
    ...facts.disputes.map((fact) => disputeLine(fact, words)),
    ...facts.contradictions.map((fact) => contradictionLine(fact, words)),
    ...facts.memos.flatMap((fact) => memoLines(fact, words)),
  ];
  const told = new Set(matters.flatMap(({ evidence }) => evidence));
  const marked = [
    ...facts.tagged.map((fact) => taggedLine(fact, words)),
    ...facts.watched
      .filter(({ message }) => !told.has(message.messageId))
      .map((fact) => watchLine(fact, words)),
  ];
  const waiting = facts.waiting
    .filter(
      ({ kind, conversationId }) => kind === 'customer_unanswered' || !promised.has(conversationId),
    )
    .filter((fact) => !isTold(unansweredOf(fact), matters))
    .map((fact) => waitingLine(fact, words));
  return [...matters, ...marked, ...newsLines(facts, words, zone), ...waiting];
}

/** True when a complaint or a change of address on the note is all that the customer waits about. */
function isTold(unanswered: readonly FactMessage[], matters: readonly Line[]): boolean {
  const told = new Set(
    matters
      .filter(({ section }) => section === 'disputes' || section === 'memos')
      .flatMap(({ evidence }) => evidence),
  );
  return unanswered.length > 0 && unanswered.every(({ messageId }) => told.has(messageId));
}

function promiseLine(fact: PromiseFact, words: HandoverNoteWords): Line {
  const { message, before, after, dueAt, amountCents } = fact;
  const said = [before, message, after];
  const customer = customerOf(fact, words);
  const focus = fact.duePhrase ?? '';
  return {
    section: 'promises',
    headline: headlineOf(
      (what) => words.promised(customer, speakerOf(message.sender), what),
      fact.what,
      words,
      focus,
    ),
    situation: situationOf(said, words, focus),
    next_action: '',
    evidence: evidenceOf(said),
    source_ref: { kind: 'promise', id: fact.promiseId },
    proposed: fact.proposed,
    stage: null,
    amount_cents: amountCents,
    place: fact,
    dueAt,
    since: message.sentAt,
    owner: fact.owner,
    severityFacts: { ...noSeverityFacts, dueAt, amountCents },
  };
}

function disputeLine(fact: DisputeFact, words: HandoverNoteWords): Line {
  const { messages, answer, amountCents, deadlineAt } = fact;
  const texts = messages.map(({ text }) => text);
  const gravest = texts.find(isThreat) ?? texts.find(namesOfficer) ?? texts[0] ?? '';
  const kind = words[disputeKinds.find((known) => known === fact.kind) ?? 'other'];
  const customer = customerOf(fact, words);
  const said = [...new Set([messages[0] ?? null, messages.at(-1) ?? null, answer])];
  return {
    section: 'disputes',
    headline: headlineOf((text) => words.disputed(customer, kind, text), gravest, words),
    situation: situationOf(said, words),
    next_action: Array.from(fact.nextStep ?? '')
      .slice(0, 200)
      .join(''),
    evidence: evidenceOf([...messages, answer]),
    source_ref: { kind: 'dispute', id: fact.disputeId },
    proposed: fact.stage === 'proposed',
    stage: fact.stage,
    amount_cents: amountCents,
    place: fact,
    dueAt: deadlineAt,
    since: fact.openedAt ?? messages[0]?.sentAt ?? null,
    owner: fact.owner,
    severityFacts: {
      ...noSeverityFacts,
      deadlineAt,
      amountCents,
      namesOfficer: texts.some(namesOfficer),
      isThreat: fact.severity >= 3 || texts.some(isThreat),
      isRepeated: fact.severity >= 2 || isRepeated(texts),
    },
  };
}

function waitingLine(fact: WaitingFact, words: HandoverNoteWords): Line {
  const open = unansweredOf(fact);
  const lastAnswer = fact.tail.findLast(({ role }) => role === 'agent') ?? null;
  const texts = open.map(({ text }) => text);
  const last = texts.findLast((text) => text.trim() !== '') ?? '';
  const customer = customerOf(fact, words);
  const said = [lastAnswer, ...open.slice(-2)];
  const since = open[0]?.sentAt ?? null;
  return {
    section: 'waiting',
    headline: headlineOf((text) => words.waits(customer, text), last, words),
    situation: situationOf(said, words),
    next_action: '',
    evidence: evidenceOf([...said, ...open]),
    source_ref: { kind: 'conversation', id: fact.conversationId },
    proposed: false,
    stage: null,
    amount_cents: null,
    place: fact,
    dueAt: null,
    since,
    owner: null,
    severityFacts: {
      ...noSeverityFacts,
      waitingSince: since,
      isRepeated: isRepeated(texts),
      isThreat: texts.some(isThreat),
      namesOfficer: texts.some(namesOfficer),
    },
  };
}

/** What the customer said since our last answer; after "one moment please" the last question waits. */
function unansweredOf({ tail }: WaitingFact): FactMessage[] {
  const lastAnswer = tail.findLastIndex(({ role }) => role === 'agent');
  const since = tail.slice(lastAnswer + 1).filter(({ role }) => role === 'customer');
  return since.length > 0 ? since : tail.filter(({ role }) => role === 'customer').slice(-1);
}
