import { posix } from 'node:path';
import type { ByteSource } from './text/encoding.ts';

/** The folder or zip that a file was given in. Paths are relative to it, `/` between parts. */
export interface Given {
  readonly paths: readonly string[];
  /** Null where there is no such file, or where its path leads out. */
  open(path: string): Promise<ByteSource | null>;
  /** Files that another one has read along with it: they are no exports of their own. */
  readonly taken: Set<string>;
}

/** Where a file lies among what was given along with it. */
export interface Near {
  readonly path: string;
  readonly given: Given;
}

/** A file that was given alone, e.g. pasted text. */
export function alone(name: string): Near {
  return { path: name, given: { paths: [name], open: async () => null, taken: new Set() } };
}

/** `other` as seen from a file, as a path of what was given; null where it leads out of it. */
export function pathFrom({ path }: Near, other: string): string | null {
  const plain = other.replaceAll('\\', '/');
  if (plain.startsWith('/') || /^[a-z]+:/i.test(plain)) return null;
  const joined = posix.join(posix.dirname(path), plain);
  return joined.startsWith('../') || joined === '..' ? null : joined;
}

/**
 * A file that a message names, at the path it gives, else beside the export, else anywhere in what was
 * given where just one has that name, or ends with the path that is given: some exports write paths from
 * their own root.
 */
export async function attachmentNear(near: Near, name: string): Promise<ByteSource | null> {
  const { given } = near;
  const plain = posix.normalize(name.replaceAll('\\', '/'));
  const base = posix.basename(plain);
  for (const path of new Set([pathFrom(near, name), pathFrom(near, base)])) {
    const found = path === null || path === near.path ? null : await given.open(path);
    if (found) return take(path!, found);
  }
  const [only, second] = elsewhere(given.paths, plain, base);
  if (only === undefined || second !== undefined || only === near.path) return null;
  const found = await given.open(only);
  return found && take(only, found);

  function take(path: string, source: ByteSource): ByteSource {
    given.taken.add(path);
    return source;
  }
}

function elsewhere(paths: readonly string[], plain: string, base: string): readonly string[] {
  if (/^[a-z]+:/i.test(plain) || base === '' || plain.startsWith('../')) return [];
  const named = byName(paths).get(base) ?? [];
  return named.length < 2 ? named : named.filter((path) => `/${path}`.endsWith(`/${plain}`));
}

/** A download may hold a hundred thousand pictures, and a message for each. */
const names = new WeakMap<readonly string[], Map<string, string[]>>();

function byName(paths: readonly string[]): Map<string, string[]> {
  let known = names.get(paths);
  if (!known) {
    known = new Map();
    for (const path of paths) {
      const base = posix.basename(path);
      const same = known.get(base);
      if (same) same.push(path);
      else known.set(base, [path]);
    }
    names.set(paths, known);
  }
  return known;
}
