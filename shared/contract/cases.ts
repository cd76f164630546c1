import { z } from 'zod';
import { idSchema, instantSchema } from '../model/message.ts';
import { grantIdSchema } from './imports.ts';
import { reading, writing } from './procedure.ts';

/** EV-0007: the name of a case, which its exhibits and packages carry. */
export const caseNumberSchema = z.string().regex(/^EV-[0-9]{4,9}$/);
/** What a file that a person adds is a record of. */
export const caseFileKinds = ['order', 'shipping', 'photo', 'policy', 'identity', 'other'] as const;
export const caseFileKindSchema = z.enum(caseFileKinds);

const line = (most: number) => z.string().trim().max(most);

/** Facts that people fill in; null clears. */
const factsSchema = z.strictObject({
  title: line(120),
  platform: line(60).nullable(),
  shop: line(120).nullable(),
  orderNo: line(60).nullable(),
  buyer: line(120).nullable(),
  claim: z.string().max(2_000),
  amountCents: z.int().nullable(),
  deadlineAt: instantSchema.nullable(),
});
export type CaseFacts = z.infer<typeof factsSchema>;

const added = { addedAt: instantSchema, addedBy: z.string() };

const caseItemSchema = z.discriminatedUnion('kind', [
  /** A message that proves the point; its whole session goes along. */
  z.strictObject({
    kind: z.literal('message'),
    itemId: idSchema,
    exhibit: z.string(),
    messageId: idSchema,
    conversationId: idSchema,
    sender: z.string(),
    sentAt: instantSchema.nullable(),
    text: z.string(),
    note: z.string(),
    ...added,
  }),
  /** The session that a message stands in, as context. */
  z.strictObject({
    kind: z.literal('session'),
    itemId: idSchema,
    messageId: idSchema,
    conversationId: idSchema,
    note: z.string(),
    ...added,
  }),
  /** All that was said from `from`, inclusive, to `to`, exclusive; null: open. */
  z.strictObject({
    kind: z.literal('period'),
    itemId: idSchema,
    conversationId: idSchema,
    from: instantSchema.nullable(),
    to: instantSchema.nullable(),
    note: z.string(),
    ...added,
  }),
  z.strictObject({
    kind: z.literal('file'),
    itemId: idSchema,
    exhibit: z.string(),
    name: z.string(),
    record: caseFileKindSchema,
    /** Where the person took it from, in their words. */
    source: z.string(),
    digest: z.string(),
    bytes: z.int(),
    note: z.string(),
    ...added,
  }),
]);
export type CaseItem = z.infer<typeof caseItemSchema>;

const caseClaimSchema = z.strictObject({
  claimId: idSchema,
  text: z.string(),
  /** Exhibits that carry it, e.g. EV-0007-0001. */
  exhibits: z.array(z.string()),
  ...added,
});

export const caseSchema = factsSchema.extend({
  number: caseNumberSchema,
  disputeId: idSchema.nullable(),
  openedAt: instantSchema,
  openedBy: z.string(),
  items: z.array(caseItemSchema),
  claims: z.array(caseClaimSchema),
  /** Names of the packages made of it, oldest first. */
  packages: z.array(z.string()),
});
export type Case = z.infer<typeof caseSchema>;

const points = [
  'identity',
  'order',
  'policy',
  'unfavourable',
  'risky',
  'checklist',
  'deadline',
  'claims',
  'completeness',
] as const;

/** One thing to look at before a package leaves the house. */
export const casePointSchema = z.strictObject({
  point: z.enum(points),
  /** `missing` should be mended, `look` needs a person's eye, `fine` is in order. */
  state: z.enum(['missing', 'look', 'fine']),
  /** Key of the words in `caseCheckTexts`. */
  code: z.string(),
  detail: z.string(),
  messageIds: z.array(idSchema),
});
export type CasePoint = z.infer<typeof casePointSchema>;

/** A point that the other side can make from the same messages. */
export const opponentPointSchema = z.strictObject({
  kind: z.enum([
    'admission',
    'broken-promise',
    'late-promise',
    'contradiction',
    'risky-words',
    'gap',
  ]),
  /** 3 is the strongest. */
  weight: z.int().min(1).max(3),
  messageIds: z.array(idSchema),
  at: instantSchema.nullable(),
  /** The words themselves, or the stretch without records. */
  excerpt: z.string(),
  /** Key of the words in `opponentTexts`. */
  code: z.string(),
  detail: z.string(),
});
export type OpponentPoint = z.infer<typeof opponentPointSchema>;

export const caseCheckSchema = z.strictObject({
  /** Nothing is missing; what needs a look may still stand. */
  ready: z.boolean(),
  points: z.array(casePointSchema),
  opponent: z.array(opponentPointSchema),
});
export type CaseCheck = z.infer<typeof caseCheckSchema>;

const named = z.strictObject({ number: caseNumberSchema });

export const casesContract = {
  list: reading.output(
    z.strictObject({ cases: z.array(caseSchema.omit({ items: true, claims: true })) }),
  ),
  get: reading.input(named).output(caseSchema),
  /** A dispute has one case: asked again it is given again. Its facts and messages come along. */
  open: writing
    .input(factsSchema.partial().extend({ disputeId: idSchema.optional() }))
    .output(caseSchema),
  edit: writing.input(named.extend(factsSchema.partial().shape)).output(caseSchema),
  /** Puts messages, sessions or a period into the basket; what lies in it already stays once. */
  add: writing
    .input(
      named.extend({
        messageIds: z.array(idSchema).default([]),
        sessionMessageIds: z.array(idSchema).default([]),
        period: z
          .strictObject({
            conversationId: idSchema,
            from: instantSchema.nullable(),
            to: instantSchema.nullable(),
          })
          .optional(),
        note: line(500).default(''),
      }),
    )
    .output(caseSchema),
  /** Copies a file into the archive as an exhibit. `source` says where it is from. */
  addFile: writing
    .input(
      named.extend({
        file: grantIdSchema,
        record: caseFileKindSchema,
        source: line(300).min(1),
        note: line(500).default(''),
      }),
    )
    .output(caseSchema),
  /** Takes an item out of the basket; its number is never given to anything else. */
  remove: writing.input(named.extend({ itemId: idSchema })).output(caseSchema),
  /** A claim cites exhibits of the case, each by its number. */
  claim: writing
    .input(
      named.extend({
        text: line(1_000).min(1),
        exhibits: z.array(z.string().regex(/^(EV-[0-9]{4,9}-)?[0-9]{1,6}$/)).min(1),
      }),
    )
    .output(caseSchema),
  withdrawClaim: writing.input(named.extend({ claimId: idSchema })).output(caseSchema),
  /** What to look at before export, and the strongest points against the shop. Changes nothing. */
  check: reading.input(named).output(caseCheckSchema),
};
