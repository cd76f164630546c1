import { AppError } from '../../../shared/contract/errors.ts';
import type { FileReport, ImportOptions } from '../../../shared/contract/imports.ts';
import type { BatchWriter, Bulk, FileWriter, SameChat, SourceFileFacts } from '../store/imports.ts';
import { fingerprinter } from './fingerprint.ts';
import type { ParsedQuestion, ParseOptions } from './format.ts';
import type { ParsedMessage } from '../store/import-records.ts';
import { findSameChats } from './merge/find-same-chats.ts';
import { attachmentType } from './attachment-type.ts';
import { embeddedFiles, type Embedded } from './embedded.ts';
import { attachmentNear, type Near } from './near.ts';
import { stage, type StagedFile } from './originals.ts';
import { mappingOf, withPreset } from './mapping.ts';
import { doubtfulZone } from './questions.ts';
import type { Parser } from './parse-ahead.ts';
import type { FileAhead, OpenedFile } from './parse-words.ts';
import { parseOptionsOf } from './read-file.ts';
import type { ByteSource } from './text/encoding.ts';
import type { Tray } from './tray.ts';

export interface StoreFileRequest {
  readonly batch: BatchWriter;
  readonly tray: Tray;
  readonly parser: Parser;
  readonly options: ImportOptions;
  readonly signal: AbortSignal;
  /** As shown to the person. */
  readonly origin: string;
  /** For detection and titles. */
  readonly name: string;
  readonly staged: StagedFile;
  readonly container: SourceFileFacts | number | null;
  /** What was given along with it; undefined for pasted text. */
  readonly near: Near | undefined;
  /** How it is stored where it is a small one. */
  readonly smallInBulk: Bulk;
  /** What was read of it before its turn. */
  readonly found: FileAhead | null;
  /** Told with how much of the file was read for them, from 0 to 1. */
  readonly onMessages: (count: number, share: number) => void;
}

export interface StoredFile {
  readonly report: FileReport;
  readonly containerId: number | null;
}

/** Reads one staged text file into the open batch. What it throws has left nothing of the file behind. */
export async function storeFile(request: StoreFileRequest): Promise<StoredFile> {
  let mayMerge = true;
  let inBulk: Bulk = request.staged.copy === null ? request.smallInBulk : 'file';
  for (;;) {
    const done = await storeOnce(request, mayMerge, inBulk);
    if ('report' in done) return done;
    if (done.repeats) {
      inBulk = null;
      continue;
    }
    // Read again, its messages go to the conversations that the archive has them in.
    for (const chat of done.sameChats) request.batch.link(chat);
    mayMerge = false;
  }
}

/** Nothing of a file was stored, and it is to be read again. */
interface Again {
  /** Messages that it tells more than once are not for storing in bulk. */
  readonly repeats: boolean;
  /** Chats of the file that are known under other keys. */
  readonly sameChats: readonly SameChat[];
}

async function storeOnce(
  request: StoreFileRequest,
  mayMerge: boolean,
  inBulk: Bulk,
): Promise<StoredFile | Again> {
  const { batch, origin, name, staged } = request;
  const companions: Companion[] = [];
  const copyBeside = async (path: string, found: ByteSource): Promise<StagedFile> => {
    const known = companions.find((each) => each.path === path);
    if (known) return known.staged;
    const { tray, signal } = request;
    const copy =
      keptBeside(request.near, path) ??
      tray.add(await stage(found, tray.originals, signal, () => undefined));
    companions.push({ path, staged: copy });
    return copy;
  };
  const { parser, near, found } = request;
  const file = await parser.open(staged, name, request.options, near, copyBeside, found);
  const options = withPreset(request.options, file.preset);
  const { format, decoding } = file;
  const doubt = doubtfulZone(file, options);
  const zone = (doubt && batch.remembered('zone', doubt.subject)) ?? options.zone;
  const facts: SourceFileFacts = {
    name,
    origin,
    digest: staged.digest,
    bytes: staged.source.bytes,
    format: format.id,
    formatVersion: format.version,
    encoding: decoding.encoding,
    zone,
    assumptions: {
      confidence: file.confidence,
      forcedEncoding: !decoding.strict,
      path: request.near?.path ?? name,
      ...given(options),
    },
  };
  const opened = { file, facts, options, doubt, companions, mayMerge, inBulk };
  // What was read ahead is in memory, whole: it can be stored at any time.
  const again = async (): Promise<void> => {
    const done = await writeFile({ ...request, onMessages: () => undefined }, opened, null);
    if (!('report' in done)) throw new AppError('internal', 'A file was not stored as before.');
  };
  try {
    return await writeFile(request, opened, isQuickAgain(request) ? again : null);
  } finally {
    await file.close();
  }
}

