import type { ReactNode } from 'react';
import classes from './fold.module.css';

/** What is asked for seldom; a press shows it. What it holds is not read before. */
export function Fold({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <details className={classes['fold']} name={title}>
      <summary className={classes['title']}>{title}</summary>
      <div className={classes['content']}>{children}</div>
    </details>
  );
}
