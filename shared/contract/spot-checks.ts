import { z } from 'zod';
import { idSchema, instantSchema, platformSchema } from '../model/message.ts';
import { spotRulesSchema } from '../model/spot-checks.ts';
import { reading, writing } from './procedure.ts';

const reasonText = z.string().trim().min(1).max(2_000);

const findingSchema = z.strictObject({
  ruleId: z.string(),
  points: z.int(),
  /** That show it; none where something is lacking. */
  messageIds: z.array(idSchema),
});

const reviewSchema = z.strictObject({
  at: instantSchema,
  by: z.string(),
  findings: z.array(findingSchema),
  score: z.int().min(0).max(100),
  note: z.string(),
});

const appealSchema = z.strictObject({
  appealId: idSchema,
  at: instantSchema,
  by: z.string(),
  comment: z.string(),
  /** Null while it waits. */
  decision: z.enum(['upheld', 'changed']).nullable(),
  decidedAt: instantSchema.nullable(),
  decidedBy: z.string().nullable(),
  decisionComment: z.string().nullable(),
});

export const spotCheckSchema = z.strictObject({
  spotCheckId: idSchema,
  at: instantSchema,
  by: z.string(),
  from: instantSchema,
  to: instantSchema,
  stratifiedBy: z.enum(['agent', 'shop', 'agent-shop', 'none']),
  shop: z.string().nullable(),
  agent: z.string().nullable(),
  platform: platformSchema.nullable(),
  /** Draws the same sample again, as long as the archive holds the same messages of the period. */
  seed: z.string(),
  /** Conversations (of one agent each) that could have been drawn. */
  population: z.int(),
  size: z.int(),
  reviewed: z.int(),
  appealed: z.int(),
  /** Of those reviewed; null while none is. */
  averageScore: z.number().nullable(),
});
export type SpotCheck = z.infer<typeof spotCheckSchema>;

export const spotCheckItemSchema = z.strictObject({
  itemId: idSchema,
  spotCheckId: idSchema,
  conversationId: idSchema,
  conversation: z.string(),
  agent: z.string(),
  stratum: z.string(),
  /** The agent's messages in the period. */
  messages: z.int(),
  firstMessageId: idSchema,
  state: z.enum(['waiting', 'reviewed', 'appealed', 'settled']),
  score: z.int().nullable(),
});
export type SpotCheckItem = z.infer<typeof spotCheckItemSchema>;

export const reviewCardSchema = spotCheckItemSchema.extend({
  /** What the rules find; a proposal. */
  proposed: z.array(findingSchema),
  proposedScore: z.int(),
  /** Newest first; the first one holds. */
  reviews: z.array(reviewSchema),
  appeals: z.array(appealSchema),
});
export type ReviewCard = z.infer<typeof reviewCardSchema>;

export const agentRecordSchema = z.strictObject({
  agent: z.string(),
  reviewed: z.int(),
  averageScore: z.number().nullable(),
  lastReviewedAt: instantSchema.nullable(),
  lastReviewedBy: z.string().nullable(),
});

const itemInput = z.strictObject({ itemId: idSchema });

export const spotChecksContract = {
  /** What reviews look at, as the shop has it now. */
  rules: reading.output(z.strictObject({ rules: spotRulesSchema, isDefault: z.boolean() })),
  /** From now on; reviews that were made keep the points that they gave. */
  setRules: writing.input(z.strictObject({ rules: spotRulesSchema })).output(z.strictObject({})),
  /** `not-found` where nobody wrote in the period. */
  draw: writing
    .input(
      z.strictObject({
        from: instantSchema,
        to: instantSchema,
        size: z.int().min(1).max(1_000),
        seed: z.string().min(1).max(64).optional(),
        stratifiedBy: spotCheckSchema.shape.stratifiedBy.default('agent'),
        shop: z.string().optional(),
        agent: z.string().optional(),
        platform: platformSchema.optional(),
      }),
    )
    .output(spotCheckSchema),
  /** Newest first. */
  list: reading.output(z.strictObject({ spotChecks: z.array(spotCheckSchema) })),
  get: reading
    .input(z.strictObject({ spotCheckId: idSchema }))
    .output(spotCheckSchema.extend({ items: z.array(spotCheckItemSchema) })),
  card: reading.input(itemInput).output(reviewCardSchema),
  /** Kept beside those before it, which stay on record. */
  review: writing
    .input(
      itemInput.extend({
        findings: z
          .array(
            z.strictObject({
              ruleId: z.string(),
              messageIds: z.array(idSchema).max(100).default([]),
            }),
          )
          .max(60),
        note: z.string().max(2_000).default(''),
      }),
    )
    .output(reviewCardSchema),
  /** The clerk's word against a review; `conflict` before there is one or while another appeal waits. */
  appeal: writing.input(itemInput.extend({ comment: reasonText })).output(reviewCardSchema),
  /** `changed` only after a newer review; not by who appealed. */
  settle: writing
    .input(
      z.strictObject({
        appealId: idSchema,
        decision: z.enum(['upheld', 'changed']),
        comment: reasonText,
      }),
    )
    .output(reviewCardSchema),
  /** Every agent who has written, and when they were checked last; who waits longest first. */
  byAgent: reading.output(z.strictObject({ agents: z.array(agentRecordSchema) })),
};
