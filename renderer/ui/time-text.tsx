import type { ReactNode } from 'react';
import { useLanguage } from './language.ts';
import { useNow } from './now.ts';
import { useSettings } from './settings.ts';
import { dueTime, fullTime, shortTime } from './time.ts';
import classes from './time-text.module.css';

interface TimeTextProps {
  /** UTC ms; null where the source gives no time. */
  readonly at: number | null;
  /** Written out, e.g. in the row that is selected. */
  readonly full?: boolean;
}

/** When something was, in the shop's zone: short, and in full for the pointer and when asked. */
export function TimeText({ at, full }: TimeTextProps): ReactNode {
  const language = useLanguage();
  const now = useNow();
  const { zone } = useSettings();
  const whole = fullTime(at, zone, language);
  return (
    <time
      className={classes['time']}
      dateTime={at === null ? undefined : new Date(at).toISOString()}
      title={whole}
    >
      {full ? whole : shortTime(at, now, zone, language)}
    </time>
  );
}

/** When something is due: words first, and a colour that only repeats them. */
export function DueTime({ at }: { at: number | null }): ReactNode {
  const language = useLanguage();
  const now = useNow();
  const { zone } = useSettings();
  const { text, urgency } = dueTime(at, now, zone, language);
  return (
    <time
      className={classes['due']}
      data-urgency={urgency}
      dateTime={at === null ? undefined : new Date(at).toISOString()}
      title={at === null ? undefined : fullTime(at, zone, language)}
    >
      {text}
    </time>
  );
}
