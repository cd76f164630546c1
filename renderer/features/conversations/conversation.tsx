import { ActionIcon, Tooltip } from '@mantine/core';
import {
  IconArrowsExchange,
  IconChevronDown,
  IconChevronUp,
  IconCopy,
  IconMessageReport,
  IconNote,
  IconSearch,
  IconShieldPlus,
  IconStopwatch,
  IconTag,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, type ReactNode, type RefObject } from 'react';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import type { Interval } from '../../../shared/domain/coverage/gaps.ts';
import { useLocation } from 'wouter';
import { api } from '../../api/client.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useNumber, useTexts } from '../../ui/language.ts';
import { PlatformMark } from '../../ui/marks.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import type { ConversationProps } from '../../ui/room.ts';
import { focusSearch } from '../../ui/search-focus.ts';
import { startSearch } from '../../ui/search-request.ts';
import { useShortcuts, type Shortcut } from '../../ui/shortcuts.ts';
import classes from './conversation.module.css';
import { MessageList } from './message-list.tsx';
import { PersonButton } from './person.tsx';
import { Provenance } from './provenance.tsx';
import { References } from './references.tsx';
import { useMessageActions, type MessageAction } from './use-actions.tsx';
import { useBadges } from './use-badges.ts';
import { useMarks } from './use-marks.ts';
import { useConversationPages } from './use-pages.ts';
import { useSelection, type Selection } from './use-selection.ts';

