import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Handover } from '../../../shared/contract/handover-notes.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { useTexts } from '../../ui/language.ts';
import { useShortcuts } from '../../ui/shortcuts.ts';
import classes from './handovers.module.css';
import { useMissingWords } from './item-card.tsx';
import { SignDialog } from './sign-dialog.tsx';
import type { NoteDeeds } from './use-note.ts';

interface LintStripProps {
  readonly note: Handover;
  readonly deeds: NoteDeeds;
  readonly onJump: (missing: Handover['lint'][number]) => void;
}

/** What still blocks the signature, each a press away; then the signature itself. */
export function LintStrip({ note, deeds, onJump }: LintStripProps) {
  const t = useTexts(handoversTexts);
  const fields = useMissingWords();
  const [isSigning, setSigning] = useState(false);
  const headlines = new Map(
    note.sections.flatMap(({ items }) => items.map(({ id, headline }) => [id, headline] as const)),
  );
  const [first] = note.lint;
  const sign = (): void => (first ? onJump(first) : setSigning(true));
  useShortcuts([{ action: 'sign', label: t.keySign, shown: true, run: sign }]);
  return (
    <footer className={classes['lint']} aria-label={t.lint}>
      <div className={classes['lintWords']}>
        <strong role="status">{first ? t.lintCount(note.lint.length) : t.lintClear}</strong>
        <ul className={classes['lintList']}>
          {note.lint.slice(0, lintShown).map((one) => (
            <li key={`${one.itemId}-${one.missing}`}>
              <button type="button" className={classes['lintItem']} onClick={() => onJump(one)}>
                {t.lintItem((headlines.get(one.itemId) ?? '').slice(0, 16), fields[one.missing])}
              </button>
            </li>
          ))}
        </ul>
      </div>
      <Button variant={first ? 'default' : 'filled'} onClick={sign}>
        {t.sign}
      </Button>
      {isSigning && <SignDialog note={note} deeds={deeds} onClose={() => setSigning(false)} />}
    </footer>
  );
}

/** The strip is one line; what is filled makes room for the rest. */
const lintShown = 12;
