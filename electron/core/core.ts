import { EventPublisher } from '@orpc/server';
import { existsSync, mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Topic } from '../../shared/contract/archive.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { finishSwitch, removeHalfConverted } from './encryption/switch.ts';
import { checkKey, encryptionOf, hasKeyFile, type Encryption } from './encryption/key-file.ts';
import { shelvesIn, type Shelves } from './imports/originals.ts';
import { openStore } from './store/sqlite/store.ts';
import type { Store } from './store/store.ts';
import { contentKey, databaseKeys, type ArchiveKey } from './system/archive-key.ts';
import { systemClock, type Clock } from './system/clock.ts';
import { openGrants, type Grants } from './system/grants.ts';
import type { Log } from './system/log.ts';
import { rightOfWay, type RightOfWay, type WaitedFor } from './system/right-of-way.ts';
import { secretsInMemory, type Secrets } from './system/secrets.ts';
import { programVersion } from './system/version.ts';

/** What every feature is given: the open archive and the side effects it may have. */
export interface Core {
  /** The archive folder: `archive.db`, `search.db`, `originals/`, `attachments/`, `exports/`. */
  readonly folder: string;
  /** Where originals and attachments lie, and what they are sealed with. */
  readonly shelves: Shelves;
  /** How it is encrypted; null where it lies open. */
  readonly encryption: Encryption | null;
  /**
   * Where plain files of the archive go, e.g. packages for others: a folder in it, but beside it where it
   * is encrypted.
   */
  plainFolder(name: 'exports' | 'inbox'): string;
  readonly store: Store;
  readonly grants: Grants;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly log: Log;
  readonly rightOfWay: RightOfWay;
  readonly machine: string;
  readonly version: string;
  readonly changes: EventPublisher<{ changed: { topics: Topic[] } }>;
  close(): Promise<void>;
}

export interface CoreOptions {
  readonly folder: string;
  readonly mode: 'read' | 'write';
  /** Make the archive when there is none yet. */
  readonly create: boolean;
  /** Of an encrypted archive; makes an encrypted one where there is none yet. */
  readonly key?: ArchiveKey | null | undefined;
  readonly grantsFolder: string;
  /** The system clock gives way to the archive's own where that stands. */
  readonly clock: Clock;
  readonly log: Log;
  /** Keys of outside services; in memory alone when absent. */
  readonly secrets?: Secrets | undefined;
  /** What people wait for while this core works for itself; absent where nobody tells. */
  readonly waitedFor?: WaitedFor | undefined;
}

/**
 * Opens an archive folder. `not-found` when there is none and none shall be made; `locked` when it is
 * encrypted and the key is missing or another's.
 */
export function openCore(options: CoreOptions): Core {
  const { folder, mode, create, key = null, grantsFolder, clock, log } = options;
  const { secrets = secretsInMemory(), waitedFor = null } = options;
  const way = rightOfWay(waitedFor);
  finishSwitch(folder);
  if (!existsSync(join(folder, 'archive.db'))) {
    if (!create) throw new AppError('not-found', 'There is no archive in this folder.', { folder });
    makeFolders(folder);
  }
  checkKey(folder, key);
  const store = openStore(folder, mode, key && databaseKeys(key), way.giveWay);
  if (mode === 'write') removeHalfConverted(folder);
  return {
    folder,
    shelves: shelvesIn(folder, key && contentKey(key)),
    encryption: encryptionOf(folder),
    plainFolder: (name) => (key ? `${folder}-${name}` : join(folder, name)),
    store,
    grants: openGrants(grantsFolder),
    secrets,
    clock: clock === systemClock ? archiveClock(store) : clock,
    log,
    rightOfWay: way,
    machine: hostname(),
    version: programVersion,
    changes: new EventPublisher(),
    close: () => store.close(),
  };
}

function archiveClock({ settings }: Store): Clock {
  return { now: () => settings.standingClockAt() ?? systemClock.now() };
}

function makeFolders(folder: string): void {
  try {
    const plain = hasKeyFile(folder) ? [] : ['exports'];
    for (const name of ['originals', 'attachments', ...plain]) {
      mkdirSync(join(folder, name), { recursive: true });
    }
  } catch (cause) {
    const details = { folder };
    throw new AppError('permission-denied', 'The folder cannot be made here.', details, { cause });
  }
}
