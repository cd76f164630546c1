import type { Database } from 'better-sqlite3';
import type {
  BatchFacts,
  BatchWriter,
  FileCounts,
  SourceFileFacts,
  UnchangedFacts,
} from '../imports.ts';
import { accountBook } from './accounts.ts';
import { link } from './import-aliases.ts';
import { batchBulk } from './import-bulk-batch.ts';
import { conversationBook } from './import-conversations.ts';
import { fileStatements } from './import-file-statements.ts';
import { fileWriter } from './import-file.ts';
import { openSavepoints } from './import-savepoints.ts';
import { preparingOnce } from './prepare.ts';
import { fileStands } from './import-withdraw-standing.ts';
import { sessionJoining } from './session-joins.ts';
import { shopNamed } from './shops.ts';

/** Opens a batch inside of a transaction that is already open. `close` completes its row. */
export function openBatch(
  connection: Database,
  facts: BatchFacts,
): BatchWriter & { close(): void; giveUp(): void } {
  const db = preparingOnce(connection);
  const shopId = facts.shop === null ? null : shopNamed(db, facts.shop);
  const { lastInsertRowid } = db
    .prepare(`
      INSERT INTO import_batches (started_at, finished_at, actor, machine, program_version, zone,
        shop_id, new_count, duplicate_count, issue_count, refused_count)
      VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0)`)
    .run(
      facts.startedAt,
      facts.startedAt,
      facts.actor,
      facts.machine,
      facts.programVersion,
      facts.zone,
      shopId,
    );
  const batchId = Number(lastInsertRowid);
  const accounts = accountBook(db);
  const conversations = conversationBook(db, (name) => shopNamed(db, name), shopId);
  const known = db.prepare<[string], KnownFile>(`
    SELECT id, format, encoding
    FROM source_files AS f
    WHERE digest = ?
      AND status = 'imported'
      AND ${fileStands}
    ORDER BY id DESC
    LIMIT 1`);
  const within = db.prepare<[number], WithinFile>(`
    SELECT name, origin, digest, bytes, format, encoding, zone
    FROM source_files
    WHERE container_id = ?
    ORDER BY id`);
  const answered = db.prepare<[string, string], { answer: string | null }>(`
    SELECT answer
    FROM import_questions
    WHERE kind = ?
      AND subject = ?`);
  const sizes = new Set(
    db
      .prepare<[], number>(`
        SELECT DISTINCT bytes
        FROM source_files
        WHERE status = 'imported'`)
      .pluck()
      .all(),
  );
  const companion = db.prepare<[string], unknown>(`
    SELECT 1
    FROM source_file_companions
    WHERE digest = ?
    LIMIT 1`);
  const totals = { new: 0, duplicate: 0, issues: 0, refused: 0 };
  const agents = new Set(facts.agents);
  const insert = sourceFileInserter(db, batchId);
  const sql = fileStatements(db);
  const bulk = batchBulk(db);
  let before = { ...totals };
  let isInBulk = false;
  const savepoints = openSavepoints(db, {
    onBegin() {
      before = { ...totals };
      if (isInBulk) bulk.beginFiles();
      else bulk.leave();
    },
    onEnd: bulk.endFiles,
    onUndone() {
      Object.assign(totals, before);
      bulk.undoFiles();
      accounts.forget();
      conversations.forget();
    },
  });

  return {
    batchId: String(batchId),
    isKnown: (digest) => known.get(digest) !== undefined,
    isCompanion: (digest) => companion.get(digest) !== undefined,
    hasFileOf: (bytes) => sizes.has(bytes),
    remembered: (kind, subject) => answered.get(kind, subject)?.answer ?? null,
    openFile(file, container, inBulk, again) {
      isInBulk = inBulk === 'batch';
      savepoints.begin(file.bytes, isInBulk ? again : null);
      const count = (counts: FileCounts): void => {
        totals.new += counts.new;
        totals.duplicate += counts.duplicate;
        totals.issues += counts.issues;
      };
      const containerId =
        typeof container === 'object' && container !== null
          ? insert(container, null, 'imported')
          : container;
      const sourceFileId = insert(file, containerId, 'imported');
      const { format } = file;
      return fileWriter({
        db,
        sql,
        sourceFileId,
        containerId,
        format,
        accounts,
        conversations,
        agents,
        inBulk,
        batchBulk: bulk,
        savepoints,
        count,
      });
    },
    link(chat) {
      savepoints.end();
      const { shop } = chat.made;
      link(db, batchId, shop === null ? shopId : shopNamed(db, shop), chat);
      // What was stored once more has looked for other names, and found none yet.
      conversations.forget();
    },
    addRefused({ error, ...file }) {
      savepoints.end();
      totals.refused++;
      insert({ ...file, ...unread }, null, 'refused', error);
    },
    addUnchanged(file) {
      savepoints.end();
      const before = known.get(file.digest);
      if (!before) throw new Error('The bytes of this file are not known.');
      const { id, format, encoding } = before;
      const inserted = insert(unreadAs(file, before), null, 'unchanged');
      const logs = format === 'zip' ? within.all(id) : [];
      for (const log of logs) insert(unreadAs(log, log), inserted, 'unchanged');
      return { format, encoding };
    },
    endBulk() {
      savepoints.end();
      bulk.leave();
    },
    hasTouched: () => !conversations.touched().isEmpty(),
    sessionJoining: () => sessionJoining(db, batchId, conversations.touched()),
    giveUp: bulk.giveUp,
    close() {
      db.prepare(`
        UPDATE import_batches
        SET finished_at = ?,
            new_count = ?,
            duplicate_count = ?,
            issue_count = ?,
            refused_count = ?
        WHERE id = ?`).run(
        facts.now(),
        totals.new,
        totals.duplicate,
        totals.issues,
        totals.refused,
        batchId,
      );
      db.prepare(`
        INSERT INTO events (at, actor, action, noun, noun_id, detail)
        VALUES (?, ?, 'import', 'import-batch', ?, ?)`).run(
        facts.now(),
        facts.actor,
        batchId,
        JSON.stringify(totals),
      );
    },
  };
}

