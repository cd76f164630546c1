import type { ReactNode } from 'react';
import { historyTexts } from '../../../shared/i18n/conversations.ts';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { BadgeMark } from '../../ui/marks.tsx';
import { useSettings } from '../../ui/settings.ts';
import { fullTime } from '../../ui/time.ts';
import classes from './conversation.module.css';
import type { Gap } from './rows.ts';

interface GapRowProps {
  readonly gap: Gap;
  /** Whose conversation it is, where the history has several. */
  readonly name: string | null;
}

/** A period between two messages of which nothing is known. */
export function GapRow({ gap: { from, to }, name }: GapRowProps): ReactNode {
  const t = useTexts(conversationTexts);
  const { gapOf } = useTexts(historyTexts);
  const language = useLanguage();
  const { zone } = useSettings();
  return (
    <p className={classes['gap']}>
      <span className={classes['gapWords']}>
        <BadgeMark kind="gap" />
        {name !== null && gapOf(name)}
        {t.gap(fullTime(from, zone, language), fullTime(to, zone, language))}
      </span>
    </p>
  );
}
