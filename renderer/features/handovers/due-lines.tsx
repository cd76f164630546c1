import type { ReactElement } from 'react';
import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import { SeverityMark } from '../../ui/marks.tsx';
import { Shown } from '../../ui/masking.tsx';
import { DueTime } from '../../ui/time-text.tsx';
import classes from './handovers.module.css';

/** Items in a line each: how grave, what, and until when. */
export function DueLines({ items }: { readonly items: readonly HandoverItem[] }): ReactElement {
  return (
    <ul className={classes['plain']}>
      {items.map(({ id, severity, headline, due_at }) => (
        <li key={id} className={classes['line']}>
          <SeverityMark severity={severity} />
          <span className={classes['grow']}>
            <Shown text={headline} />
          </span>
          {due_at !== null && <DueTime at={Date.parse(due_at)} />}
        </li>
      ))}
    </ul>
  );
}
