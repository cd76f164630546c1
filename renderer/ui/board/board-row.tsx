import type { ReactNode } from 'react';
import { useShown } from '../masking.tsx';
import classes from './board.module.css';

interface BoardRowProps {
  /** Severity and platform, by mark. */
  readonly marks: ReactNode;
  readonly who: string;
  /** At the right of the first line: an amount, a time. */
  readonly amount?: string | null;
  readonly when: ReactNode;
  readonly kind: string;
  readonly words: string;
  /** Small words behind; absent ones are left out. */
  readonly remarks?: readonly (string | null | false)[];
}

/** Two lines: who and when on the first, the words on the second. */
export function BoardRow({ marks, who, amount, when, kind, words, remarks = [] }: BoardRowProps) {
  const shown = useShown();
  return (
    <div className={classes['row']}>
      <div className={classes['line']}>
        {marks}
        <span className={classes['who']}>{shown(who)}</span>
        {amount && <span className={classes['amount']}>{amount}</span>}
        {when}
      </div>
      <div className={classes['line']}>
        <span className={classes['remark']}>{kind}</span>
        <span className={classes['words']}>{shown(words)}</span>
        {remarks.map(
          (remark) =>
            remark && (
              <span key={remark} className={classes['remark']}>
                {remark}
              </span>
            ),
        )}
      </div>
    </div>
  );
}
