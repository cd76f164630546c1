import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import type { HeldItem } from '../../shared/contract/shifts.ts';
import { SeverityMark } from './marks.tsx';
import { Shown } from './masking.tsx';
import classes from './held-items.module.css';

interface HeldItemsProps {
  readonly items: readonly HeldItem[];
  readonly title: string;
  readonly hint: string;
}

/** What somebody who goes still holds; nothing where they hold nothing. */
export function HeldItems({ items, title, hint }: HeldItemsProps): ReactNode {
  if (items.length === 0) return null;
  return (
    <Alert variant="light" color="yellow" title={`◆ ${title}`} role="alert">
      <ul className={classes['list']}>
        {items.map(({ itemId, severity, headline }) => (
          <li key={itemId}>
            <SeverityMark severity={severity} /> <Shown text={headline} />
          </li>
        ))}
      </ul>
      {hint}
    </Alert>
  );
}
