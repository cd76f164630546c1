import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { historyTexts } from '../../../shared/i18n/conversations.ts';
import type { Message } from '../../../shared/model/message.ts';
import { useTexts } from '../../ui/language.ts';
import classes from './conversation.module.css';

/** Says why a conversation stands alone: nobody knows yet who in it is the shop and who is the buyer. */
export function SideNotice({ messages }: { messages: readonly Message[] }): ReactNode {
  const t = useTexts(historyTexts);
  const [, navigate] = useLocation();
  const isKnown = messages.some(({ role }) => role === 'agent' || role === 'customer');
  if (isKnown || !messages.some(({ role }) => role === 'unknown')) return null;
  return (
    <div className={classes['notice']} role="note">
      <span>{t.sidesUnknown}</span>
      <Button variant="subtle" size="compact-sm" onClick={() => navigate('/imports')}>
        {t.sayWhoIsWho}
      </Button>
    </div>
  );
}
