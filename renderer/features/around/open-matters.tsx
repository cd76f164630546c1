import { useQueries, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Dispute } from '../../../shared/contract/disputes.ts';
import type { PromiseRow } from '../../../shared/contract/promises.ts';
import { aroundTexts } from '../../../shared/i18n/around.ts';
import {
  disputeKindWords,
  disputeStageWords,
  promiseStatusWords,
} from '../../../shared/i18n/matter-words.ts';
import { api } from '../../api/client.ts';
import { useTexts } from '../../ui/language.ts';
import { PlatformMark } from '../../ui/marks.tsx';
import type { AroundProps } from '../../ui/room.ts';
import { DueTime, TimeText } from '../../ui/time-text.tsx';
import { Shown } from '../../ui/masking.tsx';
import classes from './around.module.css';

type OpenMattersProps = Pick<AroundProps, 'conversationId' | 'onOpen'>;

/** What is still owed to the buyer, and what is still contested, in any of their conversations. */
export function OpenMatters({ conversationId, onOpen }: OpenMattersProps): ReactNode {
  const t = useTexts(aroundTexts);
  const { promises, disputes, isRead } = useOpenMatters(conversationId);
  if (!isRead) return null;
  if (promises.length + disputes.length === 0)
    return <p className={classes['quiet']}>{t.noneOpen}</p>;
  return (
    <>
      {promises.length > 0 && (
        <section className={classes['section']} aria-label={t.promises}>
          <h3>{t.promises}</h3>
          <ul className={classes['list']}>
            {promises.map((promise) => (
              <li key={promise.promiseId}>
                <OpenPromise promise={promise} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {disputes.length > 0 && (
        <section className={classes['section']} aria-label={t.disputes}>
          <h3>{t.disputes}</h3>
          <ul className={classes['list']}>
            {disputes.map((dispute) => (
              <li key={dispute.disputeId}>
                <OpenDispute dispute={dispute} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function OpenPromise(props: { promise: PromiseRow; onOpen: AroundProps['onOpen'] }): ReactNode {
  const statuses = useTexts(promiseStatusWords);
  const { agent, what, dueAt, status, platform, conversationId, messageId } = props.promise;
  return (
    <button
      type="button"
      className={classes['link']}
      onClick={() => props.onOpen({ conversationId, messageId })}
    >
      <span className={classes['who']}>
        <PlatformMark platform={platform} />
        <span className={classes['name']}>
          {status === 'proposed' ? `${statuses.proposed} · ${agent}` : agent}
        </span>
        <DueTime at={dueAt} />
      </span>
      <span className={classes['words']}>
        <Shown text={what} />
      </span>
    </button>
  );
}

function OpenDispute(props: { dispute: Dispute; onOpen: AroundProps['onOpen'] }): ReactNode {
  const kinds = useTexts(disputeKindWords);
  const stages = useTexts(disputeStageWords);
  const { kind, stage, excerpt, platform, openedAt, conversationId, messageIds } = props.dispute;
  const messageId = messageIds[0];
  return (
    <button
      type="button"
      className={classes['link']}
      disabled={messageId === undefined}
      onClick={() => messageId !== undefined && props.onOpen({ conversationId, messageId })}
    >
      <span className={classes['who']}>
        <PlatformMark platform={platform} />
        <span className={classes['name']}>
          {kinds[kind]} · {stages[stage]}
        </span>
        <TimeText at={openedAt} />
      </span>
      <span className={classes['words']}>{excerpt}</span>
    </button>
  );
}

/** Of somebody with more conversations than this, only the newest are asked. */
const mostConversations = 20;

function useOpenMatters(conversationId: string): {
  promises: readonly PromiseRow[];
  disputes: readonly Dispute[];
  isRead: boolean;
} {
  const history = useQuery(
    api.conversations.history.queryOptions({ input: { conversationId, limit: 1 } }),
  );
  const ids = (history.data?.conversations ?? [])
    .slice(-mostConversations)
    .map((conversation) => conversation.conversationId);
  const promises = useQueries({
    queries: ids.map((id) =>
      api.promises.list.queryOptions({
        input: { conversationId: id, status: ['proposed', 'open'] },
      }),
    ),
    combine: (answers) => answers.flatMap(({ data }) => data?.promises ?? []),
  });
  const disputes = useQueries({
    queries: ids.map((id) =>
      api.disputes.list.queryOptions({
        input: {
          conversationId: id,
          stage: ['proposed', 'accept', 'explain', 'propose', 'follow-up'],
        },
      }),
    ),
    combine: (answers) => answers.flatMap(({ data }) => data?.disputes ?? []),
  });
  return { promises, disputes, isRead: history.isSuccess };
}
