import { IANAZone } from 'luxon';
import { AppError } from '../../../shared/contract/errors.ts';
import type {
  CorrectionChange,
  CorrectionProgress,
  ImportOptions,
} from '../../../shared/contract/imports.ts';
import type { Role } from '../../../shared/model/message.ts';
import type { Core } from '../core.ts';
import type { KeptSourceFile } from '../store/archive.ts';
import type { ParsedMessage } from '../store/import-records.ts';
import type { CorrectionTarget, CorrectionWriter } from '../store/imports.ts';
import { asAppError } from '../store/errors.ts';
import type { ProgressReporter } from '../system/progress.ts';
import { fingerprinter } from './fingerprint.ts';
import type { ParsedEvent } from './format.ts';
import { joinSessions } from './join-sessions.ts';
import { parseOptionsOf } from './read-file.ts';
import { isReadAsBefore, readKept } from './read-kept.ts';

export interface CorrectionRequest {
  readonly target: CorrectionTarget;
  readonly change: CorrectionChange;
  /** Names that are the shop's no longer, beside those on record with the files. */
  readonly formerly?: readonly string[];
  readonly actor: string;
  /** When it was decided, where that was not now; UTC ms. */
  readonly at?: number;
}

export type CorrectionStep = Omit<Extract<CorrectionProgress, { type: 'progress' }>, 'type'>;

export interface CorrectionResult {
  readonly changedMessages: number;
  readonly conversationIds: readonly string[];
}

/**
 * Reads the originals of a batch, or of all that asked a question, anew under another assumption, and
 * corrects their messages: same ids, same positions, what was before written down. Files that hold the
 * same messages go along. Throws `conflict` where a file itself says otherwise; nothing is changed then.
 */
export async function correctImports(
  core: Core,
  { target, change, formerly = [], actor, at = core.clock.now() }: CorrectionRequest,
  signal: AbortSignal | undefined,
  progress: ProgressReporter<CorrectionStep> = untold,
): Promise<CorrectionResult> {
  const { imports, archive } = core.store;
  mustBeZone(change);
  const own = await imports.filesOf(target);
  const wanted = new Set(change.kind === 'own-account' ? own : await imports.linkedFiles(own));
  const kept = (await archive.keptSourceFiles()).filter(
    ({ sourceFileId, format }) => wanted.has(sourceFileId) && format !== 'zip',
  );
  const value = change.kind === 'own-account' ? change.agents.join(', ') : change.value;
  const by = { actor, at };
  const passes = (file: KeptSourceFile): number => (isToBeTried(file, change) ? 2 : 1);
  const total = kept.reduce((sum, file) => sum + file.records * passes(file), 0);
  let done = 0;
  const onRead = (): void => {
    signal?.throwIfAborted();
    done++;
    progress.tell(() => ({ stage: 'reading', done: Math.min(done, total), total }));
  };
  // What needs nothing but the originals is read first: while the writer is held, others wait for it.
  const reading =
    change.kind === 'own-account'
      ? sideTaker(core, kept, change.agents, formerly, onRead)
      : retimer(core, kept, change, onRead);
  const work = await reading.catch((cause: unknown) => Promise.reject(asAppError(cause)));
  const onPlaced = (placed: number, all: number): void => {
    signal?.throwIfAborted();
    progress.tell(() => ({ stage: 'storing', done: placed, total: all }));
  };
  const facts = { kind: change.kind, target, value };
  const effect = await imports.correct(facts, by, work, joinSessions, onPlaced);
  return {
    changedMessages: effect?.messages ?? 0,
    conversationIds: effect?.conversationIds ?? [],
  };
}

const untold: ProgressReporter<CorrectionStep> = { tell: () => undefined };

function mustBeZone(change: CorrectionChange): void {
  if (change.kind !== 'zone' || IANAZone.isValidZone(change.value)) return;
  throw new AppError('invalid-input', 'There is no such time zone.', { zone: change.value });
}

type TimeChange = Exclude<CorrectionChange, { kind: 'own-account' }>;

type Work = (writer: CorrectionWriter) => Promise<void>;

async function retimer(
  core: Core,
  files: readonly KeptSourceFile[],
  change: TimeChange,
  onRead: () => void,
): Promise<Work> {
  const open = new Set<KeptSourceFile>();
  for (const file of files) {
    if (!isToBeTried(file, change) || (await takesOrder(core, file, change, onRead)))
      open.add(file);
  }
  return async (writer) => {
    for (const file of files) await retime(core, file, change, open.has(file), writer, onRead);
  };
}

