import { z } from 'zod';
import { languages } from '../i18n/texts.ts';
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

/**
 * What a line is about. `policy` is a contradiction of two statements, `answer` a new wording of the
 * answer sheet, `order` a word from above, `watch` a message on the watch list, `gap` a hole in the records; `manual` is a clerk's own line.
 */
export const sourceKinds = [
  'promise',
  'dispute',
  'conversation',
  'memo',
  'policy',
  'answer',
  'exception',
  'order',
  'watch',
  'feedback',
  'gap',
  'manual',
] as const;
const sourceKindSchema = z.enum(sourceKinds);

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
    kind: sourceKindSchema,
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
  /** Fields whose words come from the shop's writing help; a person took them over. Absent: none. */
  polished: z.array(z.enum(['headline', 'situation'])).optional(),
});
export type HandoverItem = z.infer<typeof handoverItemSchema>;

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

const handoverHeadSchema = handoverSchema.omit({
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

/** The line of a matter that existed at the snapshot, was not handed over open, and then came up. */
export const missSchema = z.strictObject({
  kind: z.enum(['promise', 'dispute', 'conversation', 'memo']),
  id: idSchema,
  /** `absent` from the note, or `closed` on it although the matter went on. */
  how: z.enum(['absent', 'closed']),
  /** A promise fell due, or the buyer wrote about it. */
  why: z.enum(['due', 'wrote']),
  customer: z.string(),
  conversationId: idSchema,
  headline: z.string(),
  /** The message that brought it up, or the one that promised. */
  messageId: idSchema,
  at: instantSchema,
});
export type Miss = z.infer<typeof missSchema>;

/** How good a note was, seen from the shift after it. Shares from 0 to 1, null where nothing counts. */
export const qualitySchema = z.strictObject({
  handoverId: idSchema,
  number: z.int(),
  shift: z.string(),
  outgoing: z.string(),
  incoming: z.string().nullable(),
  from: instantSchema,
  to: instantSchema,
  /** Until when the archive was looked at. */
  until: instantSchema,
  items: z.int(),
  /** Of the matters that came up, those that were on the note. */
  complete: z.number().nullable(),
  /** Of the open lines, those that came up or were worked on. */
  relevant: z.number().nullable(),
  /** From signing to the last decision, and to each item's in the middle; null while items are open. */
  acknowledgedMs: z.int().nullable(),
  medianItemMs: z.int().nullable(),
  questions: z.int(),
  /** Red items that were accepted without reading back. */
  unreadBack: z.int(),
  misses: z.array(missSchema),
});
export type Quality = z.infer<typeof qualitySchema>;

/** A better wording from the shop's writing help. It is in no note until a person takes it over. */
export const polishSchema = z.strictObject({
  polishId: idSchema,
  itemId: idSchema,
  field: z.enum(['headline', 'situation']),
  before: z.string(),
  after: z.string(),
  model: z.string(),
  state: z.enum(['proposed', 'refused', 'taken', 'dismissed']),
  /** Facts that it brought and its sources lack, or that it is too long: why it is refused. */
  problems: z.array(
    z.strictObject({
      kind: z.enum(['number', 'date', 'name', 'length', 'empty']),
      text: z.string(),
    }),
  ),
});
export type Polish = z.infer<typeof polishSchema>;

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
