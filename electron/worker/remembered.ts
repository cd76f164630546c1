import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';

/** A small JSON file in the user's data folder. A missing or damaged one counts as empty. */
export interface Remembered<T> {
  get(): T;
  set(value: T): void;
}

export function remembered<T>(file: string, schema: z.ZodType<T>, empty: T): Remembered<T> {
  let value = read(file, schema) ?? empty;
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

function read<T>(file: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
