import type { Database } from 'better-sqlite3';
import type { AuditEvent, AuditFilter } from '../../../../shared/contract/history.ts';

interface AuditPage {
  readonly order: 'newest' | 'oldest';
  readonly limit: number;
  readonly beyondId?: string;
}

/** A page of the audit log. The pair of time and id orders it, as deeds of other archives come later. */
export function auditEvents(db: Database, filter: AuditFilter, page: AuditPage): AuditEvent[] {
  const isNewest = page.order === 'newest';
  const rows = db
    .prepare<[object], EventRow>(
      `
      SELECT CAST(id AS TEXT) AS id, at, actor, action, noun, CAST(noun_id AS TEXT) AS noun_id, detail
      FROM events
      WHERE (@by IS NULL OR actor = @by)
        AND (@noun IS NULL OR noun = @noun)
        AND (@action IS NULL OR action = @action)
        AND (@id IS NULL OR noun_id = @id)
        AND at >= @from
        AND at < @to
        AND (
          @beyond IS NULL
          OR (at, id) ${isNewest ? '<' : '>'} (SELECT at, id FROM events WHERE id = @beyond)
        )
      ORDER BY at ${isNewest ? 'DESC' : 'ASC'}, id ${isNewest ? 'DESC' : 'ASC'}
      LIMIT @limit`,
    )
    .all({
      by: filter.by ?? null,
      noun: filter.noun ?? null,
      action: filter.action ?? null,
      id: filter.id === undefined ? null : BigInt(filter.id),
      from: BigInt(filter.from ?? Number.MIN_SAFE_INTEGER),
      to: BigInt(filter.to ?? Number.MAX_SAFE_INTEGER),
      beyond: page.beyondId === undefined ? null : BigInt(page.beyondId),
      limit: BigInt(page.limit),
    });
  return rows.map(toEvent);
}

interface EventRow {
  readonly id: string;
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly noun: string;
  readonly noun_id: string | null;
  readonly detail: string;
}

type Values = Record<string, unknown>;

/** What a deed tells of itself: fields as they are now, and what it knows of before. */
function toEvent({ id, at, actor, action, noun, noun_id, detail }: EventRow): AuditEvent {
  const { from: _from, before = {}, after, ...told } = JSON.parse(detail) as Values;
  return {
    eventId: id,
    at,
    by: actor,
    action,
    noun,
    id: noun_id,
    before: isValues(before) ? before : {},
    after: isValues(after) ? { ...told, ...after } : told,
  };
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the log can be filtered by. */
export function auditFacets(db: Database) {
  const counted = (column: 'actor' | 'noun' | 'action') =>
    db
      .prepare<[], { name: string; events: number }>(
        `
        SELECT ${column} AS name, count(*) AS events
        FROM events
        GROUP BY ${column}
        ORDER BY events DESC, name`,
      )
      .all();
  return { people: counted('actor'), nouns: counted('noun'), actions: counted('action') };
}