/** One conversation, read up and down from a message, with what can be done to the selected one. */
export function Conversation(props: ConversationProps): ReactNode {
  const { conversationId, messageId, words = [] } = props;
  const t = useTexts(conversationTexts);
  const pane = useRef<HTMLElement>(null);
  const { query, messages } = useConversationPages(conversationId, messageId);
  const badges = useBadges(conversationId);
  const gaps = useQuery(api.coverage.conversation.queryOptions({ input: { conversationId } }));
  const selection = useSelection(messages, messageId);
  const marks = useMarks(messages);
  const { actions, dialog } = useMessageActions(selection, marks);
  const leadId = selection.lead?.messageId;
  const { onLead } = props;
  useEffect(() => {
    if (leadId !== undefined) onLead?.(leadId);
  }, [leadId, onLead]);
  useConversationShortcuts(props, pane, actions);
  return (
    <article ref={pane} className={classes['conversation']} aria-label={t.title}>
      <Header {...props} />
      <QueryState query={{ ...query, data: messages }} what={t.title}>
        {(loaded) => (
          <MessageList
            key={`${conversationId} ${messageId ?? ''}`}
            messages={loaded}
            gaps={gaps.data?.gaps ?? noGaps}
            words={words}
            badges={badges}
            marks={marks}
            startId={messageId}
            selectedId={selection.lead?.messageId}
            selectedIds={selection.ids}
            onSelect={selection.select}
            autoFocus={props.autoFocus === true}
            older={query.hasPreviousPage ? () => void query.fetchPreviousPage() : undefined}
            newer={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
            isBusy={query.isFetching}
          />
        )}
      </QueryState>
      <Footer selection={selection} actions={actions} />
      {dialog}
    </article>
  );
}

function Header({ conversationId, onClose, onNext, onPrevious }: ConversationProps): ReactNode {
  const t = useTexts(conversationTexts);
  const format = useNumber();
  const query = useQuery(api.conversations.get.queryOptions({ input: { conversationId } }));
  const conversation = query.data;
  const [, navigate] = useLocation();
  const searchHere = (): void => {
    startSearch({ words: '', conversationId });
    focusSearch(navigate);
  };
  return (
    <header className={classes['header']}>
      {conversation && (
        <>
          <PlatformMark platform={conversation.platform} />
          <h2 className={classes['customer']}>{conversation.customer ?? conversation.title}</h2>
          <span className={classes['facts']}>
            {[conversation.shop, t.messageCount(format(conversation.messages))]
              .filter((fact) => fact !== null)
              .join(' · ')}
          </span>
        </>
      )}
      <span className={classes['tools']}>
        <Tool label={t.searchHere} onClick={searchHere}>
          <IconSearch size="1.125rem" />
        </Tool>
        {conversation?.customerId && <PersonButton accountId={conversation.customerId} />}
        {onPrevious && (
          <Tool label={t.previousHit} keys="p" onClick={onPrevious}>
            <IconChevronUp size="1.125rem" />
          </Tool>
        )}
        {onNext && (
          <Tool label={t.nextHit} keys="n" onClick={onNext}>
            <IconChevronDown size="1.125rem" />
          </Tool>
        )}
        {onClose && (
          <Tool label={t.close} keys="Escape" onClick={onClose}>
            <IconX size="1.125rem" />
          </Tool>
        )}
      </span>
    </header>
  );
}

const noGaps: readonly Interval[] = [];

const actionIcons: Readonly<Record<MessageAction['key'], ReactNode>> = {
  P: <IconStopwatch size="1.125rem" />,
  D: <IconMessageReport size="1.125rem" />,
  E: <IconShieldPlus size="1.125rem" />,
  N: <IconNote size="1.125rem" />,
  T: <IconTag size="1.125rem" />,
  H: <IconArrowsExchange size="1.125rem" />,
  C: <IconCopy size="1.125rem" />,
};

interface FooterProps {
  readonly selection: Selection;
  readonly actions: readonly MessageAction[];
}

function Footer({ selection: { lead, messages }, actions }: FooterProps): ReactNode {
  const t = useTexts(conversationTexts);
  return (
    <footer className={classes['footer']}>
      {messages.length > 1 ? (
        <span className={classes['facts']} role="status">
          {t.selectedCount(messages.length)}
        </span>
      ) : lead ? (
        <div className={classes['selected']}>
          <References text={lead.text} />
          <Provenance messageId={lead.messageId} />
        </div>
      ) : (
        <span className={classes['facts']}>{t.noSelection}</span>
      )}
      <span className={classes['tools']} role="toolbar" aria-label={t.actions}>
        {actions.map(({ key, label, run }) => (
          <Tool key={key} label={label} keys={key} onClick={run}>
            {actionIcons[key]}
          </Tool>
        ))}
      </span>
    </footer>
  );
}

interface ToolProps {
  readonly label: string;
  readonly keys?: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Tool({ label, keys, onClick, children }: ToolProps): ReactNode {
  return (
    <Tooltip
      label={
        <>
          {label} {keys !== undefined && <KeyHint keys={keys} />}
        </>
      }
    >
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

/** n, p and Esc from anywhere beside it; letters for the message only while the conversation has the focus. */
function useConversationShortcuts(
  { onClose, onNext, onPrevious }: ConversationProps,
  pane: RefObject<HTMLElement | null>,
  actions: readonly MessageAction[],
): void {
  const t = useTexts(conversationTexts);
  const shortcuts = useMemo<readonly Shortcut[]>(() => {
    const walk = (label: string, key: string, go: (() => void) | undefined): Shortcut[] =>
      go ? [{ keys: [key], label, shown: true, run: go }] : [];
    const here =
      (run: () => void): (() => boolean) =>
      () => {
        if (!(pane.current?.contains(document.activeElement) ?? false)) return false;
        run();
        return true;
      };
    return [
      ...walk(t.nextHit, 'n', onNext),
      ...walk(t.previousHit, 'p', onPrevious),
      ...(onClose ? [{ keys: ['Escape'], label: t.close, shown: true, run: onClose }] : []),
      ...actions.map(({ key, label, run }) => ({
        // While hits are walked, the small letter leads to the next one.
        keys:
          (key === 'P' && onPrevious) || (key === 'N' && onNext) ? [key] : [key, key.toLowerCase()],
        label,
        run: here(run),
      })),
    ];
  }, [t, pane, actions, onClose, onNext, onPrevious]);
  useShortcuts(shortcuts);
}
