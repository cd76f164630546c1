import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A small JSON file in the user's data folder. A missing or damaged one counts as empty. */
export interface Remembered<T> {
  get(): T;
  set(value: T): void;
}

/** Reads what was kept, and throws at what is something else: a schema, or as much of one as is needed. */
interface Shape<T> {
  parse(value: unknown): T;
}

export function remembered<T>(file: string, shape: Shape<T>, empty: T): Remembered<T> {
  let value = read(file, shape) ?? empty;
  return {
    get: () => value,
    set(next) {
      value = next;
      mkdirSync(dirname(file), { recursive: true });
      const half = `${file}.${process.pid}`;
      writeFileSync(half, `${JSON.stringify(next, undefined, 2)}\n`);
      renameSync(half, file);
    },
  };
}

function read<T>(file: string, shape: Shape<T>): T | undefined {
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
