import { z } from 'zod';
import { toldLimitsSchema, toldValueSchema, topicSchema } from '../model/answers.ts';
import { idSchema, instantSchema } from '../model/message.ts';
import { toldSchema } from './answers.ts';
import { reading, writing } from './procedure.ts';

export const contradictionStatuses = ['proposed', 'resolved', 'rejected'] as const;
export const contradictionKinds = ['same-customer', 'others', 'sheet'] as const;

/** One of two statements that cannot both be true: a message, or an entry of the sheet. */
const sideSchema = z.strictObject({
  source: z.enum(['message', 'sheet']),
  messageId: idSchema.nullable(),
  conversationId: idSchema.nullable(),
  answerId: idSchema.nullable(),
  versionId: z.string().nullable(),
  text: z.string(),
  /** Null where analysis gave none. */
  value: toldValueSchema.nullable(),
  /** The agent, or who wrote the version. */
  by: z.string(),
  to: z.string().nullable(),
  shop: z.string().nullable(),
  at: instantSchema.nullable(),
  /** How often it has been told in this matter. */
  count: z.int(),
});
export type ContradictionSide = z.infer<typeof sideSchema>;

export const contradictionDecisionSchema = z.strictObject({
  /** `rejected` without a decision: not found any more. */
  resolution: z.enum(['chosen', 'exception', 'unrelated', 'reopened']),
  chosen: z.enum(['a', 'b']).nullable(),
  answerId: idSchema.nullable(),
  exceptionId: idSchema.nullable(),
  reason: z.string(),
  /** The act that let it go for its age; null of every other decision. */
  letGo: z.string().nullable(),
  at: instantSchema,
  by: z.string(),
});
export type ContradictionDecision = z.infer<typeof contradictionDecisionSchema>;

export const contradictionSchema = z.strictObject({
  contradictionId: idSchema,
  /** One customer told two things; two customers; told otherwise than the sheet says (a is the sheet). */
  kind: z.enum(contradictionKinds),
  topic: topicSchema,
  limits: toldLimitsSchema.partial(),
  a: sideSchema,
  b: sideSchema,
  status: z.enum(contradictionStatuses),
  /** The last one; null while nobody has decided. */
  decision: contradictionDecisionSchema.nullable(),
});
export type ContradictionRow = z.infer<typeof contradictionSchema>;

const byId = z.strictObject({ contradictionId: idSchema });
const reason = z.string().trim().max(5_000);

export const contradictionsContract = {
  /** Newest first; those of one customer before those of several. */
  list: reading
    .input(
      z.strictObject({
        status: z.array(z.enum(contradictionStatuses)).default(['proposed']),
        topic: topicSchema.optional(),
        kind: z.enum(contradictionKinds).optional(),
        conversationId: idSchema.optional(),
        limit: z.int().positive().max(1_000).default(200),
      }),
    )
    .output(
      z.strictObject({
        contradictions: z.array(contradictionSchema),
        counts: z.record(z.enum(contradictionStatuses), z.int()),
      }),
    ),
  /** With everything told to whom it concerns, oldest first, and every decision. */
  get: reading.input(byId).output(
    z.strictObject({
      contradiction: contradictionSchema,
      told: z.array(toldSchema),
      decisions: z.array(contradictionDecisionSchema),
    }),
  ),
  /** One statement holds from now on; `answer` writes it into the sheet. */
  choose: writing
    .input(
      byId.extend({
        chosen: z.enum(['a', 'b']),
        reason: reason.default(''),
        answer: z.string().trim().max(5_000).optional(),
        value: z.string().trim().max(200).nullable().default(null),
        /** Of which product the answer is, where it is told of products. Default: the one asked about. */
        product: z.string().trim().min(1).max(200).optional(),
      }),
    )
    .output(contradictionSchema),
  /** What differs was meant for this customer or order alone. */
  except: writing
    .input(
      byId.extend({
        recipientKind: z.enum(['customer', 'order']).default('customer'),
        /** Default: the customer of b. */
        recipient: z.string().trim().min(1).max(200).optional(),
        granted: z.string().trim().min(1).max(5_000).optional(),
        reason: reason.min(1),
        validTo: instantSchema.nullable().default(null),
        approvedBy: z.string().trim().min(1).max(200),
      }),
    )
    .output(contradictionSchema),
  /** They are not about the same matter. */
  unrelated: writing.input(byId.extend({ reason: reason.min(1) })).output(contradictionSchema),
  reopen: writing.input(byId.extend({ reason: reason.default('') })).output(contradictionSchema),
};
