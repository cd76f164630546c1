import { z } from 'zod';
import { idSchema, instantSchema, platformSchema } from '../model/message.ts';
import { promiseKindSchema, reasonSchema } from '../model/analysis.ts';
import { proofCodes } from '../domain/promises/find-proofs.ts';
import { promiseLanes } from '../domain/promises/lanes.ts';
import { decisionSchema } from './history.ts';
import { reading, writing } from './procedure.ts';

export const promiseStatuses = [
  'proposed',
  'open',
  'kept',
  'broken',
  'withdrawn',
  'rejected',
] as const;
export const promiseStatusSchema = z.enum(promiseStatuses);
export const promiseLaneSchema = z.enum(promiseLanes);

/** A later message that looks like proof. A person decides. */
export const proofSchema = z.strictObject({
  messageId: idSchema,
  /** Another than the promise's where the customer has several. */
  conversationId: idSchema,
  sender: z.string(),
  sentAt: instantSchema.nullable(),
  excerpt: z.string(),
  /** Why, as a code that a host puts into words, and the words that show it. */
  code: z.enum(proofCodes),
  words: z.string(),
  score: z.number(),
  /** It came after the due time. */
  isLate: z.boolean(),
});
export type Proof = z.infer<typeof proofSchema>;

export const promiseSchema = z.strictObject({
  promiseId: idSchema,
  messageId: idSchema,
  conversationId: idSchema,
  conversationTitle: z.string(),
  platform: platformSchema,
  shop: z.string().nullable(),
  status: promiseStatusSchema,
  kind: promiseKindSchema,
  strength: z.enum(['firm', 'soft']),
  what: z.string(),
  agent: z.string(),
  customer: z.string().nullable(),
  customerId: idSchema.nullable(),
  lane: promiseLaneSchema,
  saidAt: instantSchema.nullable(),
  duePhrase: z.string().nullable(),
  dueAt: instantSchema.nullable(),
  amountCents: z.int().nullable(),
  owner: z.string().nullable(),
  score: z.number(),
  reason: reasonSchema,
  /** Best first; of running and broken promises only. */
  proofs: z.array(proofSchema),
  proofMessageId: idSchema.nullable(),
  closeReason: z.string().nullable(),
  /** The act that let it go for its age; null of every other. */
  letGo: z.string().nullable(),
  /** When it is brought to mind; null while it has no due time, or where that is switched off. */
  remindAt: instantSchema.nullable(),
  /** When somebody last said to have seen a reminder. */
  remindedAt: instantSchema.nullable(),
  changedAt: instantSchema,
  changedBy: z.string(),
});
export type PromiseRow = z.infer<typeof promiseSchema>;

const promiseId = z.strictObject({ promiseId: idSchema });

/** How a name kept its word. Promises that nobody confirmed do not count. */
export const promiseRateSchema = z.strictObject({
  name: z.string(),
  kept: z.int(),
  /** Of these: the proof came after the due time. */
  keptLate: z.int(),
  broken: z.int(),
  /** Confirmed, due, and neither kept nor broken yet. */
  overdue: z.int(),
  /** Confirmed and not due yet. */
  running: z.int(),
  /** kept / (kept + broken + overdue); null where nothing was due. */
  rate: z.number().min(0).max(1).nullable(),
});
export type PromiseRate = z.infer<typeof promiseRateSchema>;

export const promisesContract = {
  list: reading
    .input(
      z.strictObject({
        status: z.array(promiseStatusSchema).optional(),
        lane: z.array(promiseLaneSchema).optional(),
        /** Whole names, as the archive has them. */
        agent: z.string().optional(),
        customer: z.string().optional(),
        shop: z.string().optional(),
        owner: z.string().optional(),
        conversationId: idSchema.optional(),
        dueBefore: instantSchema.optional(),
        /** Of proposals: only those of the last weeks, or only those from long before. */
        age: z.enum(['recent', 'past']).optional(),
        /** Soonest due first, or last said first. */
        order: z.enum(['due', 'newest']).default('due'),
        limit: z.int().positive().max(1000).default(200),
        afterId: idSchema.optional(),
      }),
    )
    .output(
      z.strictObject({
        promises: z.array(promiseSchema),
        /** Of the whole archive, whatever the page shows. */
        counts: z.record(promiseStatusSchema, z.int()),
        /** Confirmed ones by lane; proposals stand in `proposed`. */
        lanes: z.record(promiseLaneSchema, z.int()),
        /** Of the proposals: those from long ago, which nobody waits for by the hour. */
        past: z.int(),
        next: idSchema.nullable(),
      }),
    ),
  get: reading.input(promiseId).output(promiseSchema.extend({ history: z.array(decisionSchema) })),
  /** Who keeps their word, most promises first. By when they were said, UTC ms, `to` exclusive. */
  rates: reading
    .input(
      z.strictObject({
        by: z.enum(['agent', 'shop']).default('agent'),
        from: instantSchema.optional(),
        to: instantSchema.optional(),
      }),
    )
    .output(z.strictObject({ rates: z.array(promiseRateSchema) })),
  /** Confirmed promises whose reminder has come and that nobody has seen or put off, soonest due first. */
  reminders: reading.output(z.strictObject({ reminders: z.array(promiseSchema) })),
  /** Brings an open promise to mind again at `until`. */
  snooze: writing.input(promiseId.extend({ until: instantSchema })).output(promiseSchema),
  /** The reminder was seen: it does not come again. */
  seen: writing.input(promiseId).output(promiseSchema),
  /** proposed → open. */
  confirm: writing.input(promiseId).output(promiseSchema),
  /** proposed → rejected: it was none. */
  reject: writing.input(promiseId.extend({ reason: z.string().optional() })).output(promiseSchema),
  /** open → kept, by a message that proves it or a reason. */
  keep: writing
    .input(
      promiseId.extend({
        proofMessageId: idSchema.optional(),
        reason: z.string().min(1).optional(),
      }),
    )
    .output(promiseSchema),
  break: writing
    .input(promiseId.extend({ reason: z.string().min(1).optional() }))
    .output(promiseSchema),
  withdraw: writing.input(promiseId.extend({ reason: z.string().min(1) })).output(promiseSchema),
  /** Takes a decision back: open, rejected → proposed; kept, broken, withdrawn → open. */
  reopen: writing
    .input(promiseId.extend({ to: z.enum(['proposed', 'open']) }))
    .output(promiseSchema),
  edit: writing
    .input(
      promiseId.extend({
        what: z.string().min(1).max(500).optional(),
        kind: promiseKindSchema.optional(),
        dueAt: instantSchema.nullable().optional(),
        amountCents: z.int().nullable().optional(),
        owner: z.string().nullable().optional(),
      }),
    )
    .output(promiseSchema),
  /** A person marks a message as a promise that the detector did not see. */
  record: writing
    .input(
      z.strictObject({
        messageId: idSchema,
        kind: promiseKindSchema.default('other'),
        dueAt: instantSchema.nullable().default(null),
        what: z.string().min(1).max(500).optional(),
        amountCents: z.int().nullable().default(null),
        owner: z.string().nullable().default(null),
      }),
    )
    .output(promiseSchema),
};
