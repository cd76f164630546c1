import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { AppError } from '../../shared/contract/errors.ts';
import { errorAdvice, errorWords } from '../../shared/i18n/errors.ts';
import { commonWords } from '../../shared/i18n/words.ts';
import { useTexts } from './language.ts';
import classes from './failure.module.css';

interface FailureProps {
  readonly error: unknown;
  /** What was being done, e.g. the room's name. */
  readonly what?: string;
  /** What to do, where that is known better than the error's kind tells. */
  readonly advice?: string | undefined;
  readonly onRetry?: (() => void) | undefined;
}

/** What failed, where, and what to do. Says nothing of what was merely cancelled. */
export function Failure({ error, what, advice: known, onRetry }: FailureProps): ReactNode {
  const say = useErrorText();
  const { retry } = useTexts(commonWords);
  const { code, title, advice, details } = say(error, what);
  if (code === 'cancelled') return null;
  return (
    <div className={classes['failure']} role="alert">
      <p className={classes['title']}>
        <span aria-hidden="true">▲ </span>
        {what === undefined ? title : `${what}: ${title}`}
      </p>
      <p className={classes['advice']}>{known ?? advice}</p>
      {details !== '' && <p className={classes['details']}>{details}</p>}
      {onRetry && (
        <Button variant="default" size="compact-sm" onClick={onRetry}>
          {retry}
        </Button>
      )}
    </div>
  );
}

/** Words for an error of any kind, from its code. `details` name file, line, error number. */
export function useErrorText(): (
  error: unknown,
  what?: string,
) => {
  code: string;
  title: string;
  advice: string;
  details: string;
} {
  const words = useTexts(errorWords);
  const advice = useTexts(errorAdvice);
  return (error, what) => {
    const code = error instanceof AppError ? error.code : 'internal';
    const details = error instanceof AppError ? Object.entries(error.details ?? {}) : [];
    const said = details
      .filter(([, value]) => value !== null && value !== what)
      .map(([name, value]) => `${name}: ${String(value)}`);
    if (code === 'invalid-input' && error instanceof Error) said.unshift(error.message);
    return { code, title: words[code], advice: advice[code], details: said.join(' · ') };
  };
}