interface KnownFile {
  readonly id: number;
  readonly format: string | null;
  readonly encoding: string | null;
}
type WithinFile = UnchangedFacts & Pick<KnownFile, 'format' | 'encoding'>;

/** As it was read when it came first. */
function unreadAs(
  file: UnchangedFacts,
  { format, encoding }: Pick<KnownFile, 'format' | 'encoding'>,
): SourceFileFacts {
  const { name, origin, digest, bytes, zone } = file;
  const read = { format: format ?? '', encoding: encoding ?? '' };
  return { name, origin, digest, bytes, zone, ...unread, ...read };
}

/** A file that was not read this time. */
const unread = { format: '', formatVersion: 0, encoding: '', assumptions: {} };

type Insert = (
  file: SourceFileFacts,
  containerId: number | null,
  status: 'imported' | 'unchanged' | 'refused',
  error?: { code: string; message: string },
) => number;

function sourceFileInserter(db: Database, batchId: number): Insert {
  const insert = db.prepare(`
    INSERT INTO source_files (batch_id, container_id, name, origin, digest, bytes, status, format,
      format_version, encoding, zone, assumptions, read_count, new_count, duplicate_count,
      system_count, rejected_count, issue_count, error_code, error_message)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, ?, ?)`);
  return (file, containerId, status, error) => {
    const { lastInsertRowid } = insert.run(
      batchId,
      containerId,
      file.name,
      file.origin,
      file.digest,
      file.bytes,
      status,
      file.format || null,
      file.formatVersion || null,
      file.encoding || null,
      file.zone,
      JSON.stringify(file.assumptions),
      error?.code ?? null,
      error?.message ?? null,
    );
    return Number(lastInsertRowid);
  };
}
