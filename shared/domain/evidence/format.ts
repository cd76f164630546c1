import { z } from 'zod';
import { placeLimitsSchema } from './limits.ts';
import { messageKindSchema, roleSchema } from '../../model/message.ts';

/** Name and version of the package specification: BagIt (RFC 8493) layout, span commitments, scope roots. */
export const packageSpec = 'evpack/1';
/** Raised whenever the readable documents come out differently from the same facts. */
export const renderingVersion = 4;

const hexSchema = z.string().regex(/^[0-9a-f]{64}$/);
const utcSchema = z.string().regex(/^[+-]?\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/);

/** Why something is not shown. The last one is the program's own rule, the others a person's. */
const hidingReasons = [
  'privacy',
  'third-party',
  'trade-secret',
  'unrelated',
  'other',
  'internal-note',
] as const;
export const hidingReasonSchema = z.enum(hidingReasons);
export type HidingReason = z.infer<typeof hidingReasonSchema>;

const shownSpanSchema = z.strictObject({ s: hexSchema, t: z.string() });
const hiddenSpanSchema = z.strictObject({ h: hexSchema, reason: hidingReasonSchema });
/** A stretch of text: with its salt, or only its commitment SHA-256(salt ‖ text). */
const spanSchema = z.union([shownSpanSchema, hiddenSpanSchema]);
export type Span = z.infer<typeof spanSchema>;

/** A file that a message carried. Commitment: SHA-256(salt ‖ JCS{name, sha256}). */
const rowAttachmentSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('included'),
    /** File name in data/attachments/. */
    file: z.string(),
    s: hexSchema,
    name: z.string(),
    sha256: hexSchema,
  }),
  /** The export named it, the bytes are not in the archive. */
  z.strictObject({
    state: z.literal('absent'),
    s: hexSchema,
    name: z.string(),
    sha256: hexSchema.nullable(),
  }),
  z.strictObject({ state: z.literal('withheld'), h: hexSchema, reason: hidingReasonSchema }),
  /** A picture painted anew with black boxes; `h` commits to the one that it was made from. */
  z.strictObject({
    state: z.literal('redacted'),
    file: z.string(),
    sha256: hexSchema,
    h: hexSchema,
    reason: hidingReasonSchema,
  }),
]);
export type RowAttachment = z.infer<typeof rowAttachmentSchema>;

const rowMetaSchema = z.strictObject({
  /** `M-` and the archive's id. */
  uid: z.string(),
  /** `C-` and the archive's id. */
  conv: z.string(),
  /** As the export wrote it. */
  ts_raw: z.string(),
  ts: utcSchema.nullable(),
  /** Local time as read from `ts_raw`. */
  wall: z.string().nullable(),
  /** Zone that was assumed for it. */
  tz_assumed: z.string().nullable(),
  role: roleSchema,
  sender: spanSchema,
  kind: messageKindSchema,
  system: z.boolean(),
  edited: z.boolean(),
  /** `S-0001` and the line or record in it, from 1. */
  source: z.string(),
  line: z.int(),
});
export type RowMeta = z.infer<typeof rowMetaSchema>;

const shownRowSchema = z.strictObject({
  seq: z.int().positive(),
  ex: z.string(),
  state: z.enum(['included', 'redacted']),
  meta: rowMetaSchema,
  spans: z.array(spanSchema),
  attachments: z.array(rowAttachmentSchema),
  leaf: hexSchema,
});
export type ShownRow = z.infer<typeof shownRowSchema>;

/** A line of messages.jsonl: one message in scope. */
export const rowSchema = z.discriminatedUnion('state', [
  shownRowSchema,
  z.strictObject({
    seq: z.int().positive(),
    state: z.literal('withheld'),
    reason: hidingReasonSchema,
    leaf: hexSchema,
  }),
]);
export type Row = z.infer<typeof rowSchema>;

