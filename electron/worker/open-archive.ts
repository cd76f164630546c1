import { AppError } from '../../shared/contract/errors.ts';
import type { ArchiveKey } from '../core/system/archive-key.ts';
import type { Log } from '../core/system/log.ts';
import { nothingWaitedFor, waitForAnswer } from '../core/system/right-of-way.ts';
import type { KeyVault } from './keyring.ts';
import { startThread, type CallOptions, type Thread } from './thread-client.ts';
import type { ThreadStart } from './thread-start.ts';

type Access = ThreadStart['mode'];

/** An open archive: one writing thread, and beside it a reading one that an import never blocks. */
export interface OpenArchive {
  readonly folder: string;
  call(
    access: Access,
    path: readonly string[],
    input: unknown,
    options: CallOptions,
  ): Promise<unknown>;
  close(): Promise<void>;
}

export interface ArchiveOptions {
  readonly folder: string;
  readonly create: boolean;
  /** Of an encrypted archive. */
  readonly key?: ArchiveKey | null;
  readonly grantsFolder: string;
  readonly logFile: string;
  /** Where keys of outside services are kept. */
  readonly secretsFile: string;
  /** Seals them; null where the host has no key store. */
  readonly vault?: KeyVault | null;
  readonly log: Log;
  /** What the threads run, where it is not the product's own. */
  readonly threadFile?: URL;
}

/** Opens the archive; the writer first, as it may have to make or migrate the database. */
export async function openArchive(options: ArchiveOptions): Promise<OpenArchive> {
  const { folder, create, key = null, grantsFolder, logFile, log, threadFile } = options;
  const { secretsFile, vault = null } = options;
  const threads = new Map<Access, Promise<Thread>>();
  const waitedFor = nothingWaitedFor();
  let closing = false;

  /** The running thread, or a new one when the one before has died. */
  const threadFor = async (mode: Access, make = false): Promise<Thread> => {
    const running = threads.get(mode);
    if (!running) return start(mode, make);
    const thread = await running;
    if (thread.isAlive()) return thread;
    if (threads.get(mode) === running) threads.delete(mode);
    return threadFor(mode);
  };

  const start = (mode: Access, make: boolean): Promise<Thread> => {
    if (closing) return Promise.reject(archiveClosed());
    const files = { folder, grantsFolder, logFile, secretsFile };
    const options = { ...files, mode, create: make, key, waitedFor };
    const starting = startThread(options, vault, threadFile);
    threads.set(mode, starting);
    starting.then(
      async (thread) => {
        const killer = await thread.ended;
        if (!closing) log.error('thread-died', killer ?? 'it ended by itself', { folder, mode });
      },
      () => threads.delete(mode),
    );
    return starting;
  };

  // The writer goes last: only its connection can fold the write-ahead log back into the database.
  const close = async (): Promise<void> => {
    closing = true;
    for (const mode of ['read', 'write'] as const) {
      const thread = await threads.get(mode)?.catch(() => undefined);
      await thread?.stop();
    }
  };

  try {
    // Both load at once. The reader cannot open what the writer has to make or migrate first: it comes again.
    const early = create ? undefined : threadFor('read').catch(() => undefined);
    await threadFor('write', create);
    await early;
    await threadFor('read');
  } catch (cause) {
    await close();
    throw cause;
  }
  return {
    folder,
    async call(access, path, input, call) {
      // What is written goes through the very thread that is to give way.
      const hasCome = access === 'read' ? waitForAnswer(waitedFor) : () => undefined;
      try {
        return await (await threadFor(access)).call(path, input, call);
      } finally {
        hasCome();
      }
    },
    close,
  };
}

function archiveClosed(): AppError {
  return new AppError('unavailable', 'The archive was closed.');
}
