import { z } from 'zod';
import { idSchema, instantSchema, messageSchema, platformSchema } from '../model/message.ts';
import { disputeKindSchema, reasonSchema } from '../model/analysis.ts';
import { reading, writing } from './procedure.ts';

export const disputeStages = [
  'proposed',
  'accept',
  'explain',
  'propose',
  'follow-up',
  'closed',
  'rejected',
] as const;
export const disputeStageSchema = z.enum(disputeStages);
export const disputeSchema = z.strictObject({
  disputeId: idSchema,
  conversationId: idSchema,
  conversationTitle: z.string(),
  platform: platformSchema,
  shop: z.string().nullable(),
  customer: z.string().nullable(),
  stage: disputeStageSchema,
  kind: disputeKindSchema,
  severity: z.int().min(1).max(3),
  amountCents: z.int().nullable(),
  deadlineAt: instantSchema.nullable(),
  owner: z.string().nullable(),
  nextStep: z.string().nullable(),
  score: z.number(),
  reason: reasonSchema,
  closeReason: z.string().nullable(),
  openedAt: instantSchema.nullable(),
  changedAt: instantSchema,
  changedBy: z.string(),
  /** The messages that show it, in time order. */
  messageIds: z.array(idSchema),
  /** The words that show it best. */
  excerpt: z.string(),
});
export type Dispute = z.infer<typeof disputeSchema>;

export const disputesContract = {
  list: reading
    .input(
      z.strictObject({
        stage: z.array(disputeStageSchema).optional(),
        conversationId: idSchema.optional(),
        limit: z.int().positive().max(1000).default(200),
        afterId: idSchema.optional(),
      }),
    )
    .output(
      z.strictObject({
        disputes: z.array(disputeSchema),
        counts: z.record(disputeStageSchema, z.int()),
        next: idSchema.nullable(),
      }),
    ),
  get: reading
    .input(z.strictObject({ disputeId: idSchema }))
    .output(disputeSchema.extend({ messages: z.array(messageSchema) })),
  /** Moves to a stage; from `proposed` this confirms it. `closed` and `rejected` ask a reason. */
  stage: writing
    .input(
      z.strictObject({
        disputeId: idSchema,
        stage: disputeStageSchema,
        reason: z.string().min(1).optional(),
      }),
    )
    .output(disputeSchema),
  edit: writing
    .input(
      z.strictObject({
        disputeId: idSchema,
        kind: disputeKindSchema.optional(),
        severity: z.int().min(1).max(3).optional(),
        amountCents: z.int().nullable().optional(),
        deadlineAt: instantSchema.nullable().optional(),
        owner: z.string().nullable().optional(),
        nextStep: z.string().nullable().optional(),
      }),
    )
    .output(disputeSchema),
  /** A person marks messages as a dispute that the detector did not see. */
  record: writing
    .input(
      z.strictObject({
        messageIds: z.array(idSchema).min(1),
        kind: disputeKindSchema.default('other'),
        severity: z.int().min(1).max(3).default(1),
      }),
    )
    .output(disputeSchema),
};
