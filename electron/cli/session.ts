import { createRouterClient, type RouterClient } from '@orpc/server';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { openCore, type Core } from '../core/core.ts';
import { keyOf, prepareEncrypted } from '../core/encryption/open.ts';
import { createRouter, type Router } from '../core/router.ts';
import { fixedClock, systemClock, type Clock } from '../core/system/clock.ts';
import type { ArchiveKey } from '../core/system/archive-key.ts';
import { lineLog } from '../core/system/log.ts';
import { sweepTemporary, temporaryFolder } from '../core/system/temporary.ts';
import { keptSecrets, secretsFileName } from '../worker/kept-secrets.ts';
import { userDataFolder } from '../worker/user-data.ts';
import { passphraseOf, secretIn, type PassphraseOptions } from './passphrase.ts';

/** Options that every command takes. */
export interface CommonOptions extends PassphraseOptions {
  readonly archive?: string;
  readonly json?: boolean;
  readonly now?: string;
}

/** An open archive and the contract on it, in this process. */
export interface Session {
  readonly core: Core;
  readonly client: RouterClient<Router>;
  /** As the core has it: of the sample shop it stands. */
  readonly clock: Clock;
  /** Makes a path usable in calls that take a grant. */
  grant(path: string): Promise<string>;
}

interface Opening {
  readonly create?: boolean;
  /** Instead of what the passphrase opens; null for a plain archive, whatever was given. */
  readonly key?: ArchiveKey | null;
}

/** Runs `work` on the archive and closes it, whatever happens. */
export async function withArchive<T>(
  options: CommonOptions & Opening & { readonly as?: string },
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const clock = options.now ? fixedClock(options.now) : systemClock;
  const log = lineLog((line) => process.stderr.write(line), systemClock.now);
  const folder = archiveFolder(options);
  sweepTemporary();
  const core = openCore({
    folder,
    mode: 'write',
    create: options.create ?? false,
    key: await keyFor(folder, options),
    grantsFolder: temporaryFolder('grants'),
    clock,
    log,
    secrets: keptSecrets(join(userDataFolder(), secretsFileName), null),
  });
  const context = { actor: options.as ?? userInfo().username, log };
  const client = createRouterClient(createRouter(core), { context });
  try {
    const grant = (path: string): Promise<string> =>
      core.grants.give({ path: resolve(path), name: basename(path), temporary: false });
    return await work({ core, client, clock: core.clock, grant });
  } finally {
    await core.grants.clear();
    await core.close();
  }
}

/** A new archive is an encrypted one where a passphrase is given with it. */
async function keyFor(
  folder: string,
  options: CommonOptions & Opening,
): Promise<ArchiveKey | null> {
  if (options.key !== undefined) return options.key;
  const passphrase = await passphraseOf(options);
  if (passphrase === undefined) return keyByRecoveryCode(folder);
  if (options.create !== true || hasArchive(options)) return keyOf(folder, { passphrase });
  const { key } = await prepareEncrypted(folder, passphrase);
  process.stderr.write(
    'keptword: the new archive is encrypted. Make a recovery code for it and keep it on paper:\n' +
      'keptword encryption recovery-code\n',
  );
  return key;
}

/** Whoever needs it knows no passphrase: that it is time for another one is said each time. */
async function keyByRecoveryCode(folder: string): Promise<ArchiveKey | null> {
  const recoveryCode = await secretIn(undefined, 'KEPTWORD_RECOVERY_CODE');
  if (recoveryCode === undefined) return null;
  const key = await keyOf(folder, { recoveryCode });
  if (key) {
    process.stderr.write(
      'keptword: the recovery code has opened the archive. Set a new passphrase now:\n' +
        'keptword encryption change-passphrase --new-passphrase-file FILE\n',
    );
  }
  return key;
}

/** The same on an empty archive that is gone afterwards: for looking at files without having one. */
export async function withoutArchive<T>(
  options: CommonOptions,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const archive = temporaryFolder('empty');
  try {
    return await withArchive({ ...options, archive, create: true, key: null }, work);
  } finally {
    await rm(archive, { recursive: true, force: true });
  }
}

export function hasArchive(options: CommonOptions): boolean {
  return existsSync(join(archiveFolder(options), 'archive.db'));
}

export function archiveFolder({ archive }: CommonOptions): string {
  return resolve(archive ?? defaultArchive());
}

/** Where the archive lies when nobody says otherwise. */
export function defaultArchive(): string {
  return process.env['KEPTWORD_ARCHIVE'] ?? join(homedir(), 'Keptword');
}
