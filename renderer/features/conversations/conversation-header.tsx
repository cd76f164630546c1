import {
  IconArrowBackUp,
  IconChevronDown,
  IconChevronUp,
  IconSearch,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Conversation } from '../../../shared/contract/conversations.ts';
import { historyTexts } from '../../../shared/i18n/conversations.ts';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import { api } from '../../api/client.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { PlatformMark } from '../../ui/marks.tsx';
import type { ConversationProps } from '../../ui/room.ts';
import classes from './conversation.module.css';
import { PersonButton } from './person.tsx';
import { Tool } from './tool.tsx';

interface HeaderProps extends Pick<
  ConversationProps,
  'conversationId' | 'onClose' | 'onNext' | 'onPrevious'
> {
  /** All of the buyer. */
  readonly conversations: readonly Conversation[];
  /** There are hits to go to, from here or from the ends of them. */
  readonly walksHits: boolean;
  readonly onFind: () => void;
  /** To where one read before; absent where one has gone nowhere. */
  readonly onBack: (() => void) | undefined;
  /** Beside the tools. */
  readonly children: ReactNode;
}

/** Whose history it is and how long, and the ways through it. */
export function ConversationHeader(props: HeaderProps): ReactNode {
  const { conversationId, conversations, onClose, onNext, onPrevious, onFind, onBack } = props;
  const t = useTexts(conversationTexts);
  const h = useTexts(historyTexts);
  const format = useNumber();
  const { data } = useQuery(api.conversations.get.queryOptions({ input: { conversationId } }));
  const count = Math.max(1, conversations.length);
  const messages = conversations.reduce((sum, each) => sum + each.messages, 0);
  return (
    <header className={classes['header']}>
      {data && (
        <>
          <PlatformMark platform={data.platform} />
          <h2 className={classes['customer']}>{data.customer ?? data.title}</h2>
          <span className={classes['facts']}>
            {[
              data.shop,
              t.messageCount(format(Math.max(messages, data.messages))),
              count > 1 ? h.sessions(count) : null,
            ]
              .filter((fact) => fact !== null)
              .join(' · ')}
          </span>
        </>
      )}
      <span className={classes['tools']}>
        {onBack && (
          <Tool label={h.back} action="goBack" onClick={onBack}>
            <IconArrowBackUp size="1.125rem" />
          </Tool>
        )}
        <Tool label={h.find} action="find" onClick={onFind}>
          <IconSearch size="1.125rem" />
        </Tool>
        {props.children}
        {data?.customerId && (
          <PersonButton accountId={data.customerId} conversationId={conversationId} />
        )}
        {props.walksHits && (
          <>
            <Tool label={t.previousHit} action="previousHit" onClick={onPrevious}>
              <IconChevronUp size="1.125rem" />
            </Tool>
            <Tool label={t.nextHit} action="nextHit" onClick={onNext}>
              <IconChevronDown size="1.125rem" />
            </Tool>
          </>
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