const countsSchema = z.strictObject({ included: z.int(), redacted: z.int(), withheld: z.int() });
const tallySchema = z.record(z.string(), z.int());

const scopeSchema = z.strictObject({
  conversation: z.string(),
  title: z.string(),
  platform: z.string(),
  channel: z.string(),
  shop: z.string().nullable(),
  customer: z.string().nullable(),
  from: utcSchema.nullable(),
  to: utcSchema.nullable(),
  first_seq: z.int(),
  last_seq: z.int(),
  count: z.int(),
  root: hexSchema,
});
export type Scope = z.infer<typeof scopeSchema>;

const sourceSchema = z.strictObject({
  id: z.string(),
  /** Machine and person that imported it. */
  machine: z.string(),
  program: z.string(),
  original_name: z.string(),
  /** Where the person took the file from. */
  origin: z.string(),
  bytes: z.int(),
  sha256: hexSchema,
  imported_at: utcSchema,
  by: z.string(),
  parser: z.string(),
  encoding: z.string().nullable(),
  zone: z.string(),
  rows_read: z.int(),
  rows_ok: z.int(),
  rows_quarantined: z.int(),
  /** Reasons of the import's issues, each with its count. */
  issues: tallySchema,
  included: z.boolean(),
});
export type Source = z.infer<typeof sourceSchema>;

/** Counted by the database itself, apart from the rows that the package holds. */
const conversationCountSchema = z.strictObject({
  conversation: z.string(),
  in_archive: z.int(),
  in_scope: z.int(),
  recalled: z.int(),
  edited: z.int(),
  system: z.int(),
  without_time: z.int(),
  in_several_sources: z.int(),
});
export type ConversationCount = z.infer<typeof conversationCountSchema>;

/** For whom a package is made. */
export const profiles = ['court-full', 'platform', 'card', 'share', 'internal'] as const;
export const profileSchema = z.enum(profiles);
export type Profile = z.infer<typeof profileSchema>;

/** A file that was drawn from the rows, for places that take pictures or a PDF. */
const drawnSchema = z.strictObject({
  /** Path below data/. */
  file: z.string(),
  /** Submission that it belongs to, from 1. */
  part: z.int().positive(),
  exhibits: z.array(z.string()),
  bytes: z.int(),
  sha256: hexSchema,
});

