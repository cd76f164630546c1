import { Progress } from '@mantine/core';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { useNumber, useSentences, useTexts } from '../../ui/language.ts';
import classes from './evidence.module.css';
import type { ScopePreview } from './use-preview.ts';

/** How much of the place's room the short statement takes. */
export function LimitsMeter({
  statement,
}: {
  readonly statement: ScopePreview['preview']['statement'];
}) {
  const t = useTexts(evidenceTexts);
  const sentences = useSentences();
  const number = useNumber();
  if (!statement) return null;
  const { chars, limit, place, isShortened } = statement;
  const words = t.meter(number(chars), number(limit));
  const told = place === 'any' ? words : `${place}: ${words}`;
  return (
    <div className={classes['meter']}>
      <span className={classes['remark']}>
        {isShortened && '◆ '}
        {isShortened ? sentences(told, t.meterOver) : told}
      </span>
      <Progress
        value={Math.min(100, (chars / limit) * 100)}
        {...(isShortened ? { color: 'yellow' } : {})}
        aria-label={words}
      />
    </div>
  );
}
