import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import type { Message } from '../../../shared/model/message.ts';
import { useAsCurrentConversation } from '../../ui/current-conversation.ts';
import { useTexts } from '../../ui/language.ts';
import { QueryState } from '../../ui/query-state.tsx';
import type { ConversationProps } from '../../ui/room.ts';
import { focusSearch } from '../../ui/search-focus.ts';
import { startSearch } from '../../ui/search-request.ts';
import { ConversationFooter } from './conversation-footer.tsx';
import { ConversationHeader } from './conversation-header.tsx';
import classes from './conversation.module.css';
import { DayJump } from './day-jump.tsx';
import { FindBar } from './find-bar.tsx';
import { MessageList } from './message-list.tsx';
import { SideNotice } from './side-notice.tsx';
import { useMessageActions } from './use-actions.tsx';
import { useConversationShortcuts } from './use-conversation-shortcuts.ts';
import { useFind } from './use-find.ts';
import { useGaps } from './use-gaps.ts';
import { useMarks } from './use-marks.ts';
import { useOutline } from './use-outline.ts';
import { useHistoryPages } from './use-pages.ts';
import { usePlace } from './use-place.ts';
import { useSelection } from './use-selection.ts';

/**
 * All that was said with a buyer, over accounts and channels, read up and down from a message, with what
 * can be done to the selected one.
 */
export function Conversation(props: ConversationProps): ReactNode {
  const { conversationId, messageId, words = noWords, onLead } = props;
  const t = useTexts(conversationTexts);
  useAsCurrentConversation(conversationId);
  const pane = useRef<HTMLElement>(null);
  const { place, goTo, back } = usePlace(conversationId, messageId, props.autoFocus === true);
  const history = useHistoryPages(conversationId, place);
  const { query, messages, conversationIds } = history;
  const selection = useSelection(messages, place);
  const { lead } = selection;
  const find = useFind(conversationIds, props.search, lead, goTo);
  const outline = useOutline(conversationId, find.found.hits);
  const gaps = useGaps(conversationIds);
  const marks = useMarks(history.pages);
  const { actions, dialog } = useMessageActions(selection, marks);
  const [isJumping, setJumping] = useState(false);
  const [, navigate] = useLocation();
  const leadId = lead?.messageId;
  useEffect(() => {
    if (leadId !== undefined) onLead?.(leadId);
  }, [leadId, onLead]);
  const isFinding = find.words !== null;
  const startFinding = (): void => {
    if (isFinding) find.inputRef.current?.select();
    else find.setWords('');
  };
  const focusMessages = (): void =>
    pane.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
  const stopFinding = (): void => {
    find.setWords(null);
    focusMessages();
  };
  const showDays = (isShown: boolean): void => {
    setJumping(isShown);
    if (!isShown) focusMessages();
  };
  const firstId = outline.days[0]?.firstId;
  const quotedId = lead?.replyTo?.messageId ?? null;
  const ways = {
    walksHits: isFinding || props.search !== undefined,
    onClose: isFinding ? stopFinding : props.onClose,
    onNext: isFinding ? () => find.step(1) : props.onNext,
    onPrevious: isFinding ? () => find.step(-1) : props.onPrevious,
    onFind: startFinding,
    onBack: back,
  };
  useConversationShortcuts(
    {
      ...ways,
      onJump: () => setJumping(true),
      onBegin: firstId === undefined ? undefined : () => goTo(firstId),
      onEnd: () => goTo(undefined),
      onQuoted: quotedId === null ? undefined : () => goTo(quotedId),
    },
    pane,
    actions,
  );
  return (
    <article ref={pane} className={classes['conversation']} aria-label={t.title}>
      <ConversationHeader
        {...ways}
        conversationId={conversationId}
        conversations={history.conversations}
      >
        <DayJump
          days={outline.days}
          at={lead?.sentAt ?? null}
          isOpen={isJumping}
          onOpen={showDays}
          onGoTo={goTo}
        />
      </ConversationHeader>
      <SideNotice messages={messages ?? noMessages} />
      {find.words !== null && (
        <FindBar
          words={find.words}
          onWords={find.setWords}
          found={find.found}
          at={find.at}
          onStep={find.step}
          onElsewhere={() => {
            startSearch({ words: find.words ?? '', conversationId });
            focusSearch(navigate);
          }}
          onClose={stopFinding}
          inputRef={find.inputRef}
        />
      )}
      <QueryState query={{ ...query, data: messages }} what={t.title}>
        {(loaded) => (
          <MessageList
            key={`${conversationId} ${history.anchorId ?? ''}`}
            messages={loaded}
            gaps={gaps}
            conversations={history.byId}
            sources={history.sources}
            outline={outline}
            words={find.marked ?? words}
            marks={marks}
            place={place}
            onGoTo={goTo}
            selectedId={leadId}
            selectedIds={selection.ids}
            onSelect={selection.select}
            older={query.hasPreviousPage ? () => void query.fetchPreviousPage() : undefined}
            newer={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
            isBusy={query.isFetching}
          />
        )}
      </QueryState>
      <ConversationFooter selection={selection} actions={actions} />
      {dialog}
    </article>
  );
}

const noWords: readonly string[] = [];
const noMessages: readonly Message[] = [];
