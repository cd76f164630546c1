import {
  IconArrowsExchange,
  IconCopy,
  IconLink,
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
import type { Selection } from './use-selection.ts';

interface FooterProps {
  readonly selection: Selection;
  readonly actions: readonly MessageAction[];
}

/** Where the selected message comes from, and what can be done with it. */
export function ConversationFooter(props: FooterProps): ReactNode {
  const {
    selection: { lead, messages },
    actions,
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
          <References messageId={lead.messageId} text={lead.text} />
          <Provenance messageId={lead.messageId} />
        </div>
      ) : (
        <span className={classes['facts']}>{t.noSelection}</span>
      )}
      <span className={classes['tools']} role="toolbar" aria-label={t.actions}>
        {actions.map(({ action, label, run }) => (
          <Tool key={action} label={label} action={action} onClick={run}>
            {actionIcons[action]}
          </Tool>
        ))}
      </span>
    </footer>
  );
}

const actionIcons: Readonly<Record<MessageAction['action'], ReactNode>> = {
  recordPromise: <IconStopwatch size="1.125rem" />,
  recordDispute: <IconMessageReport size="1.125rem" />,
  addEvidence: <IconShieldPlus size="1.125rem" />,
  note: <IconNote size="1.125rem" />,
  tag: <IconTag size="1.125rem" />,
  handOver: <IconArrowsExchange size="1.125rem" />,
  cite: <IconCopy size="1.125rem" />,
  copyLink: <IconLink size="1.125rem" />,
};
