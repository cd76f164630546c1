import { useEffect, useState } from 'react';
import { answersTexts } from '../../../shared/i18n/answers.ts';
import type { ActionId } from '../../../shared/domain/shortcuts/actions.ts';
import { answerCategoryWords } from '../../../shared/i18n/answer-words.ts';
import { client } from '../../api/client.ts';
import { Board } from '../../ui/board/board.tsx';
import { useBoard } from '../../ui/board/use-board.ts';
import { Failure } from '../../ui/failure.tsx';
import { isReading } from '../../ui/is-reading.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { useTexts } from '../../ui/language.ts';
import { LetGoButton } from '../../ui/let-go/let-go-button.tsx';
import { notify } from '../../ui/notice.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import type { RoomProps } from '../../ui/room.ts';
import { useSettings } from '../../ui/settings.ts';
import { useShortcuts, type Shortcut } from '../../ui/shortcuts.ts';
import { AnswerDetail } from './answer-detail.tsx';
import { AnswerRow } from './answer-row.tsx';
import classes from './answers.module.css';
import { ContradictionDetail, type ContradictionAction } from './contradiction-detail.tsx';
import { dayEnd } from '../../ui/days.ts';
import { ChooseDialog, ExceptDialog, UnrelatedDialog } from './decide-dialog.tsx';
import { EntryDialog, type EntryStart } from './entry-dialog.tsx';
import {
  actionsOn,
  ExceptionDetail,
  exceptionKeys,
  type ExceptionAction,
} from './exception-detail.tsx';
import { ExceptionDialog } from './exception-dialog.tsx';
import { answerLanes, type AnswerItem, type AnswerLane } from './items.ts';
import { QuestionDetail, writeLabel } from './question-detail.tsx';
import { SheetTools } from './sheet-tools.tsx';
import { useItems, useOpeningLane } from './use-items.ts';

/** What is being asked in a dialog, of the chosen thing. */
type Asking =
  | { readonly what: 'add'; readonly start?: EntryStart }
  | { readonly what: 'edit' | 'retire' | 'a' | 'b' | 'except' | 'unrelated' | 'exception' };

