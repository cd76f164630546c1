import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isAbsent } from '../core/system/absent.ts';

/**
 * A small JSON file in the user's data folder, read anew each time, as several programs may have it open.
 * A missing or damaged one counts as empty; a damaged one is kept beside what is written in its place.
 */
export interface Remembered<T> {
  get(): T;
  set(value: T): void;
}

/** Reads what was kept, and throws at what is something else: a schema, or as much of one as is needed. */
interface Shape<T> {
  parse(value: unknown): T;
}

export function remembered<T>(file: string, shape: Shape<T>, empty: T): Remembered<T> {
  return {
    get() {
      const { value = empty } = read(file, shape);
      return value;
    },
    set(next) {
      mkdirSync(dirname(file), { recursive: true });
      const half = `${file}.${process.pid}`;
      writeFileSync(half, `${JSON.stringify(next, undefined, 2)}\n`);
      if (read(file, shape).isDamaged) renameSync(file, `${file}.damaged`);
      renameSync(half, file);
    },
  };
}

function read<T>(
  file: string,
  shape: Shape<T>,
): { readonly value?: T; readonly isDamaged: boolean } {
  try {
    return { value: shape.parse(JSON.parse(readFileSync(file, 'utf8'))), isDamaged: false };
  } catch (cause) {
    return { isDamaged: !isAbsent(cause) };
  }
}
