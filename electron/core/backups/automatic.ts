import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '../core.ts';
import { createBackup } from './create.ts';
import { findBackups } from './list.ts';
import { placeOf } from './place.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Looks now and then whether a backup is due, until told to end. A failed one is tried again later. */
export async function backUpNowAndThen(core: Core, ending: AbortSignal): Promise<void> {
  while (!ending.aborted) {
    // Not at once: whoever opens the app wants to search.
    await wait(10 * minute, undefined, { signal: ending, ref: false }).catch(() => undefined);
    if (!ending.aborted) await backUpIfDue(core, ending);
  }
}

/** True when a backup was due and made. */
export async function backUpIfDue(core: Core, signal: AbortSignal): Promise<boolean> {
  try {
    if (!(await isDue(core))) return false;
    const request = { kind: 'automatic' as const, actor: 'keptword' };
    const { backup, removed } = await createBackup(core, request, signal, () => undefined);
    core.log.info('backed-up', { folder: backup.folder, removed: removed.length });
    core.changes.publish('changed', { topics: ['backups'] });
    return true;
  } catch (cause) {
    if (!signal.aborted) core.log.error('backup-failed', cause);
    return false;
  }
}

async function isDue(core: Core): Promise<boolean> {
  const { backupEveryDays, backupFolder, standingClockAt } = await core.store.settings.get();
  // The sample shop, whose clock stands, can be made again at any time.
  if (backupEveryDays === 0 || standingClockAt !== null) return false;
  if ((await core.store.archive.stats()).messages === 0) return false;
  const { backups } = await findBackups(placeOf(core.folder, backupFolder), basename(core.folder));
  const newest = backups[0]?.manifest.madeAt ?? 0;
  return core.clock.now() - newest >= backupEveryDays * day;
}