/** A file that is to be written, and how. */
interface Opened {
  readonly file: OpenedFile;
  readonly facts: SourceFileFacts;
  readonly options: ImportOptions;
  readonly doubt: ReturnType<typeof doubtfulZone>;
  /** Filled while it is parsed. */
  readonly companions: readonly Companion[];
  readonly mayMerge: boolean;
  readonly inBulk: Bulk;
}

/** Whether a file can be stored once more from what was read ahead, and with nothing beside it. */
function isQuickAgain({ found, container }: StoreFileRequest): boolean {
  return found !== null && container === null && !found.hasAttachments;
}

async function writeFile(
  request: StoreFileRequest,
  { file, facts, options, doubt, companions, mayMerge, inBulk }: Opened,
  again: (() => Promise<void>) | null,
): Promise<StoredFile | Again> {
  const { batch, origin, staged, container, tray } = request;
  const { format, decoding } = file;
  const { zone } = facts;
  const writer = batch.openFile(facts, container, inBulk, again);
  const mark = tray.mark();
  const embedded = embeddedFiles(format, staged.source, tray, request.signal);
  try {
    const questions = (subject: string): string => `${format.id}:${subject}`;
    const parse = (changed: Partial<ParseOptions>) =>
      file.parse({ ...parseOptionsOf(options), zone, ...changed });
    const { read, hasLocalTimes } = await storeEvents(
      { ...request, embedded, share: () => file.position() / Math.max(1, staged.source.bytes) },
      writer,
      parse,
      questions,
    );
    const repeats = !writer.endBulk();
    const sameChats = repeats ? [] : findSameChats(writer, mayMerge);
    if (repeats || sameChats.length > 0) {
      await writer.undo();
      await tray.discardSince(mark);
      return { repeats, sameChats };
    }
    for (const { path, staged: copy } of companions) {
      if (copy.keptAs() === null) await copy.keep();
      writer.addCompanion(path, { digest: copy.digest, bytes: copy.source.bytes });
    }
    if (doubt && hasLocalTimes) {
      writer.addQuestion('zone', doubt.subject, doubt.choices, options.zone);
    }
    // While it can still be taken back: where its bytes cannot be kept, a file is refused.
    await staged.keep();
    const { new: added, restored, sessions, ...counts } = await writer.finish(read);
    rememberBeside(request.near, companions);
    return {
      containerId: writer.containerId,
      report: {
        path: origin,
        format: format.id,
        encoding: decoding.encoding,
        status: 'imported',
        new: added,
        ...counts,
        ...(restored > 0 && { restored }),
        ...(sessions > 0 && { sessions }),
        error: null,
      },
    };
  } catch (cause) {
    await writer.undo();
    await tray.discardSince(mark);
    throw cause;
  } finally {
    await embedded.close();
  }
}

/** A list of users may be read along with thousands of days: one copy of it is kept for all. */
const besides = new WeakMap<Near['given'], Map<string, StagedFile>>();

function keptBeside(near: Near | undefined, path: string): StagedFile | undefined {
  return near && besides.get(near.given)?.get(path);
}

