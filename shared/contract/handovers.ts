import { z } from 'zod';
import { idSchema, instantSchema } from '../model/message.ts';
import { reading, writing } from './procedure.ts';

/** Sections of a handover note, in the order of screen and paper (domain: handover note, 2.2). */
export const handoverSections = [
  'critical',
  'promises',
  'disputes',
  'waiting',
  'answers',
  'memos',
  'watch',
  'orders-from-above',
  'tried',
  'feedback',
] as const;
export const handoverSectionSchema = z.enum(handoverSections);
export type HandoverSection = z.infer<typeof handoverSectionSchema>;

export const severitySchema = z.enum(['red', 'yellow', 'green']);
export type Severity = z.infer<typeof severitySchema>;

/** Text of at most `limit` characters as a person counts them: code points, not UTF-16 units. */
const atMost = (limit: number) =>
  z.string().refine((text) => Array.from(text).length <= limit, `at most ${limit} characters`);

/** One line of a note: facts from the archive, and what a person adds. */
export const handoverItemSchema = z.strictObject({
  id: idSchema,
  /** Where the line belongs. A red one is listed once, under `critical`, and keeps its home here. */
  section: handoverSectionSchema,
  severity: severitySchema,
  customer: z.string().nullable(),
  shop: z.string().nullable(),
  order_no: z.string().nullable(),
  /** At most 60 characters. */
  headline: atMost(60),
  /** At most 140 characters. */
  situation: atMost(140),
  next_action: z.string(),
  owner: z.string(),
  /** ISO 8601 with offset, or null. */
  due_at: z.string().nullable(),
  tz: z.string(),
  if_then: z.string(),
  tried: z.string(),
  /** Message ids, in time order. */
  evidence: z.array(idSchema),
  source_ref: z.strictObject({
    kind: z.enum(['promise', 'dispute', 'conversation', 'memo', 'policy', 'manual']),
    id: idSchema.nullable(),
  }),
  created_by: z.string(),
  carried_from: idSchema.nullable(),
  carry_count: z.int().min(0),
  state: z.enum(['open', 'done', 'cancelled', 'transferred']),
  closed_by: z.string().nullable(),
  close_reason: z.string().nullable(),
  proof_msg: idSchema.nullable(),
  /** The source is a detector's proposal that nobody has confirmed yet. */
  proposed: z.boolean(),
  /** ISO 8601 with offset: waiting since, promised at, or opened at. */
  since: z.string().nullable(),
  /** Stage of the dispute behind the line. */
  stage: z.string().nullable(),
  amount_cents: z.int().nullable(),
  /** Why the incoming clerk refused this line on the note before. */
  returned_reason: z.string().nullable(),
});
export type HandoverItem = z.infer<typeof handoverItemSchema>;

export const acknowledgementSchema = z.strictObject({
  itemId: idSchema,
  action: z.enum(['accept', 'ask', 'refuse', 'answer']),
  reason: z.string().nullable(),
  at: instantSchema,
  by: z.string(),
  solo: z.boolean(),
});
export type Acknowledgement = z.infer<typeof acknowledgementSchema>;

export const handoverSchema = z.strictObject({
  handoverId: idSchema,
  number: z.int().nullable(),
  state: z.enum(['draft', 'signed', 'acknowledged']),
  shop: z.string().nullable(),
  shift: z.string(),
  from: instantSchema,
  to: instantSchema,
  zone: z.string(),
  outgoing: z.string(),
  incoming: z.string().nullable(),
  snapshotAt: instantSchema,
  /** How far the archive reaches: last message and last import of each platform. */
  coverage: z.array(
    z.strictObject({
      platform: z.string(),
      lastMessageAt: instantSchema.nullable(),
      lastImportAt: instantSchema.nullable(),
    }),
  ),
  /**
   * Counted, not listed: proposals that nobody confirmed and open conversations, quiet for a week; and
   * promises that nobody confirmed and later messages show as kept.
   */
  leftOut: z.strictObject({
    promises: z.int(),
    disputes: z.int(),
    waiting: z.int(),
    likelyKept: z.int(),
  }),
  signedAt: instantSchema.nullable(),
  signedBy: z.string().nullable(),
  hash: z.string().nullable(),
  previousHash: z.string().nullable(),
  /** Every section stands here, empty ones too: an empty one says "none". */
  sections: z.array(
    z.strictObject({ id: handoverSectionSchema, items: z.array(handoverItemSchema) }),
  ),
  acknowledgements: z.array(acknowledgementSchema),
  /** What still blocks signing, item by item. */
  lint: z.array(
    z.strictObject({
      itemId: idSchema,
      missing: z.enum(['owner', 'due_at', 'next_action', 'if_then']),
    }),
  ),
});
export type Handover = z.infer<typeof handoverSchema>;