/** The answer sheet: what is to be said, what contradicts it, what is asked, and who gets otherwise. */
export function AnswersRoom({ Conversation }: RoomProps) {
  const t = useTexts(answersTexts);
  const { zone } = useSettings();
  const [chosenLane, setLane] = useKeptState<AnswerLane | null>('answers.lane', () => null);
  const opening = useOpeningLane();
  // What is decided in it changes the counts, but not the lane under the hand.
  useEffect(() => {
    if (opening) setLane((chosen) => chosen ?? opening);
  }, [opening, setLane]);
  const lane = chosenLane ?? opening ?? 'sheet';
  const [day, setDay] = useKeptState<string>('answers.day', () => '');
  const [asking, setAsking] = useState<Asking | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const end = dayEnd(day, zone);
  const asOf = end === null ? undefined : end - 1;
  const { query, items, counts, categories } = useItems(lane, asOf);
  const state = useBoard('answers', items, ({ key }) => key);
  const { selected } = state;
  const addLabel = lane === 'exceptions' ? t.askException : t.add;
  const add = (): void =>
    setAsking(lane === 'exceptions' ? { what: 'exception' } : { what: 'add' });
  const showEntry = (answerId: string): void => {
    state.selectKey(`answer ${answerId}`);
    setDay('');
    setLane('sheet');
  };
  const act = (action: Asking['what'] | ExceptionAction | 'reopen' | 'write'): void => {
    setFailure(null);
    if (selected?.is === 'exception' && isDecision(action)) {
      const { exceptionId } = selected.exception;
      const decided = client.answers.decideException({ exceptionId, decision: action });
      decided.then(() => notify(t.done), setFailure);
    } else if (action === 'reopen' && selected?.is === 'contradiction') {
      const { contradictionId } = selected.contradiction;
      client.contradictions.reopen({ contradictionId }).then(() => notify(t.done), setFailure);
    } else if (action === 'write' && selected?.is === 'question') {
      const { answerId } = selected.question;
      if (answerId === null) setAsking({ what: 'add', start: startOf(selected) });
      else showEntry(answerId);
    } else if (action !== 'reopen' && action !== 'write' && !isDecision(action)) {
      setAsking({ what: action } as Asking);
    }
  };
  const keyed = keysOf(selected, t).map(({ does, label, action }): Shortcut => ({
    action: does,
    label,
    shown: true,
    run: () => (isReading() ? false : act(action)),
  }));
  useShortcuts([...keyed, { action: 'addAnswer', label: addLabel, shown: true, run: add }]);
  const close = (): void => setAsking(null);
  return (
    <Board
      title={t.title}
      actions={
        <>
          {lane === 'contradictions' && <LetGoButton kind="contradiction" place={undefined} />}
          <SheetTools
            day={day}
            onDay={setDay}
            asOf={asOf}
            addLabel={addLabel}
            onAdd={add}
            onFailed={setFailure}
          />
        </>
      }
      lanesLabel={t.lanes}
      lanes={answerLanes.map((id) => ({
        id,
        label: t[id],
        count: counts[id],
        tone: id === 'contradictions' ? ('soon' as const) : undefined,
      }))}
      lane={lane}
      onLane={setLane}
      listLabel={t.list}
      query={{ ...query, ...onePage }}
      state={state}
      keyOf={({ key }) => key}
      renderRow={(item) => <AnswerRow item={item} />}
      empty={emptyOf(lane, t)}
      renderDetail={(item) => (
        <Detail
          key={item.key}
          item={item}
          onAct={act}
          onClose={() => state.setOpen(false)}
          Conversation={Conversation}
        />
      )}
    >
      {failure !== null && <Failure error={failure} what={t.failed} />}
      {lane === 'faq' && <Coverage categories={categories} />}
      {asking && (
        <Dialog
          asking={asking}
          selected={selected}
          onDone={state.selectNext}
          onSaved={() => {
            setLane('sheet');
            setDay('');
          }}
          onClose={close}
        />
      )}
    </Board>
  );
}

const onePage = {
  hasNextPage: false,
  isFetchingNextPage: false,
  fetchNextPage: async () => undefined,
} as const;

type Act = (action: Asking['what'] | ExceptionAction | 'reopen' | 'write') => void;
type Words = (typeof answersTexts)['en'];

interface DetailProps extends RoomProps {
  readonly item: AnswerItem;
  readonly onAct: Act;
  readonly onClose: () => void;
}

function Detail({ item, onAct, onClose, Conversation }: DetailProps) {
  switch (item.is) {
    case 'answer':
      return <AnswerDetail answer={item.answer} onAction={onAct} onClose={onClose} />;
    case 'contradiction':
      return (
        <ContradictionDetail
          contradiction={item.contradiction}
          onAction={onAct}
          onClose={onClose}
          Conversation={Conversation}
        />
      );
    case 'question':
      return (
        <QuestionDetail
          question={item.question}
          onWrite={() => onAct('write')}
          onClose={onClose}
          Conversation={Conversation}
        />
      );
    case 'exception':
      return <ExceptionDetail exception={item.exception} onAction={onAct} onClose={onClose} />;
  }
}

