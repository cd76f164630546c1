import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { api } from '../../api/client.ts';
import { useTexts } from '../../ui/language.ts';
import { EmptyState } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import type { RoomProps } from '../../ui/room.ts';
import classes from './handovers.module.css';

interface LinkedMessagesProps extends RoomProps {
  readonly item: HandoverItem | undefined;
}

/** The messages behind an item, in their conversation; several are walked one by one. */
export function LinkedMessages({ item, Conversation }: LinkedMessagesProps) {
  const t = useTexts(handoversTexts);
  if (!item) return <EmptyState text={t.linkedChoose} />;
  if (item.evidence.length === 0) return <EmptyState text={t.linkedNone} />;
  return <Walk key={item.id} messageIds={item.evidence} Conversation={Conversation} />;
}

interface WalkProps extends RoomProps {
  readonly messageIds: readonly string[];
}

function Walk({ messageIds, Conversation }: WalkProps) {
  const t = useTexts(handoversTexts);
  const last = messageIds.length - 1;
  const [place, setPlace] = useState(0);
  const messageId = messageIds[place] ?? '';
  const query = useQuery(
    api.conversations.context.queryOptions({ input: { messageId, before: 0, after: 0 } }),
  );
  const next = place < last ? () => setPlace(place + 1) : undefined;
  const previous = place > 0 ? () => setPlace(place - 1) : undefined;
  return (
    <section className={classes['linked']} aria-label={t.linked}>
      {last > 0 && (
        <Group gap="xs" px="md" py={4}>
          <span className={classes['remark']}>{t.nthMessage(place + 1, last + 1)}</span>
          <Button size="compact-xs" variant="default" disabled={!previous} onClick={previous}>
            {t.previousMessage}
          </Button>
          <Button size="compact-xs" variant="default" disabled={!next} onClick={next}>
            {t.nextMessage}
          </Button>
        </Group>
      )}
      <QueryState query={query} what={t.linked}>
        {({ conversation }) => (
          <Conversation
            conversationId={conversation.conversationId}
            messageId={messageId}
            onNext={next}
            onPrevious={previous}
          />
        )}
      </QueryState>
    </section>
  );
}
