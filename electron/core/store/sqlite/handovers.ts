import type { Database } from 'better-sqlite3';
import { ZodError } from 'zod';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { Acknowledgement } from '../../../../shared/contract/handover-notes.ts';
import type { HandoverStore, HandoverSummary, ItemChange, StoredHandover } from '../handovers.ts';
import type { Connections } from './connections.ts';
import { recordEvent } from './events.ts';
import { notesElsewhere } from './handovers-elsewhere.ts';
import { factsOf } from './handovers-facts.ts';
import { loggedNotes } from './handovers-logged.ts';
import { heardAfter } from './handovers-messages.ts';
import { polishMethods } from './handovers-polish.ts';
import {
  headColumns,
  readHandover,
  selectHead,
  toHead,
  wholeHandover,
  type HandoverRow,
} from './handovers-rows.ts';
import { endOf, isClosedSource } from './handovers-sources.ts';
import {
  insertAcknowledgements,
  insertChanges,
  insertItem,
  updateItem,
  writeHead,
  writeItems,
} from './handovers-write.ts';
import { shopIdOf, shopIdToWrite } from './shops.ts';

export function handoverStore({ reader, writer }: Connections): HandoverStore {
  return {
    facts: async (window) => factsOf(reader, window),
    ends: async (items, to) =>
      new Map(
        items.flatMap((item) => {
          const end = endOf(reader, item, to);
          return end === null ? [] : [[item.id, end] as const];
        }),
      ),
    async closedSources(shop, sources) {
      const shopId = shopIdOf(reader, shop);
      return sources.filter((source) => isClosedSource(reader, shopId, source));
    },
    get: async (handoverId) => readHandover(reader, handoverId),
    findLastSigned: async (shop) => lastSigned(reader, shopIdOf(reader, shop)),
    async findDraft(shop, from, to) {
      const row = reader
        .prepare<[number | null, number, number], HandoverRow>(
          `${selectHead}
          WHERE h.state = 'draft'
            AND h.shop_id IS ?
            AND h.from_at = ?
            AND h.to_at = ?
          ORDER BY h.id DESC
          LIMIT 1`,
        )
        .get(shopIdOf(reader, shop), from, to);
      return row === undefined ? null : wholeHandover(reader, row);
    },
    list: async ({ limit, beforeId }) => listPage(reader, limit, beforeId),
    async hasMessage(messageId) {
      const row = reader
        .prepare<[bigint], { id: number }>(
          `
          SELECT id
          FROM messages
          WHERE id = ?`,
        )
        .get(BigInt(messageId));
      return row !== undefined;
    },
    saveDraft: (draft, by) =>
      writer.transaction((db) => {
        if (draft.handoverId !== null) mustBeDraft(readHandover(db, draft.handoverId));
        const id = writeHead(db, draft, shopIdToWrite(db, draft.shop));
        writeItems(db, id, draft.items);
        insertChanges(db, draft.ends);
        const { from, to, outgoing, incoming, snapshotMessageId } = draft;
        const detail = {
          from,
          to,
          outgoing,
          incoming,
          snapshotMessageId,
          items: draft.items.length,
        };
        const action = draft.handoverId === null ? 'draft' : 'redraft';
        recordEvent(db, by, action, 'handover', id, detail);
        return String(id);
      }),
    addItem: (handoverId, item, by) =>
      writer.transaction((db) => {
        const note = readHandover(db, handoverId);
        mustBeDraft(note);
        const itemId = insertItem(db, Number(handoverId), note.items.length, item, []);
        recordEvent(db, by, 'add-item', 'handover', handoverId, { itemId: String(itemId) });
      }),
    edit: ({ handoverId, item, edited, changes }, by) =>
      writer.transaction((db) => {
        if (item !== null) {
          mustBeDraft(readHandover(db, handoverId));
          updateItem(db, item.id, item, edited);
        }
        insertChanges(db, changes);
        recordEvent(db, by, 'edit-item', 'handover', handoverId, {
          itemId: item?.id ?? changes[0]?.itemId ?? null,
          fields: changes.map(({ field }) => field),
          // Of a signed note the log can prove it: the rows beside it are in no chain.
          ...(item === null ? { changes: changes.map(toldChange) } : {}),
        });
      }),
    sign: (handoverId, signedBy, freeze, by) =>
      writer.transaction((db) => sign(db, handoverId, signedBy, freeze, by)),
    acknowledge: (handoverId, words, changes, isComplete, by) =>
      writer.transaction((db) => {
        insertAcknowledgements(db, words);
        insertChanges(db, changes);
        for (const word of words) {
          recordEvent(db, by, word.action, 'handover', handoverId, detailOfWord(word));
        }
        if (!isComplete) return;
        db.prepare(
          `
          UPDATE handovers
          SET state = 'acknowledged'
          WHERE id = ?`,
        ).run(Number(handoverId));
        recordEvent(db, by, 'acknowledge', 'handover', handoverId);
      }),
    addAddendum: (handoverId, addendum, hash, by) =>
      writer.transaction((db) => {
        const note = readHandover(db, handoverId);
        const number = note.addenda.length + 1;
        const { itemId, text } = addendum;
        db.prepare(
          `
          INSERT INTO handover_addenda (handover_id, number, item_id, text, by, at, hash)
          VALUES (?, ?, ?, ?, ?, ?, ?)`,
        ).run(
          Number(handoverId),
          number,
          itemId === null ? null : Number(itemId),
          text,
          addendum.by,
          addendum.at,
          hash(note, number),
        );
        recordEvent(db, by, 'addendum', 'handover', handoverId, { number, itemId, text });
      }),
    countersign: (handoverId, { by: who, at, remark }, by) =>
      writer.transaction((db) => {
        db.prepare(
          `
          INSERT INTO handover_countersignatures (handover_id, by, at, remark)
          VALUES (?, ?, ?, ?)`,
        ).run(Number(handoverId), who, at, remark);
        recordEvent(db, by, 'countersign', 'handover', handoverId, { as: who, remark });
      }),
    async newestSigned() {
      return reader
        .prepare<[], HandoverRow>(
          `${selectHead}
          WHERE h.number IN (
            SELECT MAX(number)
            FROM handovers
            WHERE state <> 'draft'
            GROUP BY shop_id
          )
          ORDER BY h.number`,
        )
        .all()
        .map((row) => wholeHandover(reader, row));
    },
    async unacknowledged() {
      return reader
        .prepare<[], HandoverRow>(
          `${selectHead}
          WHERE h.state = 'signed'
          ORDER BY h.number`,
        )
        .all()
        .map((row) => wholeHandover(reader, row));
    },
    elsewhere: async () => notesElsewhere(reader),
    acknowledgeElsewhere: ({ archive, handoverId }, words, by) =>
      writer.transaction((db) => {
        for (const word of words) {
          const detail = { archive, ...detailOfWord(word) };
          recordEvent(db, by, word.action, 'handover-elsewhere', handoverId, detail);
        }
      }),
    ordersIn: async (messageIds) =>
      reader
        .prepare<[string], string>(
          `
          SELECT DISTINCT value
          FROM message_references
          WHERE kind = 'order'
            AND message_id IN (SELECT CAST(value AS INTEGER) FROM json_each(?))`,
        )
        .pluck()
        .all(JSON.stringify(messageIds)),
    heard: async (messageIds, from, until) => heardAfter(reader, messageIds, from, until),
    ...polishMethods({ reader, writer }),
    chain: async () => ({
      notes: reader
        .prepare<[], HandoverRow>(
          `${selectHead}
          WHERE h.state <> 'draft'
          ORDER BY h.number, h.id`,
        )
        .all()
        .map((row) => asFarAsReadable(reader, row)),
      signed: reader
        .prepare<[], { number: number; hash: string }>(
          `
          SELECT detail ->> '$.number' AS number, detail ->> '$.hash' AS hash
          FROM events
          WHERE noun = 'handover'
            AND action IN ('sign', 'publish')
          ORDER BY id`,
        )
        .all(),
      logged: loggedNotes(reader),
    }),
  };
}

