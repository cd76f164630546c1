import { ActionIcon } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { aroundTexts } from '../../../shared/i18n/around.ts';
import { useTexts } from '../../ui/language.ts';
import type { AroundProps } from '../../ui/room.ts';
import classes from './around.module.css';
import { Numbers } from './numbers.tsx';
import { OpenMatters } from './open-matters.tsx';
import { questionBefore } from './question-before.ts';
import { SaidBefore } from './said-before.tsx';
import { SimilarMessages } from './similar-messages.tsx';
import { useNear } from './use-near.ts';

/** Walking through messages with the arrows asks only for the one that one stays on. */
const restMs = 200;

/** What the archive knows around a message: said before, open matters of its buyer, numbers, the like of it. */
export function Around({ conversationId, messageId, onOpen, onClose }: AroundProps): ReactNode {
  const t = useTexts(aroundTexts);
  const [settledId] = useDebouncedValue(messageId, restMs);
  const near = useNear(settledId);
  return (
    <aside className={classes['around']} aria-label={t.title}>
      <header className={classes['header']}>
        <h2 className={classes['title']}>{t.title}</h2>
        <ActionIcon variant="subtle" color="gray" aria-label={t.close} onClick={onClose}>
          <IconX size="1.125rem" aria-hidden />
        </ActionIcon>
      </header>
      <div className={classes['scroll']}>
        <OpenMatters conversationId={conversationId} onOpen={onOpen} />
        <SaidBefore
          messageId={settledId}
          questionId={questionBefore(near, settledId)}
          onOpen={onOpen}
        />
        <Numbers near={near} />
        <SimilarMessages key={settledId} messageId={settledId} onOpen={onOpen} />
      </div>
    </aside>
  );
}
