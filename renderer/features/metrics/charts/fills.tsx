import type { ReactNode } from 'react';
import classes from './charts.module.css';

/** How a part of a bar is drawn: each has its own pattern, so that no colour is needed to tell them. */
export type Fill = 'solid' | 'hatched' | 'dotted' | 'hollow';

/** Patterns for one drawing; `id` keeps those of two drawings apart. */
export function FillPatterns({ id }: { readonly id: string }): ReactNode {
  return (
    <defs>
      <pattern id={`${id}-hatched`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" className={classes['hatchedGround']} />
        <path d="M-1 1 1-1M0 6 6 0M5 7 7 5" className={classes['hatchedLine']} />
      </pattern>
      <pattern id={`${id}-dotted`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" className={classes['dottedGround']} />
        <circle cx="3" cy="3" r="1.5" className={classes['dottedDot']} />
      </pattern>
    </defs>
  );
}

/** For a shape's `fill`. */
export function fillOf(fill: Fill, id: string): string {
  if (fill === 'solid') return 'var(--kw-accent)';
  return fill === 'hollow' ? 'var(--kw-surface)' : `url(#${id}-${fill})`;
}
