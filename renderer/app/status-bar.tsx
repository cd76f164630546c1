import type { ReactNode } from 'react';
import { appTexts } from '../../shared/i18n/app.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import { useTexts } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { useActiveShortcuts, usePendingKey } from '../ui/shortcuts.ts';
import classes from './status-bar.module.css';

/** What was just done, and the three keys that matter here. */
export function StatusBar(): ReactNode {
  const t = useTexts(appTexts);
  const keys = useActiveShortcuts()
    .filter(({ shown }) => shown)
    .slice(0, 3);
  const pending = usePendingKey();
  return (
    <footer className={classes['bar']} aria-label={t.statusBar}>
      <Notice />
      <div className={classes['keys']} aria-hidden="true">
        {pending !== null && <KeyHint keys={pending} />}
        {keys.map(({ keys: [first = ''], label }) => (
          <span key={first} className={classes['key']}>
            <KeyHint keys={first} /> {label}
          </span>
        ))}
      </div>
    </footer>
  );
}