/** Only of files that were stored: what a refused one has laid down is taken back. */
function rememberBeside(near: Near | undefined, companions: readonly Companion[]): void {
  if (!near || companions.length === 0) return;
  const kept = besides.get(near.given) ?? new Map<string, StagedFile>();
  for (const { path, staged } of companions) kept.set(path, staged);
  besides.set(near.given, kept);
}

/** A file that was read along with another, and is kept with it. */
interface Companion {
  readonly path: string;
  readonly staged: StagedFile;
}

type Parse = (changed: Partial<ParseOptions>) => ReturnType<OpenedFile['parse']>;

interface Reading extends StoreFileRequest {
  readonly embedded: Embedded;
  readonly share: () => number;
}

async function storeEvents(
  request: Reading,
  writer: FileWriter,
  parse: Parse,
  subjectOf: (title: string) => string,
): Promise<{ readonly read: number; readonly hasLocalTimes: boolean }> {
  const fingerprint = fingerprinter();
  let read = 0;
  let hasLocalTimes = false;
  let title = request.name;
  let answered: Partial<ParseOptions> | null = null;
  for await (const events of parse({})) {
    request.signal.throwIfAborted();
    let messages = 0;
    for (const event of events) {
      switch (event.type) {
        case 'message':
          read++;
          hasLocalTimes ||= event.zone !== null;
          writer.addMessage(
            event,
            fingerprint.of(event, writer.conversationId(event), writer.handleOf(event)),
          );
          if (event.attachments.length > 0) await storeAttachments(request, writer, event);
          messages++;
          break;
        case 'conversation':
          title = event.key;
          writer.addConversation(event);
          if (event.isNewExport) fingerprint.beginExport();
          break;
        case 'issue':
          if (event.rejected) read++;
          writer.addIssue(event);
          break;
        case 'session':
          writer.addSession(event);
          break;
        case 'question':
          answered ??= recall(request.batch, event, subjectOf(title));
          writer.assume(answered ?? { assumed: { [event.id]: event.assumed } });
          writer.addQuestion(event.id, subjectOf(title), event.choices, event.assumed);
          break;
      }
    }
    // Questions come before the first message, so nothing is stored twice by reading anew.
    if (answered) {
      const again = parse(answered);
      return storeEvents(request, writer, () => again, subjectOf);
    }
    request.onMessages(messages, request.share());
  }
  return { read, hasLocalTimes };
}

/** What a person has answered to a file's question before, where it differs from what was assumed. */
function recall(
  batch: BatchWriter,
  question: ParsedQuestion,
  subject: string,
): Partial<ParseOptions> | null {
  const answer = batch.remembered(question.id, subject);
  if (answer === null || question.id !== 'date-order') return null;
  return { dateOrder: answer as NonNullable<ParseOptions['dateOrder']> };
}

async function storeAttachments(
  request: Reading,
  writer: FileWriter,
  message: ParsedMessage,
): Promise<void> {
  for (const name of message.attachments) {
    const file = (await request.embedded.find(name)) ?? (await fileNear(request, name));
    if (!file) {
      writer.addAttachment(name, null);
      if (request.near) writer.addIssue(missing(message, name));
      continue;
    }
    writer.addAttachment(name, {
      digest: file.digest,
      bytes: file.source.bytes,
      mime: await attachmentType(file.source, name),
    });
  }
}

async function fileNear(
  { tray, near, signal }: StoreFileRequest,
  name: string,
): Promise<StagedFile | null> {
  const source = near ? await attachmentNear(near, name) : null;
  if (!source) return null;
  const file = tray.add(await stage(source, tray.attachments, signal, () => undefined));
  await file.keep();
  return file;
}

function missing(message: ParsedMessage, name: string) {
  const excerpt = name.slice(0, 200);
  return {
    line: message.position,
    reason: 'attachment-missing',
    excerpt,
    rejected: false,
  } as const;
}

function given(options: ImportOptions): Record<string, unknown> {
  const { dateOrder, agents } = options;
  return { agents, ...(dateOrder && { dateOrder }), ...mappingOf(options) };
}
