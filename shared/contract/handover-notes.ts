import { z } from 'zod';
import { idSchema, instantSchema } from '../model/message.ts';
import { handoverItemSchema, handoverSectionSchema } from './handover-items.ts';

export const acknowledgementSchema = z.strictObject({
  itemId: idSchema,
  action: z.enum(['accept', 'ask', 'refuse', 'answer']),
  reason: z.string().nullable(),
  at: instantSchema,
  by: z.string(),
  solo: z.boolean(),
  /** What the incoming clerk said a red item asks of them. Null: accepted without reading back. */
  readBack: z.strictObject({ next_action: z.string(), due_at: z.string().nullable() }).nullable(),
});
export type Acknowledgement = z.infer<typeof acknowledgementSchema>;

/** What was added after the signature. Numbered from 1; the note itself stays as signed. */
export const addendumSchema = z.strictObject({
  number: z.int(),
  itemId: idSchema.nullable(),
  text: z.string(),
  by: z.string(),
  at: instantSchema,
  /** SHA-256 over the addendum and the hash before it: that of the note, then of each addendum. */
  hash: z.string(),
});
export type Addendum = z.infer<typeof addendumSchema>;

export const countersignatureSchema = z.strictObject({
  by: z.string(),
  at: instantSchema,
  remark: z.string().nullable(),
});
export type Countersignature = z.infer<typeof countersignatureSchema>;

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
      /** Accounts of the shop with a hole of a day or more in the week before; `to` null: up to the end. */
      gaps: z
        .array(
          z.strictObject({
            account: z.string(),
            from: instantSchema,
            to: instantSchema.nullable(),
          }),
        )
        .optional(),
    }),
  ),
  /** When the outgoing clerk really came and went; null where nobody recorded it. */
  startedAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
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
  /** Since when the incoming can read it: signed, or published at the set time. Null for a draft. */
  publishedAt: instantSchema.nullable(),
  /** Published as it stood at the set time, as nobody had signed: the outgoing stays accountable. */
  automatic: z.boolean(),
  hash: z.string().nullable(),
  previousHash: z.string().nullable(),
  /** Every section stands here, empty ones too: an empty one says "none". */
  sections: z.array(
    z.strictObject({ id: handoverSectionSchema, items: z.array(handoverItemSchema) }),
  ),
  acknowledgements: z.array(acknowledgementSchema),
  addenda: z.array(addendumSchema),
  countersignatures: z.array(countersignatureSchema),
  /** The shop's rule asks a supervisor's signature, and none has come yet. */
  wantsCountersignature: z.boolean(),
  /** What still blocks signing, item by item. */
  lint: z.array(
    z.strictObject({
      itemId: idSchema,
      missing: z.enum(['owner', 'due_at', 'next_action', 'if_then']),
    }),
  ),
});
export type Handover = z.infer<typeof handoverSchema>;

export const handoverHeadSchema = handoverSchema.omit({
  sections: true,
  acknowledgements: true,
  addenda: true,
  countersignatures: true,
  wantsCountersignature: true,
  lint: true,
});

/** A note that was signed in another archive and came in a bundle. Its ids are those of that archive. */
export const handoverElsewhereSchema = z.strictObject({
  archive: z.string(),
  /** Whether its text has its hash, and follows the note before it where that came, too. */
  verdict: z.enum(['intact', 'altered']),
  note: handoverSchema,
});
export type HandoverElsewhere = z.infer<typeof handoverElsewhereSchema>;
