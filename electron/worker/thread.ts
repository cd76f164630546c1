import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { AppError } from '../../shared/contract/errors.ts';
import { openCore, type Core } from '../core/core.ts';
import { createRouter } from '../core/router.ts';
import { asAppError } from '../core/store/errors.ts';
import { systemClock } from '../core/system/clock.ts';
import { keptSecrets } from './kept-secrets.ts';
import type { KeyVault } from './keyring.ts';
import { fileLog } from './log-file.ts';
import { servePort } from './serve-port.ts';
import { threadWire } from './thread-wire.ts';
import { stopWord, type ThreadReport, type ThreadStart } from './thread-start.ts';
import { vaultOver } from './vault-over.ts';

/** One archive in one thread: opens it, serves the contract on the port, closes it when told. */
const start = workerData as ThreadStart;
const log = fileLog(start.logFile);

const core = open();
if (core) serve(core);

function open(): Core | undefined {
  const { secretsFile, vaultPort } = start;
  const secrets = keptSecrets(secretsFile, vaultPort && vaultAt(vaultPort));
  try {
    return openCore({ ...start, clock: systemClock, log, secrets });
  } catch (cause) {
    log.error('archive-not-opened', cause, { folder: start.folder, mode: start.mode });
    report(failure(asAppError(cause)));
    end();
    return undefined;
  }
}

/** Answers are only waited for within a call, whose own port keeps the thread. */
function vaultAt(port: MessagePort): KeyVault {
  const { vault, receive } = vaultOver((question) => port.postMessage(question));
  port.on('message', receive);
  port.unref();
  return vault;
}

function serve(open: Core): void {
  servePort(createRouter(open), start.port, log, threadWire);
  const ending = new AbortController();
  // Loaded while the window already stands.
  const background =
    start.mode === 'write'
      ? import('./background.ts').then(({ workUnasked }) => workUnasked(open, ending.signal))
      : Promise.resolve();
  parentPort?.once('message', async (word: unknown) => {
    if (word !== stopWord) return;
    ending.abort();
    await background;
    await stop(open);
  });
  report({ type: 'ready' });
}

/** Closing the port aborts what still runs; it gets a turn to roll back before the archive closes. */
async function stop(open: Core): Promise<void> {
  start.port.close();
  await nextTurn();
  await nextTurn();
  await open.close();
  end();
}

function end(): void {
  start.port.close();
  parentPort?.close();
}

function report(word: ThreadReport): void {
  parentPort?.postMessage(word);
}

function failure(cause: unknown): ThreadReport {
  if (cause instanceof AppError) {
    const { code, message, details } = cause;
    return { type: 'failed', code, message, details };
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  return { type: 'failed', code: 'internal', message, details: undefined };
}
