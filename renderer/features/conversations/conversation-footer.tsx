import {
  IconArrowsExchange,
  IconCopy,
  IconMessageReport,
  IconNote,
  IconShieldPlus,
  IconStopwatch,
  IconTag,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import { useTexts } from '../../ui/language.ts';
import classes from './conversation.module.css';
import { Provenance } from './provenance.tsx';
import { References } from './references.tsx';
import { Tool } from './tool.tsx';
import type { MessageAction } from './use-actions.tsx';
import { keysOf } from './use-conversation-shortcuts.ts';
import type { Selection } from './use-selection.ts';

interface FooterProps {
  readonly selection: Selection;
  readonly actions: readonly MessageAction[];
  readonly walksHits: boolean;
}

/** Where the selected message comes from, and what can be done with it. */
export function ConversationFooter(props: FooterProps): ReactNode {
  const {
    selection: { lead, messages },
    actions,
    walksHits,
  } = props;
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
          <Tool key={key} label={label} keys={keysOf(key, walksHits)[0]} onClick={run}>
            {actionIcons[key]}
          </Tool>
        ))}
      </span>
    </footer>
  );
}

const actionIcons: Readonly<Record<MessageAction['key'], ReactNode>> = {
  P: <IconStopwatch size="1.125rem" />,
  D: <IconMessageReport size="1.125rem" />,
  E: <IconShieldPlus size="1.125rem" />,
  N: <IconNote size="1.125rem" />,
  T: <IconTag size="1.125rem" />,
  H: <IconArrowsExchange size="1.125rem" />,
  C: <IconCopy size="1.125rem" />,
};
