import type { ReactNode } from 'react';
import type { Mark } from './find-marks.ts';
import classes from './marked-text.module.css';

/** Text with its hits underlined, bold and softly tinted. Offsets are UTF-16. */
export function MarkedText({ text, marks }: { text: string; marks: readonly Mark[] }): ReactNode {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of marks.toSorted((a, b) => a.start - b.start)) {
    if (start < at || end > text.length || end <= start) continue;
    pieces.push(text.slice(at, start));
    pieces.push(
      <mark key={start} className={classes['hit']}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces;
}
