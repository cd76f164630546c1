import type { ReactNode } from 'react';
import type { Hit } from '../../../shared/contract/search.ts';
import { roleWords } from '../../../shared/i18n/words.ts';
import { useTexts } from '../../ui/language.ts';
import { MarkedText } from '../../ui/marked-text.tsx';
import { BadgeMark, PlatformMark } from '../../ui/marks.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './search.module.css';

/** Who and when on the first line, the words on the second. */
export function HitRow({ hit, selected }: { hit: Hit; selected: boolean }): ReactNode {
  const roles = useTexts(roleWords);
  return (
    <div className={classes['hit']}>
      <div className={classes['who']}>
        <PlatformMark platform={hit.platform} />
        <span className={classes['customer']}>{hit.conversationTitle}</span>
        {hit.sender !== hit.conversationTitle && (
          <span className={classes['sender']}>
            {hit.role === 'unknown' ? hit.sender : `${roles[hit.role]} ${hit.sender}`}
          </span>
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
