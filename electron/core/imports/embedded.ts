import type { Format } from './format.ts';
import { stage, type StagedFile } from './originals.ts';
import type { ByteSource } from './text/encoding.ts';
import type { Tray } from './tray.ts';

/** Files that lie inside of an export, found by the name that its messages give them. */
export interface Embedded {
  find(name: string): Promise<StagedFile | null>;
  /** Takes back what no message has named. */
  close(): Promise<void>;
}

/**
 * Looks into the export only once a message names a file, and then lays down all that is in it: messages
 * stand before the files that they name.
 */
export function embeddedFiles(
  { embedded }: Format,
  source: ByteSource,
  tray: Tray,
  signal: AbortSignal,
): Embedded {
  const files = new Map<string, StagedFile>();
  const named = new Set<StagedFile>();
  let isRead = false;

  const layDown = async (): Promise<void> => {
    isRead = true;
    for await (const { name, bytes } of embedded?.(source) ?? []) {
      signal.throwIfAborted();
      if (files.has(name)) continue;
      const part = { name, bytes: bytes.length, open: () => once(bytes) };
      const file = await stage(part, tray.attachments, signal, () => undefined);
      files.set(name, file);
      // At once, so that not all of them wait in memory.
      await file.keep();
    }
  };

  return {
    async find(name) {
      if (!embedded) return null;
      if (!isRead) await layDown();
      const file = files.get(name) ?? null;
      if (file && !named.has(file)) named.add(tray.add(file));
      return file;
    },
    async close() {
      const wanted = new Set([...named].map(({ digest }) => digest));
      for (const file of files.values()) {
        if (!wanted.has(file.digest)) await file.discard();
      }
    },
  };
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
