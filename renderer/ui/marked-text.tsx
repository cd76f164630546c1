import type { ReactNode } from 'react';
import { maskOf, privateSpans } from '../../shared/domain/masking/private-spans.ts';
import type { Mark } from './find-marks.ts';
import classes from './marked-text.module.css';
import { useSettings } from './settings.ts';

interface MarkedTextProps {
  readonly text: string;
  /** Offsets are UTF-16. */
  readonly marks: readonly Mark[];
  /** Somebody else has seen to what is private. */
  readonly isSafe?: boolean;
}

/** Text with its hits underlined, bold and softly tinted; what is private is hidden where that is wished. */
export function MarkedText({ text, marks, isSafe = false }: MarkedTextProps): ReactNode {
  const { masking } = useSettings();
  const hidden = masking && !isSafe ? privateSpans(text) : [];
  const pieces: ReactNode[] = [];
  let at = 0;
  const upTo = (end: number): void => {
    for (const { kind, start, end: last } of hidden) {
      if (start < at || start >= end) continue;
      pieces.push(text.slice(at, start), maskOf(kind, text.slice(start, last)));
      at = last;
    }
    if (at < end) pieces.push(text.slice(at, end));
    at = Math.max(at, end);
  };
  for (const { start, end } of marks.toSorted((a, b) => a.start - b.start)) {
    if (start < at || end > text.length || end <= start) continue;
    // A hit inside of what is hidden would tell what stands there.
    if (hidden.some((span) => start < span.end && end > span.start)) continue;
    upTo(start);
    pieces.push(
      <mark key={start} className={classes['hit']}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  upTo(text.length);
  return pieces;
}
