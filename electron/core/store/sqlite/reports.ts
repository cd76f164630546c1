import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { AppError } from '../../../../shared/contract/errors.ts';
import { reportKindSchema, type ReportKind } from '../../../../shared/contract/reports.ts';
import type { ReportStore, StoredReport } from '../reports.ts';
import type { Connections } from './connections.ts';
import { recordEvent } from './events.ts';
import { answerChangesOf, countsOf, linesOf } from './reports-facts.ts';
import { shopIdOf } from './shops.ts';

export function reportStore({ reader, writer }: Connections): ReportStore {
  const within = <T extends { readonly shop: string | null }>(period: T) => ({
    ...period,
    shop: shopIdOf(reader, period.shop),
    shopName: period.shop,
  });
  return {
    counts: async (period) => countsOf(reader, within(period)),
    lines: async (period) => linesOf(reader, within(period)),
    answerChanges: async (period) => answerChangesOf(reader, within(period)),
    draft: ({ kind, shop, from, to, zone }, by) =>
      writer.transaction((db) => {
        shopIdOf(db, shop);
        const known = db
          .prepare<[ReportKind, string | null, number, number], number>(
            `
            SELECT id
            FROM reports
            WHERE kind = ?
              AND shop IS ?
              AND from_at = ?
              AND to_at = ?
              AND state = 'draft'`,
          )
          .pluck()
          .get(kind, shop, from, to);
        if (known !== undefined) return String(known);
        const { lastInsertRowid } = db
          .prepare(
            `
            INSERT INTO reports (kind, state, shop, from_at, to_at, zone, created_at, created_by, written)
            VALUES (?, 'draft', ?, ?, ?, ?, ?, ?, '{}')`,
          )
          .run(kind, shop, from, to, zone, by.at, by.actor);
        recordEvent(db, by, 'draft', 'report', lastInsertRowid, { kind, shop, from, to });
        return String(lastInsertRowid);
      }),
    get: async (reportId) => readReport(reader, reportId),
    list: async (limit) =>
      reader
        .prepare<[number], ReportRow>(`${selectReports} ORDER BY id DESC LIMIT ?`)
        .all(limit)
        .map(toReport),
    write: (reportId, section, text, by) =>
      writer.transaction((db) => {
        const { written } = mustBeDraft(readReport(db, reportId));
        db.prepare(
          `
          UPDATE reports
          SET written = ?
          WHERE id = ?`,
        ).run(JSON.stringify({ ...written, [section]: text }), BigInt(reportId));
        const detail = { section, before: written[section] ?? null, after: text };
        recordEvent(db, by, 'write', 'report', reportId, detail);
      }),
    sign: (reportId, { by: signedBy, canonical, hash }, by) =>
      writer.transaction((db) => {
        mustBeDraft(readReport(db, reportId));
        db.prepare(
          `
          UPDATE reports
          SET state = 'signed',
              signed_at = ?,
              signed_by = ?,
              canonical = ?,
              hash = ?
          WHERE id = ?`,
        ).run(by.at, signedBy, canonical, hash, BigInt(reportId));
        recordEvent(db, by, 'sign', 'report', reportId, { hash, as: signedBy });
      }),
    signed: async () =>
      reader
        .prepare<[], ReportRow>(`${selectReports} WHERE state = 'signed' ORDER BY signed_at, id`)
        .all()
        .map(toReport),
    async lastHash() {
      const hash = reader
        .prepare<[], string>(
          `
          SELECT hash
          FROM reports
          WHERE state = 'signed'
          ORDER BY signed_at DESC, id DESC
          LIMIT 1`,
        )
        .pluck()
        .get();
      return hash ?? null;
    },
  };
}

const selectReports = `
  SELECT id, kind, state, shop, from_at AS "from", to_at AS "to", zone, created_by AS createdBy, written,
    signed_at AS signedAt, signed_by AS signedBy, canonical, hash
  FROM reports`;

interface ReportRow extends Omit<StoredReport, 'reportId' | 'written' | 'kind'> {
  readonly id: number;
  readonly kind: string;
  readonly written: string;
}

const writtenSchema = z.record(z.string(), z.string());

function toReport({ id, kind, written, ...row }: ReportRow): StoredReport {
  return {
    ...row,
    reportId: String(id),
    kind: reportKindSchema.parse(kind),
    written: writtenSchema.parse(JSON.parse(written)),
  };
}

function readReport(db: Database, reportId: string): StoredReport {
  const row = db
    .prepare<[bigint], ReportRow>(`${selectReports} WHERE id = ?`)
    .get(BigInt(reportId));
  if (row) return toReport(row);
  throw new AppError('not-found', 'There is no report of this id.', { reportId });
}

function mustBeDraft(report: StoredReport): StoredReport {
  if (report.state === 'draft') return report;
  const { reportId } = report;
  throw new AppError('conflict', 'The report is signed; it is frozen.', { reportId });
}