/** Places every message of a file at the time that it has under the new assumption. */
async function retime(
  core: Core,
  file: KeptSourceFile,
  change: TimeChange,
  isOpen: boolean,
  writer: CorrectionWriter,
  onRead: () => void,
): Promise<void> {
  const changed = isOpen ? optionOf(change) : {};
  const { readable, options } = await readKept(core.shelves.originals, file, changed);
  try {
    if (!isReadAsBefore(file, readable)) {
      if (isOpen) throw readOtherwise(file);
      return;
    }
    const fingerprint = fingerprinter();
    for await (const events of readable.parse(parseOptionsOf(options))) {
      for (const event of events) {
        if (event.type === 'session') writer.placeSession(file.sourceFileId, event);
        if (event.type === 'conversation' && event.isNewExport) fingerprint.beginExport();
        if (event.type !== 'message') continue;
        onRead();
        const found = writer.find(file.sourceFileId, event);
        if (!found) throw saysOtherwise(file);
        writer.place(event, fingerprint.of(event, found.conversationId, found.handle));
      }
    }
  } finally {
    await readable.close();
  }
  const { assumed: _, ...assumptions } = file.assumptions;
  const now =
    isOpen && change.kind === 'date-order'
      ? { ...assumptions, dateOrder: change.value }
      : file.assumptions;
  writer.finishFile(file.sourceFileId, options.zone, now);
}

function optionOf({ kind, value }: TimeChange): Partial<ImportOptions> {
  return kind === 'zone' ? { zone: value } : { dateOrder: value };
}

/** Whether a first reading must show if an order of day and month may be told; one told before may. */
function isToBeTried({ assumptions }: KeptSourceFile, { kind }: CorrectionChange): boolean {
  const { dateOrder, assumed } = assumptions;
  return kind === 'date-order' && dateOrder === undefined && assumed === undefined;
}

/**
 * Whether an order of day and month may be told for a file that was told none, and changes anything.
 * Those that cannot be read so keep what they show themselves.
 */
async function takesOrder(
  core: Core,
  file: KeptSourceFile,
  change: TimeChange,
  onRead: () => void,
): Promise<boolean> {
  const [before, after] = [messagesOf(core, file, {}), messagesOf(core, file, optionOf(change))];
  let changes = false;
  try {
    for (;;) {
      const [one, other] = [await before.next(), await after.next()];
      onRead();
      if (one.done || other.done) return changes && one.done === other.done;
      if (!isAlike(one.value, other.value)) return false;
      changes ||= one.value.wallClock !== other.value.wallClock;
    }
  } finally {
    await before.return();
    await after.return();
  }
}

async function* messagesOf(
  core: Core,
  file: KeptSourceFile,
  changed: Partial<ImportOptions>,
): AsyncGenerator<ParsedMessage, void, undefined> {
  const { readable, options } = await readKept(core.shelves.originals, file, changed);
  try {
    for await (const events of readable.parse(parseOptionsOf(options))) {
      for (const event of events) if (event.type === 'message') yield event;
    }
  } finally {
    await readable.close();
  }
}

function isAlike(one: ParsedMessage, other: ParsedMessage): boolean {
  return (
    one.position === other.position &&
    one.sender === other.sender &&
    one.text === other.text &&
    one.timeRaw === other.timeRaw
  );
}

async function sideTaker(
  core: Core,
  files: readonly KeptSourceFile[],
  agents: readonly string[],
  formerly: readonly string[],
  onRead: () => void,
): Promise<Work> {
  const before = new Set(formerly);
  const told = new Map<string, Role>();
  for (const file of files) for (const agent of agentsOf(file)) before.add(agent);
  // What a format says of a side matters only to those who no longer are the shop's.
  for (const file of before.size > 0 ? files : []) {
    const { readable, options } = await readKept(core.shelves.originals, file, { agents: [] });
    try {
      for await (const events of readable.parse(parseOptionsOf(options))) {
        for (const event of events) {
          onRead();
          rememberRole(told, event);
        }
      }
    } finally {
      await readable.close();
    }
  }
  const sourceFileIds = files.map(({ sourceFileId }) => sourceFileId);
  return async (writer) =>
    writer.takeSides({ files: sourceFileIds, own: agents, formerly: [...before], told });
}

function rememberRole(told: Map<string, Role>, event: ParsedEvent): void {
  if (event.type === 'message' && event.role !== 'unknown') told.set(event.handle, event.role);
}

function agentsOf({ assumptions: { agents } }: KeptSourceFile): string[] {
  return Array.isArray(agents) ? agents.filter((agent) => typeof agent === 'string') : [];
}

function saysOtherwise({ name }: KeptSourceFile): AppError {
  return new AppError('conflict', 'The file itself says otherwise: it cannot be read so.', {
    name,
  });
}

function readOtherwise({ name }: KeptSourceFile): AppError {
  const message = 'Another version of Keptword has read this file; import it once more instead.';
  return new AppError('conflict', message, { name });
}
