import type { ReactNode } from 'react';
import type { Interval } from '../../../shared/domain/coverage/gaps.ts';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { BadgeMark } from '../../ui/marks.tsx';
import { useSettings } from '../../ui/settings.ts';
import { fullTime } from '../../ui/time.ts';
import classes from './conversation.module.css';

/** A period between two messages of which nothing is known. */
export function GapRow({ gap: { from, to } }: { gap: Interval }): ReactNode {
  const t = useTexts(conversationTexts);
  const language = useLanguage();
  const { zone } = useSettings();
  return (
    <p className={classes['gap']} role="note" aria-label={t.gapName}>
      <span className={classes['gapWords']}>
        <BadgeMark kind="gap" />
        {t.gap(fullTime(from, zone, language), fullTime(to, zone, language))}
      </span>
    </p>
  );
}
