import type { ReactNode } from 'react';
import { setRecovery, type Recovery as Facts } from '../../ui/recovery.ts';
import { PassphraseAnew } from './passphrase-anew.tsx';
import { RecoverySheet } from './recovery-sheet.tsx';

/** Before everything else, wherever the code came from. */
export function Recovery({ next, code }: Facts): ReactNode {
  const done = (): void => setRecovery(null);
  if (next === 'set-passphrase') return <PassphraseAnew code={code} onDone={done} />;
  return <RecoverySheet code={code} onDone={done} />;
}
