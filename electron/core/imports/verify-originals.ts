import { createHash } from 'node:crypto';
import type { Verification } from '../../../shared/contract/archive.ts';
import type { Core } from '../core.ts';
import type { ArchiveStore, KeptSourceFile, RowAtPosition } from '../store/archive.ts';
import type { ParsedMessage } from '../store/import-records.ts';
import { openKept, type Shelf } from './originals.ts';
import { parseOptionsOf } from './read-file.ts';
import { isReadAsBefore, readKept } from './read-kept.ts';

type Finding = Verification['findings'][number];

/**
 * Every original and attachment against its digest, and every row against the bytes that it came from,
 * read anew by today's importer with the assumptions of the day.
 */
export async function verifyOriginals(
  { shelves, store }: Core,
  signal?: AbortSignal,
): Promise<{ originals: number; findings: Finding[] }> {
  const findings: Finding[] = [];
  const files = await store.archive.keptSourceFiles();
  const { originals, attachments } = shelves;
  for (const file of files) {
    signal?.throwIfAborted();
    const subject = `source file ${file.sourceFileId} (${file.name})`;
    const open = (): AsyncIterable<Buffer> => openKept(originals, file.digest);
    const wrong = await wrongBytes(open, file.digest);
    for (const { path, digest } of file.companions) {
      const detail = await wrongBytes(() => openKept(originals, digest), digest);
      if (detail) findings.push({ code: 'original', subject: `${subject}, ${path}`, detail });
    }
    if (wrong) findings.push({ code: 'original', subject, detail: wrong });
    else if (file.format !== 'zip') {
      for await (const detail of wrongRows(store.archive, file, originals)) {
        findings.push({ code: 'row', subject, detail });
      }
    }
  }
  for (const { digest } of await store.archive.keptAttachments()) {
    signal?.throwIfAborted();
    const detail = await wrongBytes(() => openKept(attachments, digest), digest);
    if (detail) findings.push({ code: 'attachment', subject: digest, detail });
  }
  return { originals: files.length, findings };
}

async function wrongBytes(
  open: () => AsyncIterable<Buffer>,
  digest: string,
): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of open()) hash.update(chunk);
  } catch (cause) {
    return `cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
  const found = hash.digest('hex');
  return found === digest ? null : `has the digest ${found} instead of ${digest}`;
}

async function* wrongRows(
  archive: ArchiveStore,
  file: KeptSourceFile,
  originals: Shelf,
): AsyncGenerator<string> {
  const { readable, options } = await readKept(originals, file);
  let read = 0;
  try {
    if (!isReadAsBefore(file, readable)) return;
    for await (const events of readable.parse(parseOptionsOf(options))) {
      const messages = events.filter((event) => event.type === 'message');
      read += messages.length;
      yield* wrongIn(archive, file.sourceFileId, messages);
    }
  } finally {
    await readable.close();
  }
  const kept = await archive.countRows(file.sourceFileId);
  if (kept !== read) yield `${kept} rows where the file has ${read} records`;
}

async function* wrongIn(
  archive: ArchiveStore,
  sourceFileId: number,
  messages: readonly ParsedMessage[],
): AsyncGenerator<string> {
  if (messages.length === 0) return;
  const positions = messages.map(({ position }) => position);
  const from = positions.reduce((least, position) => Math.min(least, position));
  const to = positions.reduce((most, position) => Math.max(most, position));
  const rows = Map.groupBy(
    await archive.rowsBetween(sourceFileId, from, to),
    ({ position }) => position,
  );
  for (const message of messages) {
    const same = (row: RowAtPosition): boolean =>
      row.text === message.text && row.sender === message.sender && row.timeRaw === message.timeRaw;
    const found = rows.get(message.position)?.some(same) ?? false;
    if (!found) yield `line ${message.position} does not stand in the archive as it was written`;
  }
}
