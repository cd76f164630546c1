import { Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import type { CorrectionStep } from './use-correction.ts';

/** How far a correction is in messages, stage after stage. */
export function CorrectionRunning({ progress }: { progress: CorrectionStep | null }): ReactNode {
  const t = useTexts(importsTexts);
  const format = useNumber();
  const { stage = 'reading', done = 0, total = 0 } = progress ?? {};
  const amount = total > 0 ? ` · ${t.rowsOf(format(done), format(total))}` : '';
  return (
    <div>
      <Progress value={total > 0 ? (100 * done) / total : 0} aria-label={t.correct} />
      <p role="status">
        {t[stage]}
        {amount}
      </p>
    </div>
  );
}
