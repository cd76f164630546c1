import { IconFileImport } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Conversation } from '../../../shared/contract/conversations.ts';
import { historyTexts } from '../../../shared/i18n/conversations.ts';
import { channelWords, platformWords } from '../../../shared/i18n/platform-words.ts';
import type { Channel } from '../../../shared/model/message.ts';
import { useTexts } from '../../ui/language.ts';
import { PlatformMark } from '../../ui/marks.tsx';
import classes from './history.module.css';

interface ChangeRowProps {
  /** The conversation that goes on here; null where it is the one before. */
  readonly conversation: Conversation | null;
  /** The buyer came again in the same place, on the same day. */
  readonly isNewSession: boolean;
  /** The file whose messages go on here; null where it is the one before. */
  readonly fileName: string | null;
}

/** Another account, channel or conversation goes on, or another export: quiet, in one line. */
export function ChangeRow({ conversation, isNewSession, fileName }: ChangeRowProps): ReactNode {
  const t = useTexts(historyTexts);
  const place = usePlaceName();
  if (conversation === null && !isNewSession && fileName === null) return null;
  return (
    <p className={classes['change']}>
      {conversation && (
        <span className={classes['changePart']} title={t.nowIn(place(conversation))}>
          <PlatformMark platform={conversation.platform} />
          <span className={classes['changeName']}>{place(conversation)}</span>
        </span>
      )}
      {isNewSession && <span className={classes['changePart']}>{t.newSession}</span>}
      {fileName !== null && (
        <span className={classes['changePart']}>
          <IconFileImport size="1rem" stroke={1.6} aria-hidden />
          <span className={classes['changeName']}>{t.fromHere(fileName)}</span>
        </span>
      )}
    </p>
  );
}

/** Platform, account, shop and channel in words; plain chat need not be said. */
export function usePlaceName(): (conversation: Conversation) => string {
  const platforms = useTexts(platformWords);
  const channels: Readonly<Record<string, string>> = useTexts(channelWords);
  return ({ platform, customer, title, shop, channel }) =>
    [
      platforms[platform],
      customer ?? title,
      shop,
      channel === ('im' satisfies Channel) ? null : (channels[channel] ?? channel),
    ]
      .filter((part) => part !== null && part !== '')
      .join(' · ');
}
