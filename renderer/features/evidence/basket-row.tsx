import { ActionIcon } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { commonWords, messageKindWords } from '../../../shared/i18n/words.ts';
import { api } from '../../api/client.ts';
import { addToBasket, moveInBasket, removeFromBasket, type BasketItem } from '../../ui/basket.ts';
import { useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './evidence.module.css';

interface BasketRowProps {
  readonly item: BasketItem;
  readonly place: number;
  readonly count: number;
}

/** One message of the basket. It is read when it comes into view, so that a long basket opens at once. */
export function BasketRow({ item, place, count }: BasketRowProps) {
  const t = useTexts(evidenceTexts);
  const common = useTexts(commonWords);
  const kinds = useTexts(messageKindWords);
  const { ref, inViewport } = useInViewport<HTMLLIElement>();
  const { messageId } = item;
  const query = useQuery({
    ...api.conversations.context.queryOptions({ input: { messageId, before: 0, after: 0 } }),
    enabled: inViewport,
  });
  const message = query.data?.messages[0];
  const remove = (): void => {
    removeFromBasket([messageId]);
    const putBack = (): void => {
      addToBasket([item]);
      moveInBasket(messageId, place);
    };
    notify(t.removed, { label: common.undo, run: putBack });
  };
  return (
    <li ref={ref} className={classes['basketRow']}>
      <span className={classes['place']}>{place + 1}</span>
      <span className={classes['basketText']}>
        <span className={classes['remark']}>
          {message && (
            <>
              {query.data?.conversation.title} · {message.sender} <TimeText at={message.sentAt} />
            </>
          )}
        </span>
        <span className={classes['words']}>
          {message ? message.text || kinds[message.kind] : query.isError ? t.missing : ''}
        </span>
      </span>
      <span className={classes['rowTools']}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`${t.moveUp} ${t.exhibitOf(place + 1)}`}
          disabled={place === 0}
          onClick={() => moveInBasket(messageId, place - 1)}
        >
          <IconArrowUp size="1rem" />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`${t.moveDown} ${t.exhibitOf(place + 1)}`}
          disabled={place === count - 1}
          onClick={() => moveInBasket(messageId, place + 1)}
        >
          <IconArrowDown size="1rem" />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`${t.remove} ${t.exhibitOf(place + 1)}`}
          onClick={remove}
        >
          <IconX size="1rem" />
        </ActionIcon>
      </span>
    </li>
  );
}
