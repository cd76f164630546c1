import { hash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** What is looked through. */
export interface IndexToCheck {
  readonly file: string;
  readonly key: string | null;
}

export type Soundness = 'sound' | 'damaged' | 'unknown';

/** A look through the whole index file, beside all else. */
export interface IndexCheck {
  /** `unknown` also when it was stopped. */
  readonly found: Promise<Soundness>;
  stop(): void;
}

/** Beside this module, in the sources and in the build alike. */
const threadFile = new URL(
  import.meta.url.endsWith('.ts') ? './index-check-thread.ts' : './index-check-thread.js',
  import.meta.url,
);

/** In a thread, as it takes a second for every million messages and nothing interrupts it. */
export function checkIndex(what: IndexToCheck): IndexCheck {
  const thread = new Worker(threadFile, { workerData: what });
  const found = new Promise<Soundness>((resolve) => {
    thread.once('message', (soundness: Soundness) => resolve(soundness));
    thread.once('error', () => resolve('unknown'));
    thread.once('exit', () => resolve('unknown'));
  });
  return { found, stop: () => void thread.terminate() };
}

/**
 * Whether the file is as a program that found it sound has left it: closed, and untouched since. Else it
 * may be anything, and is to be looked through.
 */
export function isAsLeft(file: string): boolean {
  try {
    return bytesOf(`${file}-wal`) === 0 && readFileSync(stampOf(file), 'utf8') === stateOf(file);
  } catch {
    return false;
  }
}

/** Notes how a sound file was left. It must be closed. */
export function noteSound(file: string): void {
  // Where it cannot be noted, the file is looked through at the next opening: nothing is lost.
  try {
    writeFileSync(stampOf(file), stateOf(file));
  } catch {
    return;
  }
}

/** Has the file made anew as soon as anybody writes it: what was read in it cannot be. */
export function doubt(file: string): void {
  try {
    writeFileSync(stampOf(file), DOUBTED);
  } catch {
    return;
  }
}

export function isDoubted(file: string): boolean {
  try {
    return readFileSync(stampOf(file), 'utf8') === DOUBTED;
  } catch {
    return false;
  }
}

/**
 * Whether the note was changed since it was written. Harmless, as the index is then looked through; but
 * nobody has a reason to touch it.
 */
export function isStampAltered(file: string): boolean {
  try {
    const stamp = readFileSync(stampOf(file), 'latin1');
    const [size = '', time = ''] = stamp.split(' ');
    return stamp !== DOUBTED && stamp !== sealed(`${size} ${time}`);
  } catch {
    return false;
  }
}

const DOUBTED = 'damaged, to be made anew\n';

/** Beside the index; says how it was left. */
export function stampOf(file: string): string {
  return `${file}-checked`;
}

function stateOf(file: string): string {
  const { size, mtimeNs } = statSync(file, { bigint: true });
  return sealed(`${size} ${mtimeNs}`);
}

/** The facts, and a sum over them that tells of a changed byte. */
function sealed(facts: string): string {
  return `${facts} ${hash('sha256', facts).slice(0, 16)}\n`;
}

function bytesOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
