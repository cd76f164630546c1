import { answersTexts } from '../../../shared/i18n/answers.ts';
import { answerScopeWords, answerTopicWords } from '../../../shared/i18n/answer-words.ts';
import { valueAsWritten } from '../../../shared/domain/answers/value-in-words.ts';
import type { ContradictionRow } from '../../../shared/contract/contradictions.ts';
import { BoardRow } from '../../ui/board/board-row.tsx';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { TimeText } from '../../ui/time-text.tsx';
import type { AnswerItem } from './items.ts';
import { exceptionState } from './words.ts';

/** Two lines of what a lane holds. */
export function AnswerRow({ item }: { readonly item: AnswerItem }) {
  const t = useTexts(answersTexts);
  const topics = useTexts(answerTopicWords);
  const scopes = useTexts(answerScopeWords);
  const language = useLanguage();
  switch (item.is) {
    case 'answer': {
      const { topic, scope, scopeValue, version, state } = item.answer;
      const states = { 'in-force': null, future: t.stateFuture, ended: t.stateEndedAnswer };
      return (
        <BoardRow
          marks={null}
          who={topic === 'other' ? version.question || topics.other : topics[topic]}
          when={<TimeText at={version.validFrom} />}
          kind={scopeValue === '' ? t.everyone : `${scopes[scope]} ${scopeValue}`}
          words={version.answer}
          remarks={[state === 'retired' ? t.stateRetired : states[state]]}
        />
      );
    }
    case 'contradiction': {
      const { topic, a, b, kind } = item.contradiction;
      const values = [a, b].map(({ value, text }) =>
        value ? valueAsWritten(value, text, language) : text,
      );
      return (
        <BoardRow
          marks={<span aria-hidden="true">≠</span>}
          who={`${topics[topic]} ${values.join(' / ')}`}
          when={<TimeText at={b.at} />}
          kind={kindWords(kind, t)}
          words={b.to === null ? b.by : t.sideOf(b.by, b.to)}
        />
      );
    }
    case 'question': {
      const { question, asked, topic, isSpread, answerId, lastAt, answers } = item.question;
      return (
        <BoardRow
          marks={null}
          who={question}
          amount={t.times(asked)}
          when={<TimeText at={lastAt} />}
          kind={topics[topic]}
          words={answers[0]?.text ?? ''}
          remarks={[isSpread && t.spread, answerId !== null && t.covered]}
        />
      );
    }
    case 'exception': {
      const { recipient, topic, granted, state, askedAt } = item.exception;
      return (
        <BoardRow
          marks={null}
          who={recipient}
          when={<TimeText at={askedAt} />}
          kind={topics[topic]}
          words={granted}
          remarks={[exceptionState(state, t)]}
        />
      );
    }
  }
}

export function kindWords(kind: ContradictionRow['kind'], t: (typeof answersTexts)['en']): string {
  return { 'same-customer': t.sameCustomer, others: t.others, sheet: t.againstSheet }[kind];
}
