import type { HandoverNoteWords } from '../../i18n/handover-note.ts';
import { excerpt } from './excerpt.ts';
import type { AnswerFact, ExceptionFact, GapFact, HandoverFacts } from './facts.ts';
import { headlineOf, type Line } from './line.ts';
import { noSeverityFacts } from './severity.ts';
import { clockIn } from './zoned-time.ts';

/**
 * Lines about what no message says: changes of the answer sheet, exceptions, holes in the records. They
 * hold what the sheet or the import log says, and nothing else.
 */
export function newsLines(facts: HandoverFacts, words: HandoverNoteWords, zone: string): Line[] {
  return [
    ...facts.answers.map((fact) => answerLine(fact, words)),
    ...facts.exceptions.map((fact) => exceptionLine(fact, words, zone)),
    ...facts.gaps.map((fact) => gapLine(fact, words, zone)),
  ];
}

/** A change that follows a policy stands among the orders from above: each of those is read by itself. */
function answerLine(fact: AnswerFact, words: HandoverNoteWords): Line {
  const { answer, before, isRetired, source, madeBy } = fact;
  const frame = isRetired ? words.answerRetired : words.answerNow;
  const about = [
    before !== null && before !== answer ? words.answerBefore(excerpt(before, 60)) : '',
    source === '' ? '' : words.answerSource(excerpt(source, 30)),
    words.answerBy(excerpt(madeBy, 16)),
  ];
  return {
    ...plain,
    section: source === '' ? 'answers' : 'orders-from-above',
    headline: headlineOf(frame, answer || (before ?? ''), words),
    situation: about.filter(Boolean).join(' '),
    source_ref: { kind: 'answer', id: fact.versionId },
    place: { ...nowhere, shop: fact.shop },
    since: fact.madeAt,
  };
}

function exceptionLine(fact: ExceptionFact, words: HandoverNoteWords, zone: string): Line {
  const { recipient, granted, reason, approvedBy, validTo } = fact;
  const who = excerpt(recipient, 20);
  const about = [
    words.exceptionWhy(excerpt(reason, 70), excerpt(approvedBy, 16)),
    validTo === null ? '' : words.exceptionUntil(clockIn(zone, validTo)),
  ];
  return {
    ...plain,
    section: 'answers',
    headline: headlineOf((text) => words.exceptionFor(who, text), granted, words),
    situation: about.filter(Boolean).join(' '),
    source_ref: { kind: 'exception', id: fact.exceptionId },
    place: { ...nowhere, customer: recipient, orderNo: fact.orderNo },
    since: fact.decidedAt,
  };
}

function gapLine(fact: GapFact, words: HandoverNoteWords, zone: string): Line {
  const account = excerpt(fact.account, 16);
  const from = clockIn(zone, fact.from);
  return {
    ...plain,
    section: 'feedback',
    headline:
      fact.to === null
        ? words.gapSince(account, from)
        : words.gapOf(account, from, clockIn(zone, fact.to)),
    situation: '',
    source_ref: { kind: 'gap', id: fact.gapId },
    place: { ...nowhere, shop: fact.shop },
    since: fact.from,
  };
}

const nowhere = { conversationId: '', customer: '', shop: null, orderNo: null } as const;

const plain = {
  next_action: '',
  evidence: [],
  proposed: false,
  stage: null,
  amount_cents: null,
  dueAt: null,
  owner: null,
  severityFacts: noSeverityFacts,
};
