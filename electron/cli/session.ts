import { createRouterClient, type RouterClient } from '@orpc/server';
import { existsSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { homedir, tmpdir, userInfo } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { openCore, type Core } from '../core/core.ts';
import { createRouter, type Router } from '../core/router.ts';
import { fixedClock, systemClock, type Clock } from '../core/system/clock.ts';
import { lineLog } from '../core/system/log.ts';

/** Options that every command takes. */
export interface CommonOptions {
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

/** Runs `work` on the archive and closes it, whatever happens. */
export async function withArchive<T>(
  options: CommonOptions & { readonly create?: boolean; readonly as?: string },
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const clock = options.now ? fixedClock(options.now) : systemClock;
  const log = lineLog((line) => process.stderr.write(line), systemClock.now);
  const core = openCore({
    folder: resolve(options.archive ?? defaultArchive()),
    mode: 'write',
    create: options.create ?? false,
    grantsFolder: mkdtempSync(join(tmpdir(), 'keptword-grants-')),
    clock,
    log,
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

/** The same on an empty archive that is gone afterwards: for looking at files without having one. */
export async function withoutArchive<T>(
  options: CommonOptions,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const archive = mkdtempSync(join(tmpdir(), 'keptword-empty-'));
  try {
    return await withArchive({ ...options, archive, create: true }, work);
  } finally {
    await rm(archive, { recursive: true, force: true });
  }
}

export function hasArchive({ archive }: CommonOptions): boolean {
  return existsSync(join(resolve(archive ?? defaultArchive()), 'archive.db'));
}

/** Where the archive lies when nobody says otherwise. */
export function defaultArchive(): string {
  return process.env['KEPTWORD_ARCHIVE'] ?? join(homedir(), 'Keptword');
}
