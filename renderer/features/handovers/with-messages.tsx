import { Button, Drawer } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { useTexts } from '../../ui/language.ts';
import { useIsWide } from '../../ui/layout.ts';
import type { RoomProps } from '../../ui/room.ts';
import classes from './handovers.module.css';
import { LinkedMessages } from './linked-messages.tsx';

interface WithMessagesProps extends RoomProps {
  /** The open one, whose messages are shown. */
  readonly item: HandoverItem | undefined;
  /** The sheet. Its open item has a button that brings the messages, if there are any and no room beside. */
  readonly children: (showMessages: ReactNode) => ReactNode;
}

/** A sheet of items and the messages behind the open one: beside it, or over it where there is no room. */
export function WithMessages({ item, Conversation, children }: WithMessagesProps): ReactNode {
  const t = useTexts(handoversTexts);
  const isWide = useIsWide();
  const [isShown, show] = useState(false);
  const linked = <LinkedMessages item={item} Conversation={Conversation} />;
  const button = (
    <Button size="compact-sm" variant="default" mb="xs" onClick={() => show(true)}>
      {t.linked}
    </Button>
  );
  return (
    <div className={classes['panes']}>
      <div className={classes['sheet']}>
        {children(isWide || !item?.evidence.length ? null : button)}
      </div>
      {isWide ? (
        <div className={classes['beside']}>{linked}</div>
      ) : (
        <Drawer
          opened={isShown}
          onClose={() => show(false)}
          title={t.linked}
          position="right"
          size="min(100%, 40rem)"
          classNames={{ content: classes['drawer'] ?? '', body: classes['drawerBody'] ?? '' }}
        >
          {linked}
        </Drawer>
      )}
    </div>
  );
}
