import { importOptionsSchema, type ImportOptions } from '../../../shared/contract/imports.ts';
import type { KeptSourceFile } from '../store/archive.ts';
import type { Given, Near } from './near.ts';
import { openKept, type Shelf } from './originals.ts';
import { readableFile, type ReadableFile } from './read-file.ts';

/**
 * Opens what the archive keeps of a source file to read it anew, with the assumptions that are on record
 * for it and `changed` instead of some of them. To be closed. Throws where it cannot be read any more.
 */
export async function readKept(
  originals: Shelf,
  file: KeptSourceFile,
  changed: Partial<ImportOptions> = {},
): Promise<{ readonly readable: ReadableFile; readonly options: ImportOptions }> {
  const { forcedEncoding, dateOrder, agents } = file.assumptions;
  const { columns, delimiter, linePattern, roleWords } = file.assumptions;
  const options = importOptionsSchema.parse({
    zone: file.zone,
    agents: agents ?? [],
    ...(dateOrder ? { dateOrder } : {}),
    ...(columns ? { columns } : {}),
    ...(delimiter ? { delimiter } : {}),
    ...(linePattern ? { linePattern } : {}),
    ...(roleWords ? { roleWords } : {}),
    ...(forcedEncoding ? { encoding: file.encoding } : {}),
    ...changed,
  });
  const open = (digest: string): AsyncIterable<Buffer> => openKept(originals, digest);
  const source = { name: file.name, bytes: file.bytes, open: () => open(file.digest) };
  const readable = await readableFile(source, file.name, options, nearOf(file, open));
  return { readable, options };
}

/** True where today's importer reads the file as the one did that brought it in. */
export function isReadAsBefore(file: KeptSourceFile, { format }: ReadableFile): boolean {
  return format.id === file.format && format.version === file.formatVersion;
}

/** What was read along with a file, from what is kept of it. */
function nearOf(
  { name, assumptions, companions }: KeptSourceFile,
  open: (digest: string) => AsyncIterable<Buffer>,
): Near {
  const path = typeof assumptions['path'] === 'string' ? assumptions['path'] : name;
  const given: Given = {
    paths: [path, ...companions.map((companion) => companion.path)],
    taken: new Set(),
    open: async (asked) => {
      const found = companions.find((companion) => companion.path === asked);
      return found ? { name: asked, bytes: found.bytes, open: () => open(found.digest) } : null;
    },
  };
  return { path, given };
}
