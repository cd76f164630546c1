import type { AnswerException } from '../../../shared/contract/answers.ts';
import type { ActionId } from '../../../shared/domain/shortcuts/actions.ts';
import { answersTexts } from '../../../shared/i18n/answers.ts';
import { answerTopicWords } from '../../../shared/i18n/answer-words.ts';
import { BoardDetail, DetailActions } from '../../ui/board/board-detail.tsx';
import { Facts } from '../../ui/facts.tsx';
import { HistoryList } from '../../ui/history-list.tsx';
import { useTexts } from '../../ui/language.ts';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './answers.module.css';
import { exceptionState } from './words.ts';

export type ExceptionAction = 'approved' | 'refused' | 'revoked';

/** What the table of keys calls it. */
export const exceptionKeys: Readonly<Record<ExceptionAction, ActionId>> = {
  approved: 'confirm',
  refused: 'dismiss',
  revoked: 'reopen',
};

interface ExceptionDetailProps {
  readonly exception: AnswerException;
  readonly onAction: (action: ExceptionAction) => void;
  readonly onClose: () => void;
}

export function actionsOn({ state }: AnswerException): readonly ExceptionAction[] {
  if (state === 'asked') return ['approved', 'refused'];
  return state === 'approved' ? ['revoked'] : ['approved'];
}

/** One exception: who gets what and why, who asked and who approved. */
export function ExceptionDetail({ exception, onAction, onClose }: ExceptionDetailProps) {
  const { exceptionId, topic, recipient, granted, value, reason, validTo, state } = exception;
  const { askedBy, askedAt, decidedBy, decidedAt, decisionReason, isSelfApproved } = exception;
  const t = useTexts(answersTexts);
  const topics = useTexts(answerTopicWords);
  const labels = { approved: t.approve, refused: t.refuse, revoked: t.revoke };
  return (
    <BoardDetail
      title={`${recipient} · ${topics[topic]}`}
      when={<TimeText at={askedAt} full />}
      onClose={onClose}
      sourceLabel={t.history}
      source={
        <div className={classes['told']}>
          <HistoryList noun="answer-exception" id={exceptionId} />
        </div>
      }
      actions={
        <DetailActions
          label={t.actions}
          actions={actionsOn(exception).map((id) => ({
            id,
            label: labels[id],
            action: exceptionKeys[id],
          }))}
          onAction={onAction}
        />
      }
    >
      <p className={classes['answer']}>{granted}</p>
      <Facts
        facts={[
          [t.value, value],
          [t.reason, reason],
          [t.askedBy, askedBy],
          [
            t.approvedBy,
            state === 'asked' ? t.stateAsked : decidedBy,
            state !== 'asked' &&
              [exceptionState(state, t), isSelfApproved && t.selfApproved, decisionReason]
                .filter(Boolean)
                .join(' · '),
          ],
          [t.from, decidedAt === null ? null : <TimeText key="at" at={decidedAt} full />],
          [t.until, validTo === null ? t.untilNotice : <TimeText key="to" at={validTo - 1} full />],
        ]}
      />
    </BoardDetail>
  );
}
