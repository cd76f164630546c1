import type { Polish } from '../../../../shared/contract/handover-polish.ts';
import { polishSchema } from '../../../../shared/contract/handover-polish.ts';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { HandoverStore } from '../handovers.ts';
import type { Connections } from './connections.ts';
import { recordEvent } from './events.ts';

/** What the writing help proposed, and what it may be checked against. */
export function polishMethods({
  reader,
  writer,
}: Pick<Connections, 'reader' | 'writer'>): Pick<
  HandoverStore,
  'addPolish' | 'getPolish' | 'decidePolish' | 'texts' | 'knownNames'
> {
  return {
    addPolish: ({ itemId, field, before, after, model, state, problems }, by) =>
      writer.transaction((db) => {
        const { lastInsertRowid } = db
          .prepare(
            `
            INSERT INTO handover_polishes (item_id, field, before, after, model, problems, state,
              asked_at, asked_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          )
          .run(
            BigInt(itemId),
            field,
            before,
            after,
            model,
            JSON.stringify(problems),
            state,
            by.at,
            by.actor,
          );
        const detail = { itemId, field, state, model };
        recordEvent(db, by, 'polish', 'handover-polish', lastInsertRowid, detail);
        return String(lastInsertRowid);
      }),
    async getPolish(polishId) {
      const row = reader
        .prepare<[bigint], PolishRow>(
          `
          SELECT p.item_id AS item, i.handover_id AS note, p.field, p.before, p.after, p.model,
            p.problems, p.state
          FROM handover_polishes p
          JOIN handover_items i ON i.id = p.item_id
          WHERE p.id = ?`,
        )
        .get(BigInt(polishId));
      if (!row) throw new AppError('not-found', 'There is no such wording.', { polishId });
      const { item, note, problems, ...polish } = row;
      return {
        ...polish,
        polishId,
        itemId: String(item),
        handoverId: String(note),
        problems: polishSchema.shape.problems.parse(JSON.parse(problems)),
      };
    },
    decidePolish: (polishId, state, by) =>
      writer.transaction((db) => {
        db.prepare(
          `
          UPDATE handover_polishes
          SET state = ?,
              decided_at = ?,
              decided_by = ?
          WHERE id = ?
            AND state = 'proposed'`,
        ).run(state, by.at, by.actor, BigInt(polishId));
        recordEvent(db, by, state, 'handover-polish', polishId);
      }),
    async texts(messageIds) {
      return reader
        .prepare<[string], { sender: string; text: string }>(
          `
          SELECT sender, text
          FROM messages
          WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each(?))`,
        )
        .all(JSON.stringify(messageIds));
    },
    async knownNames() {
      return reader
        .prepare<[], string>(
          `
          SELECT name
          FROM persons
          UNION
          SELECT name
          FROM accounts
          WHERE role = 'agent'`,
        )
        .pluck()
        .all();
    },
  };
}

interface PolishRow extends Omit<Polish, 'polishId' | 'itemId' | 'problems'> {
  readonly item: number;
  readonly note: number;
  readonly problems: string;
}
