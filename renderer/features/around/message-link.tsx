import type { ReactNode } from 'react';
import type { Hit } from '../../../shared/contract/search.ts';
import { aroundTexts } from '../../../shared/i18n/around.ts';
import { useTexts } from '../../ui/language.ts';
import { MarkedText } from '../../ui/marked-text.tsx';
import { useShown } from '../../ui/masking.tsx';
import { PlatformMark } from '../../ui/marks.tsx';
import type { AroundProps } from '../../ui/room.ts';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './around.module.css';

interface MessageLinkProps {
  readonly hit: Hit;
  /** Whose words: its sender's when absent. */
  readonly who?: string;
  readonly onOpen: AroundProps['onOpen'];
}

/** A message in two lines: who and when, then its words. Opens it where it was said. */
export function MessageLink({ hit, who = hit.sender, onOpen }: MessageLinkProps): ReactNode {
  const t = useTexts(aroundTexts);
  const shown = useShown();
  const { conversationId, messageId, snippet } = hit;
  return (
    <button
      type="button"
      className={classes['link']}
      title={shown(hit.text)}
      aria-label={t.openAt(who, shown(snippet.text))}
      onClick={() => onOpen({ conversationId, messageId })}
    >
      <span className={classes['who']}>
        <PlatformMark platform={hit.platform} />
        <span className={classes['name']}>{who}</span>
        <TimeText at={hit.sentAt} />
      </span>
      <span className={classes['words']}>
        <MarkedText text={snippet.text} marks={snippet.marks} />
      </span>
    </button>
  );
}
