import { mapEventIterator, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { MessageChannel, Worker } from 'node:worker_threads';
import { AppError } from '../../shared/contract/errors.ts';
import { actorHeader } from '../../shared/contract/desktop.ts';
import type { KeyVault } from './keyring.ts';
import { stopWord, type ThreadReport, type ThreadStart } from './thread-start.ts';
import { threadWire } from './thread-wire.ts';
import { vaultPortTo } from './vault-port.ts';

/** A running database thread. */
export interface Thread {
  /** Forwards a call; its stream and its abort go through. `unavailable` when the thread dies. */
  call(path: readonly string[], input: unknown, options: CallOptions): Promise<unknown>;
  /** False as soon as nothing answers any more, which is a little before the thread has ended. */
  isAlive(): boolean;
  /** Resolves when the thread has ended, to what killed it if anything did. */
  readonly ended: Promise<unknown>;
  /** Lets the thread close its archive; ends it by force when it does not. */
  stop(): Promise<void>;
}

export interface CallOptions {
  readonly actor: string;
  readonly signal: AbortSignal | undefined;
  readonly lastEventId: string | undefined;
}

/** Beside this module, in the sources and in the build alike. */
const threadFile = new URL(
  import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js',
  import.meta.url,
);

const stopMs = 5_000;

/** Starts a thread and waits until its archive is open; throws what kept it from opening. */
export async function startThread(
  options: Omit<ThreadStart, 'port' | 'vaultPort'>,
  vault: KeyVault | null = null,
  file = threadFile,
): Promise<Thread> {
  const { port1: port, port2 } = new MessageChannel();
  const vaultPort = vault && vaultPortTo(vault);
  const start: ThreadStart = { ...options, port: port2, vaultPort };
  const transferList = [port2, ...(vaultPort ? [vaultPort] : [])];
  const worker = new Worker(file, { workerData: start, transferList });
  let alive = true;
  const ended = new Promise<unknown>((resolve) => {
    let killer: unknown;
    worker.on('error', (cause) => (killer = cause));
    worker.once('exit', () => {
      alive = false;
      resolve(killer);
    });
  });
  await opened(worker);
  // Before the link listens: whoever hears of a failed call must find the thread gone already.
  port.once('close', () => (alive = false));

  const link = new RPCLink<{ actor: string }>({
    ...threadWire,
    port,
    headers: ({ context }) => ({ [actorHeader]: encodeURIComponent(context.actor) }),
  });
  port.start();
  const failure = (cause: unknown, signal: AbortSignal | undefined): unknown => {
    if (cause instanceof ORPCError) return cause;
    return signal?.aborted ? new AppError('cancelled', 'Cancelled.') : unavailable(cause);
  };

  return {
    ended,
    isAlive: () => alive,
    async call(path, input, { actor, signal, lastEventId }) {
      if (!alive) throw unavailable();
      try {
        const output = await link.call(path, input, {
          context: { actor },
          ...(signal ? { signal } : {}),
          ...(lastEventId === undefined ? {} : { lastEventId }),
        });
        if (!isIterator(output)) return output;
        return mapEventIterator(output, {
          value: async (value) => value,
          error: async (cause) => failure(cause, signal),
        });
      } catch (cause) {
        throw failure(cause, signal);
      }
    },
    async stop() {
      worker.postMessage(stopWord);
      const force = setTimeout(() => void worker.terminate(), stopMs);
      await ended;
      clearTimeout(force);
    },
  };
}

function opened(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('message', (report: ThreadReport) => {
      worker.off('error', reject);
      if (report.type === 'ready') resolve();
      else reject(new AppError(report.code, report.message, report.details));
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(unavailable()));
  });
}

function unavailable(cause?: unknown): AppError {
  const message = 'The archive was closed or its thread ended; try again.';
  return new AppError('unavailable', message, undefined, { cause });
}

function isIterator(output: unknown): output is AsyncIterator<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}
