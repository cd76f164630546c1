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

/** One line of a note: facts from the archive, and what a person adds. */
export const handoverItemSchema = z.strictObject({
  id: idSchema,
  section: handoverSectionSchema,
  severity: severitySchema,
  customer: z.string().nullable(),
  shop: z.string().nullable(),
  order_no: z.string().nullable(),
  /** At most 60 characters. */
  headline: z.string(),
  /** At most 140 characters. */
  situation: z.string(),
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
  /** Facts from the archive for the window, and open items carried over, as a new draft. */
  draft: writing
    .input(
      z.strictObject({
        from: instantSchema,
        to: instantSchema,
        outgoing: z.string().min(1),
        incoming: z.string().min(1).optional(),
        shop: z.string().min(1).optional(),
        shift: z.string().default(''),
        zone: z.string().default('Asia/Shanghai'),
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
  /** Fields of an item of a draft, and the state of an item that someone has accepted. */
  edit: writing
    .input(
      handoverId.extend({
        itemId: idSchema,
        set: z.strictObject({
          next_action: z.string().max(200).optional(),
          owner: z.string().max(60).optional(),
          due_at: z.string().nullable().optional(),
          if_then: z.string().max(200).optional(),
          tried: z.string().max(200).optional(),
          headline: z.string().max(60).optional(),
          situation: z.string().max(140).optional(),
          severity: severitySchema.optional(),
          state: z.enum(['open', 'done', 'cancelled']).optional(),
          close_reason: z.string().optional(),
          proof_msg: idSchema.optional(),
        }),
        /** Asked when severity is lowered. */
        reason: z.string().min(1).optional(),
      }),
    )
    .output(handoverSchema),
  /** A line of the clerk's own in any section. */
  addItem: writing
    .input(
      handoverId.extend({
        section: handoverSectionSchema,
        headline: z.string().min(1).max(60),
        severity: severitySchema.default('green'),
      }),
    )
    .output(handoverSchema),
  /** Freezes the note and chains it. Refused with what is missing while a red or yellow item is incomplete. */
  sign: writing.input(handoverId.extend({ as: z.string().min(1) })).output(handoverSchema),
  /** The incoming clerk's word on one item. One's own note only in solo mode, which is recorded. */
  acknowledge: writing
    .input(
      handoverId.extend({
        itemId: idSchema,
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
