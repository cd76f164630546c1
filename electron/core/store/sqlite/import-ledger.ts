import { AppError } from '../../../../shared/contract/errors.ts';
import type { FileCounts } from '../imports.ts';

/** Every record that was read is accounted for: returns how many of them are kept. */
export function mustBalance(
  read: number,
  counts: Omit<FileCounts, 'read' | 'restored' | 'sessions'>,
): number {
  const kept = counts.new + counts.conflicting;
  if (read === kept + counts.duplicate + counts.rejected) return kept;
  throw notBalanced({ read, ...counts });
}

/** What counts as kept is in the table. */
export function mustBeStored(stored: number, kept: number): void {
  if (stored !== kept) throw notBalanced({ stored, kept });
}

function notBalanced(counts: Readonly<Record<string, number>>): AppError {
  const message = 'The records of a file do not add up; nothing of it was kept.';
  return new AppError('internal', message, counts);
}
