import { useState } from 'react';
import type { RepeatedQuestion } from '../../../shared/contract/faq.ts';
import { valueAsWritten } from '../../../shared/domain/answers/value-in-words.ts';
import { answersTexts } from '../../../shared/i18n/answers.ts';
import { answerTopicWords } from '../../../shared/i18n/answer-words.ts';
import { BoardDetail, DetailActions } from '../../ui/board/board-detail.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useLanguage, useTexts } from '../../ui/language.ts';
import type { RoomProps } from '../../ui/room.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { Shown } from '../../ui/masking.tsx';
import classes from './answers.module.css';

interface QuestionDetailProps extends RoomProps {
  readonly question: RepeatedQuestion;
  readonly onWrite: () => void;
  readonly onClose: () => void;
}

/** Leads to the entry that answers it, or to a new one. */
export function writeLabel({ answerId }: RepeatedQuestion, t: (typeof answersTexts)['en']): string {
  return answerId === null ? t.writeFromQuestion : t.showEntry;
}

/** A repeated question with the spread of its answers; a press shows one in its chat. */
export function QuestionDetail({ question, onWrite, onClose, Conversation }: QuestionDetailProps) {
  const { asked, customers, topic, answers, examples, unanswered, isSpread, answerId } = question;
  const t = useTexts(answersTexts);
  const topics = useTexts(answerTopicWords);
  const language = useLanguage();
  const [openId, setOpenId] = useState<string | null>(null);
  const open = answers.find(({ messageId }) => messageId === openId) ?? answers[0] ?? examples[0];
  return (
    <BoardDetail
      title={question.question}
      when={<TimeText at={question.lastAt} full />}
      onClose={onClose}
      sourceLabel={t.source2}
      source={
        open && (
          <Conversation
            key={open.messageId}
            conversationId={open.conversationId}
            messageId={open.messageId}
          />
        )
      }
      actions={
        <DetailActions
          label={t.actions}
          actions={[{ id: 'write', label: writeLabel(question, t), action: 'confirm' }]}
          onAction={onWrite}
        />
      }
    >
      <Facts
        facts={[
          [t.topic, topics[topic], answerId === null ? t.uncovered : t.covered],
          [t.question, t.asked(asked, customers), unanswered > 0 && t.unanswered(unanswered)],
        ]}
      />
      <section aria-label={t.answersGiven}>
        <h3 className={classes['head']}>
          {t.answersGiven}
          {isSpread && <span className={classes['remark']}>≠ {t.spread}</span>}
        </h3>
        {answers.length === 0 && <p className={classes['remark']}>{t.noAnswers}</p>}
        <div className={classes['versions']}>
          {answers.map((given) => (
            <button
              key={given.messageId}
              type="button"
              className={classes['side']}
              aria-pressed={given === open}
              onClick={() => setOpenId(given.messageId)}
            >
              {given.value && (
                <span className={classes['value']}>
                  {valueAsWritten(given.value, given.text, language)}
                </span>
              )}
              <span className={classes['answer']}>
                <Shown text={given.text} />
              </span>
              <span className={classes['remark']}>
                {t.times(given.count)} ·{' '}
                {t.answeredBy(given.agents.slice(0, 4).join(language === 'en' ? ', ' : '、'))}
              </span>
            </button>
          ))}
        </div>
      </section>
    </BoardDetail>
  );
}
