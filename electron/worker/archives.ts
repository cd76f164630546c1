import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { CurrentArchive } from '../../shared/contract/archives.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { instantSchema } from '../../shared/model/message.ts';
import { checkKey } from '../core/encryption/key-file.ts';
import { asAppError } from '../core/store/errors.ts';
import { systemClock } from '../core/system/clock.ts';
import { openArchive, type ArchiveOptions, type OpenArchive } from './open-archive.ts';
import type { Keyring } from './keyring.ts';
import { remembered } from './remembered.ts';

const recentSchema = z.array(z.strictObject({ folder: z.string(), openedAt: instantSchema }));
export type Recent = z.infer<typeof recentSchema>[number];

const recentCount = 10;

export interface ArchivesOptions extends Omit<ArchiveOptions, 'folder' | 'create' | 'key'> {
  readonly keyring: Keyring;
  readonly userData: string;
  /** Opened instead of the last one. */
  readonly archive: string | undefined;
  /** Opened when nothing was opened before, if it is there. Else a person chooses (`none`). */
  readonly usualArchive: string;
}

/** Which archive is open, and which were. */
export interface Archives {
  /** The open archive; throws what kept it from opening. */
  open(): Promise<OpenArchive>;
  current(): Promise<CurrentArchive>;
  /** Newest first. */
  recent(): (Recent & { readonly isThere: boolean })[];
  /** Takes one off the list of recent ones. */
  forget(folder: string): void;
  /** Opens another archive in place of the open one, which stays when this fails. */
  change(folder: string, make: 'never' | 'new' | 'if-missing'): Promise<void>;
  /** Closes the open archive, does `work` on its folder while every call waits, and opens it again. */
  renew(work: (folder: string) => Promise<void>): Promise<void>;
  readonly sampleFolder: string;
  close(): Promise<void>;
}

/** Starts with the archive that was asked for, else the last one, else the usual one, else with none. */
export function startArchives(options: ArchivesOptions): Archives {
  const { userData, archive, usualArchive, keyring, ...parts } = options;
  const memory = remembered(join(userData, 'archives.json'), recentSchema, []);
  const sampleFolder = join(userData, 'sample');
  const last = memory.get()[0]?.folder;

  let folder = archive ?? last ?? (isArchive(usualArchive) ? usualArchive : null);
  // A remembered folder that is gone (a drive not plugged in) is told, never made anew as an empty one.
  const create = archive !== undefined;
  let opening = folder === null ? noneChosen() : unlocked(folder, create);
  opening.then(
    (opened) => remember(opened.folder),
    () => undefined,
  );
  let changing: Promise<unknown> = opening;

  async function unlocked(other: string, create: boolean): Promise<OpenArchive> {
    const key = await keyring.keyFor(other);
    // No thread has to start to be told so.
    if (key === null) checkKey(other, null);
    return openArchive({ ...parts, folder: other, create, key });
  }

  /** Whoever opens an archive wants that: a list that cannot be written does not keep them from it. */
  function remember(opened: string): void {
    try {
      const others = memory.get().filter((entry) => entry.folder !== opened);
      const all = [{ folder: opened, openedAt: systemClock.now() }, ...others];
      memory.set(all.slice(0, recentCount));
    } catch (cause) {
      parts.log.error('recent-not-kept', cause, { folder: opened });
    }
  }

  async function change(other: string, make: 'never' | 'new' | 'if-missing'): Promise<void> {
    if (make === 'new') refuseFull(other);
    const before = opening;
    if (other === folder && (await isOpen(before))) return;
    const next = unlocked(other, make !== 'never');
    // One that only wants its passphrase takes the place: that is asked for there.
    await next.catch((cause: unknown) => {
      if (!isLocked(cause)) throw cause;
    });
    folder = other;
    opening = next;
    remember(other);
    await before.then(
      (archiveBefore) => archiveBefore.close(),
      () => undefined,
    );
  }

  async function renew(work: (folder: string) => Promise<void>): Promise<void> {
    const at = folder;
    if (at === null) return;
    const before = opening;
    const waiting = Promise.withResolvers<OpenArchive>();
    opening = waiting.promise;
    opening.catch(() => undefined);
    await before.then(
      (archiveBefore) => archiveBefore.close(),
      () => undefined,
    );
    try {
      await work(at);
    } finally {
      const next = unlocked(at, false);
      waiting.resolve(next);
      await next.catch(() => undefined);
    }
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    const mine = changing.catch(() => undefined).then(work);
    changing = mine;
    return mine;
  }

  return {
    sampleFolder,
    open: () => opening,
    async current() {
      if (folder === null) return { state: 'none', name: '', location: '', sample: false };
      const about = {
        name: basename(folder),
        location: folder,
        sample: folder === sampleFolder,
      };
      try {
        await opening;
        return { state: 'open', ...about };
      } catch (cause) {
        return { state: 'failed', ...about, error: told(cause) };
      }
    },
    recent: () => memory.get().map((entry) => ({ ...entry, isThere: isArchive(entry.folder) })),
    forget: (forgotten) => memory.set(memory.get().filter((entry) => entry.folder !== forgotten)),
    change: (other, make) => inTurn(() => change(other, make)),
    renew: (work) => inTurn(() => renew(work)),
    async close() {
      await changing.catch(() => undefined);
      await opening.then(
        (open) => open.close(),
        () => undefined,
      );
    },
  };
}

function isOpen(opening: Promise<OpenArchive>): Promise<boolean> {
  return opening.then(
    () => true,
    () => false,
  );
}

function isLocked(cause: unknown): boolean {
  return cause instanceof AppError && cause.details?.['reason'] === 'passphrase-needed';
}

function noneChosen(): Promise<never> {
  return Promise.reject(new AppError('unavailable', 'No archive has been chosen yet.'));
}

function isArchive(folder: string): boolean {
  return existsSync(join(folder, 'archive.db'));
}

function refuseFull(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new AppError('conflict', 'A new archive needs an empty folder.', { folder });
  }
}

function told(cause: unknown): Extract<CurrentArchive, { state: 'failed' }>['error'] {
  const known = asAppError(cause);
  if (known instanceof AppError) {
    return { code: known.code, message: known.message, details: { ...known.details } };
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  return { code: 'internal', message, details: {} };
}