function toldChange({ field, before, after, reason, proofMessageId }: ItemChange): object {
  return { field, before, after, reason, proofMessageId };
}

function detailOfWord({ itemId, solo, reason, readBack }: Acknowledgement): object {
  const read = readBack === null ? {} : { said: readBack.next_action, due: readBack.due_at };
  return { itemId, solo, reason, ...read };
}

/** Numbers run through the archive without holes, whatever the shop; so does the chain of hashes. */
function sign(
  db: Database,
  handoverId: string,
  signedBy: string | null,
  freeze: Parameters<HandoverStore['sign']>[2],
  by: Parameters<HandoverStore['sign']>[3],
): void {
  const draft = readHandover(db, handoverId);
  mustBeDraft(draft);
  const last = db
    .prepare<[], { number: number; hash: string }>(
      `
      SELECT number, hash
      FROM handovers
      WHERE state <> 'draft'
      ORDER BY number DESC
      LIMIT 1`,
    )
    .get();
  const number = (last?.number ?? 0) + 1;
  const previousHash = last?.hash ?? null;
  const signedAt = signedBy === null ? null : by.at;
  const head = {
    ...draft.head,
    number,
    previousHash,
    signedAt,
    signedBy,
    publishedAt: by.at,
    automatic: signedBy === null,
  };
  const shopId = shopIdOf(db, draft.head.shop);
  const { canonical, hash } = freeze({ ...draft, head }, lastSigned(db, shopId));
  db.prepare(
    `
    UPDATE handovers
    SET state = 'signed',
        number = ?,
        signed_at = ?,
        signed_by = ?,
        canonical = ?,
        previous_hash = ?,
        hash = ?
    WHERE id = ?`,
  ).run(number, signedAt, signedBy, canonical, previousHash, hash, Number(handoverId));
  if (signedBy !== null) {
    recordEvent(db, by, 'sign', 'handover', handoverId, { number, hash, as: signedBy });
    return;
  }
  db.prepare(
    `
    INSERT INTO handover_publications (handover_id, published_at)
    VALUES (?, ?)`,
  ).run(Number(handoverId), by.at);
  recordEvent(db, by, 'publish', 'handover', handoverId, { number, hash });
}

