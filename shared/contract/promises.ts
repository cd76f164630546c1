import { z } from 'zod';
import { idSchema, instantSchema, platformSchema } from '../model/message.ts';
import { promiseKindSchema, reasonSchema } from '../model/analysis.ts';
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
  saidAt: instantSchema.nullable(),
  duePhrase: z.string().nullable(),
  dueAt: instantSchema.nullable(),
  amountCents: z.int().nullable(),
  owner: z.string().nullable(),
  score: z.number(),
  reason: reasonSchema,
  proofMessageId: idSchema.nullable(),
  closeReason: z.string().nullable(),
  changedAt: instantSchema,
  changedBy: z.string(),
});
export type PromiseRow = z.infer<typeof promiseSchema>;

const promiseId = z.strictObject({ promiseId: idSchema });

export const promisesContract = {
  list: reading
    .input(
      z.strictObject({
        status: z.array(promiseStatusSchema).optional(),
        conversationId: idSchema.optional(),
        dueBefore: instantSchema.optional(),
        /** Soonest due first, or last said first. */
        order: z.enum(['due', 'newest']).default('due'),
        limit: z.int().positive().max(1000).default(200),
        afterId: idSchema.optional(),
      }),
    )
    .output(
      z.strictObject({
        promises: z.array(promiseSchema),
        counts: z.record(promiseStatusSchema, z.int()),
        next: idSchema.nullable(),
      }),
    ),
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
      }),
    )
    .output(promiseSchema),
};
