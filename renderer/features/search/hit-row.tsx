import type { ReactNode } from 'react';
import type { Hit } from '../../../shared/contract/search.ts';
import { roleWords } from '../../../shared/i18n/words.ts';
import { useTexts } from '../../ui/language.ts';
import { MarkedText } from '../../ui/marked-text.tsx';
import { BadgeMark, PlatformMark } from '../../ui/marks.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './search.module.css';

interface HitRowProps {
  readonly hit: Hit;
  readonly selected: boolean;
  /** Platform and customer stand above it already. */
  readonly isGrouped?: boolean;
}

/** Who and when on the first line, the words on the second. */
export function HitRow({ hit, selected, isGrouped = false }: HitRowProps): ReactNode {
  const roles = useTexts(roleWords);
  const sender = hit.role === 'unknown' ? hit.sender : `${roles[hit.role]} ${hit.sender}`;
  return (
    <div className={classes['hit']} data-grouped={isGrouped}>
      <div className={classes['who']}>
        {!isGrouped && (
          <>
            <PlatformMark platform={hit.platform} />
            <span className={classes['customer']}>{hit.conversationTitle}</span>
          </>
        )}
        {(isGrouped || hit.sender !== hit.conversationTitle) && (
          <span className={classes['sender']}>{sender}</span>
        )}
        <span className={classes['when']}>
          <TimeText at={hit.sentAt} full={selected} />
        </span>
      </div>
      <div className={classes['words']}>
        <span className={classes['snippet']}>
          <MarkedText text={hit.snippet.text} marks={hit.snippet.marks} />
        </span>
        {hit.badges.map((kind) => (
          <BadgeMark key={kind} kind={kind} />
        ))}
      </div>
    </div>
  );
}
