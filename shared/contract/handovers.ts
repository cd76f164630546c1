import { z } from 'zod';
import { languages } from '../i18n/texts.ts';
import { idSchema, instantSchema } from '../model/message.ts';
import {
  atMost,
  handoverItemSchema,
  handoverSectionSchema,
  severitySchema,
} from './handover-items.ts';
import { handoverElsewhereSchema, handoverHeadSchema, handoverSchema } from './handover-notes.ts';
import { polishSchema } from './handover-polish.ts';
import { qualitySchema } from './handover-quality.ts';
import { reading, writing } from './procedure.ts';

const readBackSchema = z.strictObject({
  next_action: z.string().min(1),
  /** ISO 8601, or `HH:MM` of the due day; null where the item has no due time. */
  due_at: z.string().nullable().default(null),
});
/** A person's PIN or password, where they have one. */
const secret = z.string().min(1).max(200).optional();
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
          handoverHeadSchema.extend({ items: z.int(), red: z.int(), pending: z.int() }),
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
  sign: writing.input(handoverId.extend({ as: z.string().min(1), secret })).output(handoverSchema),
  /**
   * The incoming clerk's word on one item; `ask` and `refuse` say why, `answer` is the outgoing's.
   * Without an item, `accept` takes all green ones. One's own note only in solo mode, which is recorded.
   * A red item is read back: another action or time than the note's is a `conflict` that shows both.
   */
  acknowledge: writing
    .input(
      handoverId.extend({
        itemId: idSchema.optional(),
        as: z.string().min(1),
        action: z.enum(['accept', 'ask', 'refuse', 'answer']),
        reason: z.string().min(1).optional(),
        solo: z.boolean().default(false),
        readBack: readBackSchema.optional(),
        secret,
      }),
    )
    .output(handoverSchema),
  /** Signed notes of other archives, oldest first. */
  elsewhere: reading.output(z.strictObject({ notes: z.array(handoverElsewhereSchema) })),
  /** As `acknowledge`, on such a note; the next bundle takes the word to where it was signed. */
  acknowledgeElsewhere: writing
    .input(
      handoverId.extend({
        archive: z.string().regex(/^[0-9a-f]{32}$/),
        itemId: idSchema.optional(),
        as: z.string().min(1),
        action: z.enum(['accept', 'ask', 'refuse', 'answer']),
        reason: z.string().min(1).optional(),
        solo: z.boolean().default(false),
        readBack: readBackSchema.optional(),
        secret,
      }),
    )
    .output(handoverElsewhereSchema),
  render: reading
    .input(
      handoverId.extend({
        format: z.enum(['json', 'html', 'md', 'csv', 'txt']),
        language: z.enum(languages).default('zh-CN'),
      }),
    )
    .output(z.strictObject({ content: z.string(), fileName: z.string() })),
  /** A numbered addition to a signed note, to all of it or to one item. */
  addendum: writing
    .input(
      handoverId.extend({
        as: z.string().min(1),
        text: atMost(500).min(1),
        itemId: idSchema.optional(),
        secret,
      }),
    )
    .output(handoverSchema),
  /** A supervisor's signature under a signed note. */
  countersign: writing
    .input(handoverId.extend({ as: z.string().min(1), remark: atMost(200).optional(), secret }))
    .output(handoverSchema),
  /**
   * Publishes what should have been signed: drafts of shifts that ended longer ago than the setting
   * `handoverPublishAfterMinutes`, and a draft made now where there is none. Does nothing while it is null.
   */
  publishDue: writing.output(z.strictObject({ handovers: z.array(handoverHeadSchema) })),
  /** Signed notes with items that nobody has decided on, oldest first: the supervisor's list. */
  unread: reading.output(
    z.strictObject({
      handovers: z.array(
        handoverHeadSchema.extend({
          /** Who is accountable until somebody accepts. */
          accountable: z.string(),
          pending: z.array(handoverItemSchema),
        }),
      ),
    }),
  ),
  /**
   * What a handover would say now, without writing anything. Items have no ids of their own yet: theirs
   * are their places. `dueBeforeEnd` are those that fall due, or fell due, before the shift ends.
   */
  live: reading
    .input(
      z.strictObject({
        shop: z.string().min(1).optional(),
        /** UTC ms; now when absent. */
        at: instantSchema.optional(),
      }),
    )
    .output(
      z.strictObject({
        shift: z.string(),
        from: instantSchema,
        at: instantSchema,
        endsAt: instantSchema,
        zone: z.string(),
        onDuty: z.array(z.string()),
        sections: handoverSchema.shape.sections,
        dueBeforeEnd: z.array(handoverItemSchema),
        coverage: handoverSchema.shape.coverage,
        leftOut: handoverSchema.shape.leftOut,
      }),
    ),
  /** What the note left out, seen from `until` (a day after the shift, or now). Signed notes only. */
  missCheck: reading
    .input(handoverId.extend({ until: instantSchema.optional() }))
    .output(qualitySchema),
  /** The same of the newest signed notes, oldest first: the trend. */
  quality: reading
    .input(z.strictObject({ limit: z.int().positive().max(60).default(14) }))
    .output(z.strictObject({ notes: z.array(qualitySchema) })),
  /** Asks the shop's writing help for a better wording. `unavailable` while it is off or silent. */
  polish: writing
    .input(handoverId.extend({ itemId: idSchema, field: z.enum(['headline', 'situation']) }))
    .output(polishSchema),
  /** A person has read a proposed wording: it goes into the draft, marked, or away. */
  decidePolish: writing
    .input(z.strictObject({ polishId: idSchema, take: z.boolean() }))
    .output(polishSchema),
  /** The chain of signed notes from the first to the last. */
  verify: reading.output(
    z.strictObject({
      verdict: z.enum(['intact', 'altered']),
      notes: z.int(),
      findings: z.array(
        z.strictObject({
          number: z.int(),
          code: z.enum(['hash', 'rows', 'chain', 'missing', 'addendum', 'words', 'states']),
          detail: z.string(),
        }),
      ),
    }),
  ),
};
