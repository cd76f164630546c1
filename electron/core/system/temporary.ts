import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A folder of this process's own in the system's place for such, which nobody else may look into. What it
 * holds is chats: whoever makes one seals what lies in it, and removes it.
 */
export function temporaryFolder(purpose: string): string {
  return mkdtempSync(join(tmpdir(), `keptword-${purpose}-${process.pid}-`));
}

/** Removes what processes that were killed have left. Called once, when the program starts. */
export function sweepTemporary(): void {
  const place = tmpdir();
  for (const name of readdirSync(place)) {
    const maker = /^keptword-[a-z]+-(\d+)-\w{6}$/.exec(name)?.[1];
    if (maker === undefined || isRunning(Number(maker))) continue;
    const folder = join(place, name);
    if (isOwn(folder)) rmSync(folder, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // Somebody else's is running as well.
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}

/** Where the system tells whose a folder is. */
function isOwn(folder: string): boolean {
  const info = statSync(folder, { throwIfNoEntry: false });
  return info?.isDirectory() === true && (!process.getuid || info.uid === process.getuid());
}
