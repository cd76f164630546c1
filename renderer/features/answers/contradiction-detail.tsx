import { useState } from 'react';
import type {
  ContradictionRow,
  ContradictionSide,
} from '../../../shared/contract/contradictions.ts';
import { valueAsWritten } from '../../../shared/domain/answers/value-in-words.ts';
import { answersTexts } from '../../../shared/i18n/answers.ts';
import { answerTopicWords } from '../../../shared/i18n/answer-words.ts';
import { BoardDetail, DetailActions } from '../../ui/board/board-detail.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Fold } from '../../ui/fold.tsx';
import { HistoryList } from '../../ui/history-list.tsx';
import { useLanguage, useTexts } from '../../ui/language.ts';
import type { RoomProps } from '../../ui/room.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { kindWords } from './answer-row.tsx';
import classes from './answers.module.css';
import { decisionInWords } from './words.ts';

export type ContradictionAction = 'a' | 'b' | 'except' | 'unrelated' | 'reopen';

interface ContradictionDetailProps extends RoomProps {
  readonly contradiction: ContradictionRow;
  readonly onAction: (action: ContradictionAction) => void;
  readonly onClose: () => void;
}

/** Both statements side by side, what can be decided, and the chat in which one of them stands. */
export function ContradictionDetail(props: ContradictionDetailProps) {
  const { contradiction, onAction, onClose, Conversation } = props;
  const { kind, topic, a, b, decision, contradictionId } = contradiction;
  const t = useTexts(answersTexts);
  const topics = useTexts(answerTopicWords);
  const [openSide, setOpenSide] = useState<'a' | 'b'>('b');
  const open = openSide === 'a' && a.messageId !== null ? a : b;
  const decided = decisionInWords(contradiction, t);
  const keys = {
    a: t.choose(a.source === 'sheet' ? t.sheetSide : t.left),
    b: t.choose(t.right),
    except: t.except,
    unrelated: t.unrelated,
  };
  return (
    <BoardDetail
      title={`${topics[topic]} · ${kindWords(kind, t)}`}
      onClose={onClose}
      sourceLabel={t.source2}
      source={
        open.conversationId !== null && (
          <Conversation
            key={open.messageId}
            conversationId={open.conversationId}
            messageId={open.messageId ?? undefined}
          />
        )
      }
      actions={
        <DetailActions
          label={t.actions}
          actions={
            decided === null
              ? [
                  { id: 'a', label: keys.a, action: 'chooseLeft' },
                  { id: 'b', label: keys.b, action: 'chooseRight' },
                  { id: 'except', label: keys.except, action: 'except' },
                  { id: 'unrelated', label: keys.unrelated, action: 'dismiss' },
                ]
              : [{ id: 'reopen', label: t.reopen, action: 'reopen' }]
          }
          onAction={onAction}
        />
      }
    >
      <div className={classes['sides']}>
        <Side side={a} isOpen={open === a} onOpen={() => setOpenSide('a')} />
        <Side side={b} isOpen={open === b} onOpen={() => setOpenSide('b')} />
      </div>
      {decided !== null && (
        <Facts
          facts={[
            [t.decidedBy, decision?.by ?? null, decided],
            [t.reason, decision?.reason ?? null],
          ]}
        />
      )}
      <Fold title={t.history}>
        <HistoryList noun="contradiction" id={contradictionId} />
      </Fold>
    </BoardDetail>
  );
}

interface SideProps {
  readonly side: ContradictionSide;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

function Side({ side, isOpen, onOpen }: SideProps) {
  const { source, value, text, by, to, at, count } = side;
  const t = useTexts(answersTexts);
  const language = useLanguage();
  const who = source === 'sheet' ? t.sheetSide : t.sideOf(by, to ?? t.unknownCustomer);
  return (
    <button
      type="button"
      className={classes['side']}
      data-source={source}
      aria-pressed={isOpen}
      onClick={onOpen}
    >
      <span className={classes['head']}>
        <span className={classes['value']}>
          {value ? valueAsWritten(value, text, language) : ''}
        </span>
        <span className={classes['remark']}>
          {count > 1 && `${t.times(count)} · `}
          <TimeText at={at} />
        </span>
      </span>
      <span className={classes['answer']}>{text}</span>
      <span className={classes['remark']}>{who}</span>
    </button>
  );
}