interface DialogProps {
  readonly asking: Asking;
  readonly selected: AnswerItem | undefined;
  readonly onDone: () => void;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

function Dialog({ asking, selected, onDone, onSaved, onClose }: DialogProps) {
  const t = useTexts(answersTexts);
  if (asking.what === 'exception') return <ExceptionDialog onClose={onClose} />;
  if (asking.what === 'add') {
    const start = asking.start ?? {};
    return <EntryDialog answer={null} start={start} onSaved={onSaved} onClose={onClose} />;
  }
  if (selected?.is === 'answer' && asking.what === 'edit') {
    return <EntryDialog answer={selected.answer} onSaved={onSaved} onClose={onClose} />;
  }
  if (selected?.is === 'answer' && asking.what === 'retire') {
    const { answerId } = selected.answer;
    return (
      <ReasonDialog
        title={t.retireTitle}
        hint={t.retireHint}
        label={t.reason}
        action={t.retire}
        required
        onConfirm={async (reason) => {
          await client.answers.retire({ answerId, reason: reason ?? '' });
          notify(t.retired);
          onDone();
        }}
        onClose={onClose}
      />
    );
  }
  if (selected?.is !== 'contradiction') return null;
  const { contradiction } = selected;
  const props = { contradiction, onDone, onClose };
  if (asking.what === 'except') return <ExceptDialog {...props} />;
  if (asking.what === 'unrelated') return <UnrelatedDialog {...props} />;
  return <ChooseDialog {...props} chosen={asking.what === 'a' ? 'a' : 'b'} />;
}

interface CoverageProps {
  readonly categories: readonly {
    readonly category: string;
    readonly answers: number;
    readonly questions: number;
    readonly covered: number;
  }[];
}

/** The four kinds of questions and the shop's own: how many the sheet answers. */
function Coverage({ categories }: CoverageProps) {
  const t = useTexts(answersTexts);
  const names: Readonly<Record<string, string>> = useTexts(answerCategoryWords);
  return (
    <ul className={classes['coverage']} aria-label={t.coverageTitle}>
      {categories.map(({ category, answers, questions, covered }) => (
        <li key={category}>
          {t.coverage(names[category] ?? category, covered, questions, answers)}
        </li>
      ))}
    </ul>
  );
}

interface Keyed {
  /** What the table of keys calls it. */
  readonly does: ActionId;
  readonly label: string;
  readonly action: Parameters<Act>[0];
}

/** What can be decided on the chosen thing, by single keys. */
function keysOf(item: AnswerItem | undefined, t: Words): readonly Keyed[] {
  switch (item?.is) {
    case 'answer':
      return [
        { does: 'edit', label: t.edit, action: 'edit' },
        ...(item.answer.state === 'retired'
          ? []
          : [{ does: 'dismiss', label: t.retire, action: 'retire' } as const]),
      ];
    case 'contradiction': {
      const actions: readonly (readonly [ContradictionAction, ActionId, string])[] =
        item.contradiction.status === 'proposed'
          ? [
              ['a', 'chooseLeft', t.choose(t.left)],
              ['b', 'chooseRight', t.choose(t.right)],
              ['except', 'except', t.except],
              ['unrelated', 'dismiss', t.unrelated],
            ]
          : [['reopen', 'reopen', t.reopen]];
      return actions.map(([action, does, label]) => ({ action, does, label }));
    }
    case 'question':
      return [{ does: 'confirm', label: writeLabel(item.question, t), action: 'write' }];
    case 'exception': {
      const labels = { approved: t.approve, refused: t.refuse, revoked: t.revoke };
      return actionsOn(item.exception).map((action) => ({
        action,
        does: exceptionKeys[action],
        label: labels[action],
      }));
    }
    default:
      return [];
  }
}

function startOf({ question }: Extract<AnswerItem, { is: 'question' }>): EntryStart {
  const answer = question.answers[0]?.text;
  return {
    topic: question.topic,
    question: question.question,
    ...(answer === undefined ? {} : { answer }),
  };
}

const isDecision = (action: string): action is ExceptionAction =>
  action === 'approved' || action === 'refused' || action === 'revoked';

function emptyOf(lane: AnswerLane, t: Words): string {
  return {
    sheet: t.emptySheet,
    contradictions: t.emptyContradictions,
    faq: t.emptyFaq,
    exceptions: t.emptyExceptions,
    decided: t.emptyDecided,
    outside: t.emptyOutside,
  }[lane];
}
