import { statSync } from 'node:fs';

/** Which file lies at a path now; another answer when it was replaced. Empty when there is none. */
export function fileIdentity(path: string): string {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.dev}:${stat.ino}` : '';
}
