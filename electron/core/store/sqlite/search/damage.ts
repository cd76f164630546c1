/** The index is not what it should be; it can be built anew. */
export class DamagedIndex extends Error {
  readonly code = 'SQLITE_CORRUPT';
}

/** Whether an error says that the file is not a sound database. The index can be built anew. */
export function isDamage(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
}