export const evidenceDocumentSchema = z.strictObject({
  spec: z.literal(packageSpec),
  rendering: z.int(),
  package: z.string(),
  case: z.strictObject({
    id: z.string(),
    title: z.string(),
    platform: z.array(z.string()),
    shop: z.array(z.string()),
    order: z.string().nullable(),
    buyer_ref: z.array(z.string()),
    claim: z.string(),
    amount_cents: z.int().nullable(),
    deadline: utcSchema.nullable(),
  }),
  /** Each claim with the exhibits that carry it. */
  arguments: z.array(z.strictObject({ claim: z.string(), exhibits: z.array(z.string()) })),
  created: z.strictObject({
    at: utcSchema,
    tz: z.string(),
    /** Minutes that its clocks were ahead of UTC then; people read every instant by it. */
    utc_offset: z.int().min(-1080).max(1080),
    by: z.string(),
    program: z.string(),
    version: z.string(),
    os: z.string(),
    machine: z.string(),
  }),
  profile: profileSchema,
  asked: z.strictObject({
    messages: z.array(z.string()),
    /** Messages whose session was asked for as context. */
    sessions: z.array(z.string()),
    periods: z.array(
      z.strictObject({
        conversation: z.string(),
        from: utcSchema.nullable(),
        to: utcSchema.nullable(),
      }),
    ),
    /** How the scope came about: whole sessions around messages, or a period. */
    rule: z.enum(['sessions', 'days', 'conversations', 'period', 'both']),
  }),
  scope: z.array(scopeSchema),
  counts: countsSchema,
  completeness: z.strictObject({
    conversations: z.array(conversationCountSchema),
    redacted_by_reason: tallySchema,
    withheld_by_reason: tallySchema,
    attachments: z.strictObject({
      included: z.int(),
      redacted: z.int(),
      absent: z.int(),
      withheld: z.int(),
    }),
    originals: z.enum(['included', 'left-out', 'by-profile', 'unreadable']),
    zones: z.array(z.string()),
    searches: z.array(z.string()),
  }),
  gaps: z.array(
    z.strictObject({
      conversation: z.string(),
      from: utcSchema,
      to: utcSchema,
      why: z.enum(['no-import', 'before-first-record', 'after-last-record']),
    }),
  ),
  sources: z.array(sourceSchema),
  exhibits: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({
        ex: z.string(),
        kind: z.literal('message'),
        msg: z.string(),
        /** True for a message that was picked because it proves the point. */
        picked: z.boolean(),
        proves: z.string(),
      }),
      z.strictObject({
        ex: z.string(),
        kind: z.literal('file'),
        file: z.string(),
        msg: z.string(),
        name: z.string(),
        bytes: z.int(),
        mime: z.string(),
        sha256: hexSchema,
      }),
      /** A file that a person added, with where it is from; without `file` it is withheld for `reason`. */
      z.strictObject({
        ex: z.string(),
        kind: z.literal('added'),
        file: z.string().nullable(),
        reason: hidingReasonSchema.nullable(),
        record: z.enum(['order', 'shipping', 'photo', 'policy', 'identity', 'other']),
        name: z.string(),
        source: z.string(),
        proves: z.string(),
        bytes: z.int(),
        sha256: hexSchema.nullable(),
        added_at: utcSchema,
        added_by: z.string(),
      }),
    ]),
  ),
  /** Versions of the answer sheet that were in force at some moment of the scope. */
  policies: z.array(
    z.strictObject({
      topic: z.string(),
      scope: z.string(),
      scope_value: z.string(),
      question: z.string(),
      answer: z.string(),
      version: z.string(),
      valid_from: utcSchema,
      valid_to: utcSchema.nullable(),
      owner: z.string(),
      source: z.string(),
      made_at: utcSchema,
      made_by: z.string(),
    }),
  ),
  /** What was drawn for a place with limits; null with profiles that are read as they are. */
  output: z
    .strictObject({
      limits: placeLimitsSchema,
      statement: z.string(),
      files: z.array(drawnSchema),
      /** Pages of the PDF; 0 where pictures were drawn. */
      pdf_pages: z.int(),
      parts: z.int(),
    })
    .nullable(),
  prior_package: z.strictObject({ id: z.string(), seal_code: hexSchema }).nullable(),
  warnings: z.array(z.string()),
});
/** data/evidence.json */
export type EvidenceDocument = z.infer<typeof evidenceDocumentSchema>;

/** True when something of a row is not shown. */
export function hidesPart(row: Pick<ShownRow, 'meta' | 'spans' | 'attachments'>): boolean {
  return (
    'h' in row.meta.sender ||
    row.spans.some((span) => 'h' in span) ||
    row.attachments.some(({ state }) => state === 'withheld' || state === 'redacted')
  );
}

/** ISO 8601 in UTC, without a fraction that says nothing. */
export function utc(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

export const exhibitNumber = (caseNumber: number, number: number): string =>
  `${caseName(caseNumber)}-${String(number).padStart(4, '0')}`;

export const caseName = (caseNumber: number): string => `EV-${String(caseNumber).padStart(4, '0')}`;

/** EV-0007, and EV-0007-S02 for what was added to it later. */
export const packageName = (caseNumber: number, part: number): string =>
  part === 1 ? caseName(caseNumber) : `${caseName(caseNumber)}-S${String(part).padStart(2, '0')}`;

export const sourceName = (number: number): string => `S-${String(number).padStart(4, '0')}`;
