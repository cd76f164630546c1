import type { ReactNode } from 'react';
import type { Inspection } from '../../../shared/contract/imports.ts';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { useIssueWords } from './choice-words.ts';
import classes from './imports.module.css';

/** Lines that could not be read: where, why, and what stands there. Empty: nothing is shown. */
export function IssueList({ issues }: { issues: Inspection['issues'] }): ReactNode {
  const t = useTexts(importsTexts);
  const format = useNumber();
  const sayReason = useIssueWords();
  if (issues.length === 0) return null;
  return (
    <ul className={classes['issues']} aria-label={t.columnIssues}>
      {issues.map(({ line, reason, excerpt }, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          <span className={classes['number']}>{t.line(format(line))}</span>
          <span className={classes['reason']}>{sayReason(reason)}</span>
          <code className={classes['excerpt']}>{excerpt}</code>
        </li>
      ))}
    </ul>
  );
}
