import type { ReactNode } from 'react';
import type { Severity } from '../../shared/contract/handover-items.ts';
import { badgeMarks, badgeWords, severityWords } from '../../shared/i18n/words.ts';
import { platformMarks, platformWords } from '../../shared/i18n/platform-words.ts';
import type { Platform } from '../../shared/model/message.ts';
import { useTexts } from './language.ts';
import classes from './marks.module.css';

/** A platform by one or two letters; its name is there for the ear and the pointer. */
export function PlatformMark({ platform }: { platform: Platform }): ReactNode {
  const name = useTexts(platformWords)[platform];
  const mark = useTexts(platformMarks)[platform];
  return (
    <span
      className={classes['platform']}
      data-platform={platform}
      role="img"
      aria-label={name}
      title={name}
    >
      {mark}
    </span>
  );
}

export type BadgeKind = 'promise' | 'dispute' | 'exhibit' | 'gap';

/** What hangs on a message: 承 纠 证 缺. */
export function BadgeMark({ kind }: { kind: BadgeKind }): ReactNode {
  const name = useTexts(badgeWords)[kind];
  const mark = useTexts(badgeMarks)[kind];
  return (
    <span className={classes['badge']} data-kind={kind} role="img" aria-label={name} title={name}>
      {mark}
    </span>
  );
}

const shapes: Readonly<Record<Severity, string>> = { red: '▲', yellow: '◆', green: '●' };

/** Severity by shape, word and colour together; `short` leaves the word to the ear. */
export function SeverityMark({
  severity,
  short,
}: {
  severity: Severity;
  short?: boolean;
}): ReactNode {
  const word = useTexts(severityWords)[severity];
  if (short)
    return (
      <span
        className={classes['severity']}
        data-severity={severity}
        role="img"
        aria-label={word}
        title={word}
      >
        {shapes[severity]}
      </span>
    );
  return (
    <span className={classes['severity']} data-severity={severity}>
      <span aria-hidden="true">{shapes[severity]}</span> {word}
    </span>
  );
}
