import { AppError, type ErrorCode } from '../../../shared/contract/errors.ts';
import type { FileReport, ImportOptions } from '../../../shared/contract/imports.ts';
import { asAppError } from '../store/errors.ts';
import type { BatchWriter, Bulk, RefusedFacts, SourceFileFacts } from '../store/imports.ts';
import { gone, type InputFile } from './inputs.ts';
import type { Near } from './near.ts';
import { digestOf, isSmall, stage, stageRead, type StagedFile } from './originals.ts';
import type { Parser } from './parse-ahead.ts';
import type { FileAhead } from './parse-words.ts';
import type { ReadAhead } from './read-ahead.ts';
import { storeFile } from './store-file.ts';
import { startOf } from './text/encoding.ts';
import type { Tray } from './tray.ts';
import { isZip, mostZipLevels, openZip, tooDeep, type OpenZip } from './zip.ts';

export interface TakeContext {
  readonly batch: BatchWriter;
  readonly tray: Tray;
  readonly parser: Parser;
  readonly ahead: ReadAhead;
  /** Whether many small files are stored together. */
  readonly smallInBulk: Bulk;
  readonly options: ImportOptions;
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: number) => void;
  /** Told with how much of what was given is done, from 0 to 1. */
  readonly onMessages: (count: number, share: number) => void;
  /** Files that could not be read, until it is known whether another one reads them along. */
  readonly refusals: Refusal[];
  /** How many zips are open around this file; none where absent. */
  readonly zipLevel?: number;
}

export interface Refusal {
  readonly report: FileReport;
  readonly facts: RefusedFacts | null;
  readonly near: Near | undefined;
}

/** Takes one given file into the open batch: itself, or the logs in it where it is a zip. */
export async function takeInput(input: InputFile, context: TakeContext): Promise<FileReport[]> {
  const { batch, tray, signal, onBytes } = context;
  signal.throwIfAborted();
  if (isTaken(input.near)) return [companion(input.path)];
  let staged: StagedFile | null = null;
  try {
    const known = await knownDigest(input, context);
    if (known !== null) return [unchanged(input, known, context)];
    await tray.prepare();
    if (!isSmall(input.source)) context.parser.prepare();
    const found = await context.ahead.take(input);
    staged = tray.add(
      found
        ? stageRead(input.source.name, found, tray.originals)
        : await stage(input.source, tray.originals, signal, onBytes, input.disk),
    );
    if (found) onBytes(found.bytes.length);
    if (batch.isKnown(staged.digest)) return [unchanged(input, staged.digest, context)];
    // What was read ahead is none.
    if (!found && isZip(await startOf(staged.source, 4)))
      return await takeZip(input, staged, context);
    return [await storeGiven(input, staged, found, context)];
  } catch (cause) {
    return [refused(input.path, input.name, input.near, staged, cause, context)];
  }
}

async function storeGiven(
  { path: origin, name, near }: InputFile,
  staged: StagedFile,
  found: FileAhead | null,
  context: TakeContext,
): Promise<FileReport> {
  const stored = await storeFile({
    ...context,
    origin,
    name,
    near,
    staged,
    found,
    container: null,
  });
  return stored.report;
}

async function takeZip(
  input: InputFile,
  staged: StagedFile,
  context: TakeContext,
): Promise<FileReport[]> {
  const zip = await openZip(input);
  try {
    if (zip.workbook) return [await storeGiven(input, staged, null, context)];
    return await takeLogs(input, staged, zip, context);
  } finally {
    zip.close();
  }
}

async function takeLogs(
  input: InputFile,
  zipFile: StagedFile,
  zip: OpenZip,
  context: TakeContext,
): Promise<FileReport[]> {
  const { batch, tray, signal } = context;
  const reports: FileReport[] = [];
  let container: SourceFileFacts | number = containerFacts(input, zipFile, context.options);
  const all = zip.logs.reduce((sum, { source }) => sum + source.bytes, 0);
  let bytes = 0;
  for (const log of zip.logs) {
    const before = bytes;
    bytes += log.source.bytes;
    const inside: TakeContext = {
      ...context,
      onMessages: (count, share) =>
        context.onMessages(count, (before + share * log.source.bytes) / Math.max(1, all)),
    };
    signal.throwIfAborted();
    const origin = zip.logs.length === 1 ? input.path : `${input.path}/${log.name}`;
    // The zip is named for the chat where the log inside has the same name in every zip.
    const name = log.source.name === '_chat.txt' ? input.name : log.source.name;
    const near = { path: log.name, given: zip.given };
    if (isTaken(near)) {
      reports.push(companion(origin));
      continue;
    }
    let staged: StagedFile | null = null;
    try {
      if (log.refusal) throw log.refusal;
      staged = tray.add(await stage(log.source, tray.originals, signal, () => undefined));
      if (batch.isKnown(staged.digest)) {
        reports.push(unchanged({ path: origin, name, source: log.source }, staged.digest, context));
        continue;
      }
      if (isZip(await startOf(staged.source, 4))) {
        const inner = { path: origin, name, source: staged.source, near };
        reports.push(...(await takeInner(inner, staged, inside)));
        continue;
      }
      const file = { origin, name, near, staged, found: null, container };
      const stored = await storeFile({ ...inside, ...file });
      container = stored.containerId ?? container;
      reports.push(stored.report);
    } catch (cause) {
      reports.push(refused(origin, log.name, near, staged, cause, context));
    }
  }
  if (typeof container === 'number') await zipFile.keep();
  if (reports.length > 0) return reports;
  throw new AppError('unsupported-format', 'There is no chat log in this zip.');
}