/** Lines that were broken by hand are no lines; the chain check then finds that they are not as signed. */
function asFarAsReadable(db: Database, row: HandoverRow): StoredHandover {
  try {
    return wholeHandover(db, row);
  } catch (cause) {
    if (!(cause instanceof ZodError) && !(cause instanceof SyntaxError)) throw cause;
    const { head, canonical } = { head: toHead(row), canonical: row.canonical };
    const none = {
      items: [],
      changes: [],
      acknowledgements: [],
      addenda: [],
      countersignatures: [],
    };
    return { head, canonical, snapshotMessageId: null, followsId: null, ...none };
  }
}

function mustBeDraft({ head }: StoredHandover): void {
  if (head.state === 'draft') return;
  throw new AppError('conflict', 'The note is signed; its lines are frozen.', {
    handoverId: head.handoverId,
    number: head.number,
  });
}

function lastSigned(db: Database, shopId: number | null): StoredHandover | null {
  const row = db
    .prepare<[number | null], HandoverRow>(
      `${selectHead}
      WHERE h.state <> 'draft'
        AND h.shop_id IS ?
      ORDER BY h.number DESC
      LIMIT 1`,
    )
    .get(shopId);
  return row === undefined ? null : wholeHandover(db, row);
}

function listPage(
  db: Database,
  limit: number,
  beforeId: string | undefined,
): { handovers: HandoverSummary[]; next: string | null } {
  const rows = db
    .prepare<[number, number], HandoverRow & { items: number; red: number; decided: number }>(
      `
      SELECT ${headColumns},
        (
          SELECT count(*)
          FROM handover_items i
          WHERE i.handover_id = h.id
        ) AS items,
        (
          SELECT count(*)
          FROM handover_items i
          WHERE i.handover_id = h.id
            AND i.severity = 'red'
        ) AS red,
        (
          SELECT count(DISTINCT i.id)
          FROM handover_items i
          JOIN handover_acknowledgements a ON a.item_id = i.id
          WHERE i.handover_id = h.id
            AND a.action IN ('accept', 'refuse')
        ) AS decided
      FROM handovers h
      LEFT JOIN shops s ON s.id = h.shop_id
      WHERE h.id < ?
      ORDER BY h.id DESC
      LIMIT ?`,
    )
    .all(beforeId === undefined ? Number.MAX_SAFE_INTEGER : Number(beforeId), limit + 1);
  const handovers = rows.slice(0, limit).map((row) => ({
    ...toHead(row),
    items: row.items,
    red: row.red,
    pending: row.state === 'draft' ? 0 : row.items - row.decided,
  }));
  return { handovers, next: rows.length > limit ? (handovers.at(-1)?.handoverId ?? null) : null };
}