const handoverId = z.strictObject({ handoverId: idSchema });

export const handoversContract = {
  /**
   * Facts from the archive for the window, and open items carried over. Asked again for the same
   * window and shop, it brings the same draft up to date and keeps what people wrote.
   */
  draft: writing
    .input(
      z.strictObject({
        from: instantSchema,
        to: instantSchema,
        outgoing: z.string().min(1),
        incoming: z.string().min(1).optional(),
        shop: z.string().min(1).optional(),
        shift: z.string().default(''),
        /** IANA zone of the note's times; the shop's own when absent. */
        zone: z.string().min(1).optional(),
      }),
    )
    .output(handoverSchema),
  get: reading.input(handoverId).output(handoverSchema),
  list: reading
    .input(
      z.strictObject({
        limit: z.int().positive().max(200).default(50),
        beforeId: idSchema.optional(),
      }),
    )
    .output(
      z.strictObject({
        handovers: z.array(
          handoverSchema
            .omit({ sections: true, acknowledgements: true, lint: true })
            .extend({ items: z.int(), red: z.int(), pending: z.int() }),
        ),
        next: idSchema.nullable(),
      }),
    ),
  /** Any field of an item of a draft; of a signed note only the state, recorded beside the note. */
  edit: writing
    .input(
      handoverId.extend({
        itemId: idSchema,
        set: z.strictObject({
          next_action: atMost(200).optional(),
          owner: atMost(60).optional(),
          /** ISO 8601; without an offset it is read in the note's zone. */
          due_at: z.string().nullable().optional(),
          if_then: atMost(200).optional(),
          tried: atMost(200).optional(),
          headline: atMost(60).min(1).optional(),
          situation: atMost(140).optional(),
          severity: severitySchema.optional(),
          /**
           * `done` asks a proof message, `cancelled` a reason. `transferred` asks owner and reason, only
           * on a signed note, and holds once that owner accepts the item.
           */
          state: z.enum(['open', 'done', 'cancelled', 'transferred']).optional(),
          close_reason: atMost(200).optional(),
          proof_msg: idSchema.optional(),
        }),
        /** Asked when severity is lowered. */
        reason: z.string().min(1).optional(),
      }),
    )
    .output(handoverSchema),
  /** A line of the clerk's own in any section; messages behind it tell its customer and shop. */
  addItem: writing
    .input(
      handoverId.extend({
        section: handoverSectionSchema,
        headline: atMost(60).min(1),
        severity: severitySchema.default('green'),
        messageIds: z.array(idSchema).max(200).default([]),
      }),
    )
    .output(handoverSchema),
  /** Freezes the note and chains it. Refused with what is missing while a red or yellow item is incomplete. */
  sign: writing.input(handoverId.extend({ as: z.string().min(1) })).output(handoverSchema),
  /**
   * The incoming clerk's word on one item; `ask` and `refuse` say why, `answer` is the outgoing's.
   * Without an item, `accept` takes all green ones. One's own note only in solo mode, which is recorded.
   */
  acknowledge: writing
    .input(
      handoverId.extend({
        itemId: idSchema.optional(),
        as: z.string().min(1),
        action: z.enum(['accept', 'ask', 'refuse', 'answer']),
        reason: z.string().min(1).optional(),
        solo: z.boolean().default(false),
      }),
    )
    .output(handoverSchema),
  render: reading
    .input(
      handoverId.extend({
        format: z.enum(['json', 'html', 'md', 'txt']),
        language: z.enum(['zh-CN', 'en']).default('zh-CN'),
      }),
    )
    .output(z.strictObject({ content: z.string(), fileName: z.string() })),
  /** The chain of signed notes from the first to the last. */
  verify: reading.output(
    z.strictObject({
      verdict: z.enum(['intact', 'altered']),
      notes: z.int(),
      findings: z.array(z.strictObject({ number: z.int(), code: z.string(), detail: z.string() })),
    }),
  ),
};
