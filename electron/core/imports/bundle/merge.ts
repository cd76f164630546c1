import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Topic } from '../../../../shared/contract/archive.ts';
import type { BundleMerged } from '../../../../shared/contract/bundles.ts';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { CorrectionChange, FileReport } from '../../../../shared/contract/imports.ts';
import { totalsOf } from '../../../../shared/domain/imports/totals.ts';
import type { Core } from '../../core.ts';
import { caseFileDigests, type ImportedFile } from '../../store/bundle-records.ts';
import type { PortableBatch } from '../../store/bundles.ts';
import { afterImport } from '../after-import.ts';
import { correctImports } from '../correct.ts';
import { stage, syncFiles } from '../originals.ts';
import { makeIdentity } from './manifest.ts';
import { replayBatch } from './replay.ts';
import { unpackBundle, type OpenBundle } from './unpack.ts';

/**
 * Takes in another archive's bundle: first it is proven whole, then its batches are imported as they were
 * there, then what people decided is laid over what they decided here, the later word holding. A merge
 * that is interrupted goes on when it is done again.
 */
export async function mergeBundle(
  core: Core,
  path: string,
  signal: AbortSignal,
): Promise<BundleMerged> {
  const { bundles } = core.store;
  await removeLeftovers(core.folder);
  const folder = join(core.folder, `${temporary}${randomBytes(8).toString('hex')}`);
  await mkdir(folder, { recursive: true });
  try {
    const key = core.shelves.originals.key && randomBytes(32);
    const bundle = await unpackBundle(path, folder, key, signal);
    const { archiveId } = await bundles.identity(makeIdentity);
    const corrected = await takeCorrections(core, archiveId, bundle, signal);
    const { files, known, merged } = await takeBatches(core, archiveId, bundle, signal);
    await settle(core, signal);
    await takeCaseFiles(core, bundle, signal);
    const { conflicts, ...deeds } = await bundles.receive(
      archiveId,
      bundle.deeds,
      bundle.roles,
      core.clock.now(),
    );
    await takeStandings(core, archiveId);
    await settle(core, signal);
    const { archive, createdAt, createdBy } = bundle.manifest;
    return {
      archive,
      createdAt,
      createdBy,
      batches: { merged, known },
      files,
      totals: totalsOf(files),
      corrected,
      deeds,
      conflicts: conflicts.map((conflict) => ({ ...conflict })),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
    core.changes.publish('changed', {
      topics,
    });
  }
}

const temporary = '.merge-';

/** What a bundle may bring. */
const topics: Topic[] = [
  'archive',
  'messages',
  'promises',
  'disputes',
  'answers',
  'evidence',
  'orders',
  'persons',
  'shifts',
  'settings',
];

/** What an interrupted merge has laid out. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith(temporary)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function takeBatches(
  core: Core,
  archiveId: string,
  bundle: OpenBundle,
  signal: AbortSignal,
): Promise<{ files: FileReport[]; merged: number; known: number }> {
  const files: FileReport[] = [];
  let merged = 0;
  let known = 0;
  for (const batch of bundle.batches) {
    signal.throwIfAborted();
    if (batch.origin.archive === archiveId || (await core.store.bundles.knowsBatch(batch.origin))) {
      known++;
      continue;
    }
    const reports = await replayBatch(core, batch, bundle, signal);
    const told = reports.flatMap((report) => report.files);
    if (told.some(({ status }) => status === 'imported')) merged++;
    else known++;
    files.push(...told);
  }
  return { files, merged, known };
}

/** Files that are here too and were set right there later than here. */
async function takeCorrections(
  core: Core,
  archiveId: string,
  bundle: OpenBundle,
  signal: AbortSignal,
): Promise<number> {
  const local = new Map<string, Read>();
  for (const read of readsIn(await core.store.bundles.batches(archiveId, 0))) {
    local.set(read.file.digest, read);
  }
  let corrected = 0;
  for (const theirs of readsIn(bundle.batches)) {
    const ours = local.get(theirs.file.digest);
    if (!ours || ours.file.format === 'zip') continue;
    for (const { change, at } of changesTo(ours, theirs)) {
      const target = { digest: theirs.file.digest };
      // What was said later there, or here meanwhile, is later than this, whenever this is heard.
      const by = { actor: bundle.manifest.createdBy, at };
      const { changedMessages } = await correctImports(core, { target, change, ...by }, signal);
      if (changedMessages > 0) corrected++;
    }
  }
  return corrected;
}

/** A file as an archive reads it, and when it was imported. */
interface Read {
  readonly file: ImportedFile;
  readonly at: number;
}

function readsIn(batches: readonly PortableBatch[]): Read[] {
  return batches.flatMap(({ files, finishedAt }) =>
    files.map((file) => ({ file, at: finishedAt })),
  );
}

/** What is read otherwise there by a later word: the zone and the order of days each by their own. */
function changesTo(
  ours: Read,
  theirs: Read,
): readonly { readonly change: CorrectionChange; readonly at: number }[] {
  const changes: { change: CorrectionChange; at: number }[] = [];
  const zone = zoneOf(theirs);
  if (isLater(zone, zoneOf(ours)))
    changes.push({ change: { kind: 'zone', value: theirs.file.zone }, at: zone.at });
  const order = orderOf(theirs);
  if (isOrder(order.value) && isLater(order, orderOf(ours)))
    changes.push({ change: { kind: 'date-order', value: order.value }, at: order.at });
  return changes;
}

/** How a file is read in one respect. */
interface Word {
  readonly value: string;
  /** When it was said; UTC ms. */
  readonly at: number;
  /** By a person who set it right, not as it was imported. */
  readonly isCorrected: boolean;
}

function zoneOf({ file, at }: Read): Word {
  return wordOf(file.zone, file.zoneAt ?? file.correctedAt ?? 0, at);
}

function orderOf({ file, at }: Read): Word {
  const { dateOrder = '' } = file.assumptions;
  return wordOf(String(dateOrder), file.dateOrderAt ?? file.correctedAt ?? 0, at);
}

function wordOf(value: string, correctedAt: number, importedAt: number): Word {
  const isCorrected = correctedAt > 0;
  return { value, at: isCorrected ? correctedAt : importedAt, isCorrected };
}

/** What a person set right holds over what was given at the import; the later over the earlier. */
function isLater(theirs: Word, ours: Word): boolean {
  if (theirs.value === ours.value) return false;
  if (theirs.isCorrected !== ours.isCorrected) return theirs.isCorrected;
  // In the same moment it does not matter which, if only it is the same one for both.
  return theirs.at === ours.at ? theirs.value > ours.value : theirs.at > ours.at;
}

function isOrder(value: string): value is 'DMY' | 'MDY' | 'YMD' {
  return value === 'DMY' || value === 'MDY' || value === 'YMD';
}

/** Files that people added to cases lie with the attachments before a case tells of them. */
async function takeCaseFiles(
  { shelves }: Core,
  bundle: OpenBundle,
  signal: AbortSignal,
): Promise<void> {
  for (const digest of new Set(caseFileDigests(bundle.deeds))) {
    const source = { name: digest, ...bundle.attachment(digest) };
    const { keep, keptAs } = await stage(source, shelves.attachments, signal, () => undefined);
    await keep();
    await syncFiles([keptAs() ?? []].flat());
  }
}

/** Withdraws and restores as the others' later words say, in their name and at their time. */
async function takeStandings({ store }: Core, archiveId: string): Promise<void> {
  for (const standing of await store.bundles.standings(archiveId)) {
    const { batchId, reason, at, actor, isChange } = standing;
    const by = { at, actor };
    if (isChange && reason === null) await store.imports.restore(batchId, by);
    if (isChange && reason !== null) await store.imports.withdraw(batchId, reason, by);
    await store.bundles.settled(standing);
  }
}

async function settle(core: Core, signal: AbortSignal): Promise<void> {
  for (const step of afterImport) for await (const _ of step.run(core, signal));
  if (signal.aborted)
    throw new AppError('cancelled', 'The merge was stopped; do it again to end it.');
}
