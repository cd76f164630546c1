import { useId, type ReactNode } from 'react';
import { useSentences } from '../../../ui/language.ts';
import classes from './charts.module.css';

interface FigureProps {
  readonly title: string;
  /** What the picture says, in words: for who does not see it, and below it for who does. */
  readonly summary: string;
  /** The numbers behind it; folded, unless they stand in the picture already. */
  readonly table?: { readonly label: string; readonly content: ReactNode } | undefined;
  readonly legend?: ReactNode;
  readonly children: ReactNode;
}

/** A picture of figures with its words and the table behind it. */
export function Figure({ title, summary, table, legend, children }: FigureProps): ReactNode {
  const id = useId();
  const sentences = useSentences();
  return (
    <figure className={classes['figure']} aria-labelledby={id}>
      <figcaption>
        <h2 id={id} className={classes['title']}>
          {title}
        </h2>
        <p className={classes['summary']}>{summary}</p>
      </figcaption>
      {legend}
      <div role="img" aria-label={sentences(title, summary)}>
        {children}
      </div>
      {table && (
        <details className={classes['numbers']}>
          <summary>{table.label}</summary>
          <div className={classes['scroll']}>{table.content}</div>
        </details>
      )}
    </figure>
  );
}