/** A zip, or a spreadsheet, inside of a zip. */
function takeInner(
  input: InputFile,
  staged: StagedFile,
  context: TakeContext,
): Promise<FileReport[]> {
  const zipLevel = (context.zipLevel ?? 1) + 1;
  if (zipLevel > mostZipLevels) throw tooDeep(input.name);
  return takeZip(input, staged, { ...context, zipLevel });
}

function containerFacts(
  { name, path }: InputFile,
  staged: StagedFile,
  options: ImportOptions,
): SourceFileFacts {
  return {
    name,
    origin: path,
    digest: staged.digest,
    bytes: staged.source.bytes,
    format: 'zip',
    formatVersion: 1,
    encoding: 'binary',
    zone: options.zone,
    assumptions: {},
  };
}

/** The digest of bytes that the archive has, found without copying them; null where they may be new. */
async function knownDigest(
  { source, disk }: InputFile,
  { batch, signal, onBytes }: TakeContext,
): Promise<string | null> {
  if (!batch.hasFileOf(source.bytes)) return null;
  const digest = await digestOf(source, disk, signal);
  if (!batch.isKnown(digest)) return null;
  onBytes(source.bytes);
  return digest;
}

function unchanged(
  { name, path, source }: Pick<InputFile, 'name' | 'path' | 'source'>,
  digest: string,
  { batch, tray, options }: TakeContext,
): FileReport {
  tray.knownDigest = digest;
  const known = batch.addUnchanged({
    name,
    origin: path,
    digest,
    bytes: source.bytes,
    zone: options.zone,
  });
  return { path, ...known, status: 'unchanged', ...noCounts, error: null };
}

/** A file that cannot be read is told and left; anything that hinders the import itself is thrown on. */
function refused(
  path: string,
  name: string,
  near: Near | undefined,
  staged: StagedFile | null,
  cause: unknown,
  { options, signal, refusals }: TakeContext,
): FileReport {
  const known = asAppError(gone(cause, path));
  if (signal.aborted || !(known instanceof AppError) || !isAboutFile(known)) throw cause;
  const { code, message, details } = known;
  const error = { code, message, ...(details && { details: { ...details } }) };
  const report: FileReport = {
    path,
    format: null,
    encoding: null,
    status: 'refused',
    ...noCounts,
    error,
  };
  const facts = staged && {
    name,
    origin: path,
    digest: staged.digest,
    bytes: staged.source.bytes,
    zone: options.zone,
    error,
  };
  refusals.push({ report, facts, near });
  return report;
}

/**
 * Writes down what could not be read. A file that another one has read along with itself was no failure,
 * and is told as such.
 */
export function settleRefusals(refusals: readonly Refusal[], batch: BatchWriter): FileReport[] {
  const companions: FileReport[] = [];
  for (const { report, facts, near } of refusals) {
    // Where all that it belongs to is known already, nobody asks for it again.
    const isCompanion = isTaken(near) || (facts !== null && batch.isCompanion(facts.digest));
    if (isCompanion && report.error?.code === 'unsupported-format') companions.push(report);
    else if (facts) batch.addRefused(facts);
  }
  return companions;
}

export function companion(path: string): FileReport {
  return { path, format: null, encoding: null, status: 'companion', ...noCounts, error: null };
}

/** Whether a file is to be read at all, as far as can be told without reading it. */
export function isWanted({ source, near }: InputFile, batch: BatchWriter): boolean {
  return !isTaken(near) && !batch.hasFileOf(source.bytes);
}

function isTaken(near: Near | undefined): boolean {
  return near?.given.taken.has(near.path) ?? false;
}

const noCounts = {
  read: 0,
  new: 0,
  duplicate: 0,
  conflicting: 0,
  rejected: 0,
  system: 0,
  issues: 0,
} as const;

const aboutFiles: ReadonlySet<ErrorCode> = new Set([
  'unsupported-format',
  'damaged-file',
  'permission-denied',
  'not-found',
]);

function isAboutFile({ code }: AppError): boolean {
  return aboutFiles.has(code);
}
