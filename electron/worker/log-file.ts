import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemClock } from '../core/system/clock.ts';
import { lineLog, type Log } from '../core/system/log.ts';

/** Beyond this the file starts anew; the one before is kept beside it. */
const maxBytes = 5_000_000;

/** A log that every thread of the program appends to, a whole line at a time. */
export function fileLog(file: string): Log {
  return lineLog((line) => {
    try {
      appendFileSync(file, line, { mode: 0o600 });
    } catch {
      // A full disk must not stop the work that the line is about.
    }
  }, systemClock.now);
}

/** Called once, by the process, before any thread writes. */
export function prepareLogFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  try {
    if (bytes > maxBytes) renameSync(file, `${file}.1`);
  } catch {
    // Another program has it open, on Windows: it grows until the next start.
  }
}
