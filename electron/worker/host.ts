import { implement } from '@orpc/server';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { archivesContract, type ArchivePlace } from '../../shared/contract/archives.ts';
import { contract } from '../../shared/contract/index.ts';
import type { BackupList } from '../../shared/contract/backups.ts';
import type { ImportProgress } from '../../shared/contract/imports.ts';
import { freeBeside } from '../core/backups/place.ts';
import { listBackups } from '../core/backups/procedures.ts';
import { restoreBackup, type Restored } from '../core/backups/restore.ts';
import { told } from '../core/backups/told.ts';
import { verifyBackup } from '../core/backups/verify.ts';
import { errorBorder, type CallContext } from '../core/procedure.ts';
import { openGrants, type Grants } from '../core/system/grants.ts';
import type { Log } from '../core/system/log.ts';
import { sweepTemporary, temporaryFolder } from '../core/system/temporary.ts';
import { startArchives, type Archives } from './archives.ts';
import { encryptionProcedures } from './encryption.ts';
import { forwardingRouter, type Forward, type ForwardingRouter } from './front.ts';
import { openKeyring, type Keyring, type KeyVault } from './keyring.ts';
import { fileLog, prepareLogFile } from './log-file.ts';
import { secretsFileName } from './kept-secrets.ts';
import { startScreenLock, type ScreenLock } from './screen-lock.ts';
import { placeIn, proposedPlaces, type Place } from './places.ts';
import { watchWorks } from './works.ts';

export interface HostOptions {
  /** Where the program remembers what is no archive's: the last archives, the log, the sample. */
  readonly userData: string;
  /** Opened instead of the last one. */
  readonly archive?: string | undefined;
  /** Made by the caller when it gives grants itself. */
  readonly grantsFolder?: string | undefined;
  /** Opens an encrypted archive at once. */
  readonly passphrase?: string | undefined;
}

/** The whole product behind one router, for a host to put on the wire. */
export interface Host {
  /** Implements `appContract`. */
  readonly router: ForwardingRouter;
  readonly grants: Grants;
  readonly grantsFolder: string;
  readonly log: Log;
  close(): Promise<void>;
}

/** Starts the database threads. Never fails for an archive: `archives.current` tells what is wrong. */
export function startHost(options: HostOptions, vault: KeyVault | null = null): Host {
  const { userData, archive } = options;
  const grantsFolder = options.grantsFolder ?? temporaryFolder('grants');
  sweepTemporary();
  const logFile = join(userData, 'keptword.log');
  prepareLogFile(logFile);
  const log = fileLog(logFile);
  const grants = openGrants(grantsFolder);
  const keyring = openKeyring(userData, vault, options.passphrase);
  const archives = startArchives({
    userData,
    keyring,
    archive,
    usualArchive: usualArchive(),
    grantsFolder,
    logFile,
    secretsFile: join(userData, secretsFileName),
    vault,
    log,
  });
  const works = watchWorks(async (access, path, input, call) =>
    (await archives.open()).call(access, path, input, call),
  );
  const screen = startScreenLock({ archives, keyring, works, log });
  const guarded = screen.guard(works.forward);
  const backups = () => backupsOf(archives, guarded, grants);
  return {
    router: {
      ...forwardingRouter(contract, guarded),
      archives: archivesProcedures(archives, keyring, grants, guarded, screen),
      encryption: encryptionProcedures(archives, keyring, grants, backups, screen.border),
      screen: screen.procedures,
    },
    grants,
    grantsFolder,
    log,
    async close() {
      await archives.close();
      await grants.clear();
    },
  };
}

/** Where the program proposes to keep chats when no other drive is there. */
function usualArchive(): string {
  return process.env['KEPTWORD_ARCHIVE'] ?? join(homedir(), 'Keptword');
}

const never = new AbortController().signal;

/** Also of an archive that cannot be opened. */
async function backupsOf(
  archives: Archives,
  forward: Forward,
  grants: Grants,
  call: { readonly actor: string; readonly signal: AbortSignal | undefined } = {
    actor: '',
    signal: undefined,
  },
): Promise<BackupList> {
  const { state, location } = await archives.current();
  if (state !== 'open') return listBackups(location, null, grants);
  const asked = forward('read', ['backups', 'list'], undefined, {
    ...call,
    lastEventId: undefined,
  });
  return (await asked) as BackupList;
}

function archivesProcedures(
  archives: Archives,
  keyring: Keyring,
  grants: Grants,
  forward: Forward,
  screen: ScreenLock,
) {
  const os = implement(archivesContract)
    .$context<CallContext>()
    .use(errorBorder)
    .use(screen.border);
  const withGrant = async ({ folder, name, ...facts }: Place): Promise<ArchivePlace> => {
    const grant = await grants.give({ path: folder, name, temporary: false });
    return { grant, name, location: folder, ...facts };
  };
  return {
    current: os.current.handler(() => archives.current()),
    recent: os.recent.handler(async () => ({
      archives: await Promise.all(
        archives.recent().map(async ({ folder, openedAt, isThere }) => {
          const name = basename(folder);
          const grant = await grants.give({ path: folder, name, temporary: false });
          const sample = folder === archives.sampleFolder;
          const state = isThere ? ('present' as const) : ('missing' as const);
          const encryption = isThere ? keyring.stateOf(folder) : ('plain' as const);
          return { grant, name, location: folder, sample, state, encryption, openedAt };
        }),
      ),
    })),
    forget: os.forget.handler(async ({ input }) => {
      archives.forget((await grants.resolve(input.grant)).path);
    }),
    places: os.places.handler(async () => ({
      places: await Promise.all(proposedPlaces(usualArchive()).map(withGrant)),
    })),
    place: os.place.handler(async ({ input }) => {
      const { path } = await grants.resolve(input.grant);
      return withGrant(placeIn(path));
    }),
    open: os.open.handler(async ({ input }) => {
      const { path } = await grants.resolve(input.grant);
      await archives.change(path, 'never');
      return archives.current();
    }),
    create: os.create.handler(async ({ input }) => {
      const { path } = await grants.resolve(input.grant);
      await archives.change(path, 'new');
      return archives.current();
    }),
    backups: os.backups.handler(async ({ context, signal }) => {
      return backupsOf(archives, forward, grants, { actor: context.actor, signal });
    }),
    verifyBackup: os.verifyBackup.handler(async ({ input, signal = never }) => {
      const { path } = await grants.resolve(input.grant);
      return verifyBackup(path, signal);
    }),
    restore: os.restore.handler(async function* ({ input, signal = never }) {
      const backup = await grants.resolve(input.backup);
      const path = input.folder
        ? (await grants.resolve(input.folder)).path
        : freeBeside((await archives.current()).location);
      const restored = yield* told<Restored>(signal, (stop, tell) =>
        restoreBackup(backup.path, path, stop, tell),
      );
      await archives.change(path, 'never');
      yield { type: 'restored' as const, ...restored };
    }),
    openSample: os.openSample.handler(async function* ({ context, signal }) {
      await archives.change(archives.sampleFolder, 'if-missing');
      const call = { actor: context.actor, signal, lastEventId: undefined };
      yield* (await forward('write', ['imports', 'sample'], undefined, call)) as AsyncGenerator<
        ImportProgress,
        void
      >;
    }),
  };
}
