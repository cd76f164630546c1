import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from './running.ts';

/**
 * A folder of this process's own in the system's place for such, which nobody else may look into. What it
 * holds is chats: whoever makes one seals what lies in it, and removes it.
 */
export function temporaryFolder(purpose: string): string {
  return mkdtempSync(join(tmpdir(), `keptword-${purpose}-${process.pid}-`));
}

/**
 * Removes what processes that were killed have left. Called once, when the program starts, which no leftover
 * may hinder: what another program holds open, or somebody else's, stays for the next start.
 */
export function sweepTemporary(): void {
  unlessHindered(() => {
    const place = tmpdir();
    for (const name of readdirSync(place)) {
      const maker = /^keptword-[a-z]+-(\d+)-\w{6}$/.exec(name)?.[1];
      if (maker === undefined || isRunning(Number(maker))) continue;
      unlessHindered(() => removeIfOwn(join(place, name)));
    }
  });
}

function unlessHindered(sweep: () => void): void {
  try {
    sweep();
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
  }
}

function removeIfOwn(folder: string): void {
  const info = lstatSync(folder);
  // Windows has no such number; there the place is the user's own.
  const isOwn = info.isDirectory() && (!process.getuid || info.uid === process.getuid());
  if (isOwn) rmSync(folder, { recursive: true, force: true });
}
