import { AppError } from '../../../shared/contract/errors.ts';

/** What SQLite or the file system says, in the closed list of errors. Anything unknown stays as it is. */
export function asAppError(cause: unknown): unknown {
  if (cause instanceof AppError) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const known = table.find(([prefix]) => code.startsWith(prefix));
  return known ? new AppError(known[1], known[2], undefined, { cause }) : cause;
}

const table = [
  ['SQLITE_FULL', 'disk-full', 'The disk is full. Nothing was changed.'],
  ['ENOSPC', 'disk-full', 'The disk is full. Nothing was changed.'],
  ['SQLITE_BUSY', 'locked', 'Another program is writing to this archive.'],
  ['SQLITE_LOCKED', 'locked', 'Another program is writing to this archive.'],
  ['SQLITE_READONLY', 'permission-denied', 'The archive cannot be written to.'],
  ['SQLITE_PERM', 'permission-denied', 'The archive cannot be opened.'],
  ['SQLITE_CANTOPEN', 'permission-denied', 'The archive cannot be opened.'],
  ['EACCES', 'permission-denied', 'The file or folder cannot be opened.'],
  ['EPERM', 'permission-denied', 'The file or folder cannot be opened.'],
  ['EROFS', 'permission-denied', 'The file or folder cannot be written to.'],
  ['SQLITE_CORRUPT', 'archive-damaged', 'The archive database is damaged.'],
  ['SQLITE_NOTADB', 'archive-damaged', 'The archive database is damaged.'],
] as const;
