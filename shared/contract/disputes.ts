import { z } from 'zod';
import { idSchema, instantSchema, messageSchema, platformSchema } from '../model/message.ts';
import { disputeKindSchema, reasonSchema } from '../model/analysis.ts';
import { disputeCauses } from '../domain/disputes/causes.ts';
import { checkItems, duties, evidenceItems } from '../domain/disputes/checklist.ts';
import { platformStates } from '../domain/disputes/deadlines.ts';
import { decisionSchema } from './history.ts';
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
export const satisfactions = ['satisfied', 'neutral', 'dissatisfied', 'no-answer'] as const;
const satisfactionSchema = z.enum(satisfactions);
export type Satisfaction = z.infer<typeof satisfactionSchema>;

const checkSchema = z.strictObject({
  state: z.enum(['there', 'missing', 'not-needed']),
  /** A person said so, or it was found in the conversation or on the case. */
  source: z.enum(['person', 'found']),
  /** The message that shows it. */
  messageId: idSchema.nullable(),
  note: z.string().nullable(),
});

export const deadlineRowSchema = z.strictObject({
  platform: platformSchema,
  state: z.enum(platformStates),
  /** Null: the shop says that there is none. */
  hours: z.int().min(1).max(8_760).nullable(),
});

export const disputeSchema = z.strictObject({
  disputeId: idSchema,
  conversationId: idSchema,
  conversationTitle: z.string(),
  platform: platformSchema,
  shop: z.string().nullable(),
  customer: z.string().nullable(),
  customerId: idSchema.nullable(),
  stage: disputeStageSchema,
  kind: disputeKindSchema,
  severity: z.int().min(1).max(3),
  /** Null until a person has decided. */
  cause: z.enum(disputeCauses).nullable(),
  causeDetail: z.string().nullable(),
  /** What the kind suggests, for the person who decides. */
  likelyCause: z.strictObject({
    cause: z.enum(disputeCauses),
    detail: z.string().nullable(),
  }),
  amountCents: z.int().nullable(),
  /** The one of the case, or else the one that the conversation names. */
  orderNo: z.string().nullable(),
  platformState: z.enum(platformStates).nullable(),
  platformStateAt: instantSchema.nullable(),
  /** By when the platform wants an answer. */
  deadlineAt: instantSchema.nullable(),
  /** Until when the buyer was told to wait, and in which message. */
  replyBy: instantSchema.nullable(),
  toldMessageId: idSchema.nullable(),
  /** A deadline of a running case has passed. */
  isOverdue: z.boolean(),
  owner: z.string().nullable(),
  nextStep: z.string().nullable(),
  facts: z.string().nullable(),
  demand: z.string().nullable(),
  ownPosition: z.string().nullable(),
  offers: z.string().nullable(),
  evidence: z.array(checkSchema.extend({ item: z.enum(evidenceItems) })),
  duties: z.array(checkSchema.extend({ item: z.enum(duties) })),
  /** The message that told the buyer the result, and what the buyer thinks of it. */
  resultMessageId: idSchema.nullable(),
  satisfaction: satisfactionSchema.nullable(),
  score: z.number(),
  reason: reasonSchema,
  closeReason: z.string().nullable(),
  /** The act that let it go for its age; null of every other. */
  letGo: z.string().nullable(),
  openedAt: instantSchema.nullable(),
  changedAt: instantSchema,
  changedBy: z.string(),
  /** The messages that show it, in time order. */
  messageIds: z.array(idSchema),
  /** The words that show it best. */
  excerpt: z.string(),
});
export type Dispute = z.infer<typeof disputeSchema>;

const long = z.string().trim().max(2_000).nullable().optional();
const disputeId = z.strictObject({ disputeId: idSchema });

export const disputesContract = {
  list: reading
    .input(
      z.strictObject({
        stage: z.array(disputeStageSchema).optional(),
        cause: z.array(z.enum(disputeCauses)).optional(),
        /** Whole names, as the archive has them. */
        owner: z.string().optional(),
        customer: z.string().optional(),
        shop: z.string().optional(),
        /** Only running ones of which a deadline has passed. */
        overdue: z.boolean().optional(),
        /** Of proposals: only those of the last weeks, or only those from long before. */
        age: z.enum(['recent', 'past']).optional(),
        /** Worst first, or nearest deadline first. */
        order: z.enum(['severity', 'deadline']).default('severity'),
        conversationId: idSchema.optional(),
        limit: z.int().positive().max(1000).default(200),
        afterId: idSchema.optional(),
      }),
    )
    .output(
      z.strictObject({
        disputes: z.array(disputeSchema),
        counts: z.record(disputeStageSchema, z.int()),
        /** Running ones of which a deadline has passed. */
        overdue: z.int(),
        /** Of the proposals: those from long ago. */
        past: z.int(),
        next: idSchema.nullable(),
      }),
    ),
  get: reading.input(z.strictObject({ disputeId: idSchema })).output(
    disputeSchema.extend({
      messages: z.array(messageSchema),
      history: z.array(decisionSchema),
    }),
  ),
  /**
   * Moves to a stage; from `proposed` this confirms it. `closed` asks for the result in words, the message
   * that told it to the buyer, and what the buyer thinks of it.
   */
  stage: writing
    .input(
      z.strictObject({
        disputeId: idSchema,
        stage: disputeStageSchema,
        reason: z.string().min(1).optional(),
        resultMessageId: idSchema.optional(),
        satisfaction: satisfactionSchema.optional(),
      }),
    )
    .output(disputeSchema),
  /** A platform state without a deadline given sets the one of the table. */
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
        cause: z.enum(disputeCauses).nullable().optional(),
        causeDetail: z.string().max(60).nullable().optional(),
        orderNo: z.string().trim().max(60).nullable().optional(),
        platformState: z.enum(platformStates).nullable().optional(),
        platformStateAt: instantSchema.optional(),
        facts: long,
        demand: long,
        ownPosition: long,
        offers: long,
      }),
    )
    .output(disputeSchema),
  /** The buyer was told until when to wait, in a message of the conversation. */
  told: writing
    .input(disputeId.extend({ replyBy: instantSchema, messageId: idSchema }))
    .output(disputeSchema),
  /** Ticks a duty of a stage or a piece of evidence, or says that it is missing or not needed. */
  check: writing
    .input(
      disputeId.extend({
        item: z.enum(checkItems as [string, ...string[]]),
        state: z.enum(['there', 'missing', 'not-needed']),
        messageId: idSchema.optional(),
        note: z.string().trim().max(500).optional(),
      }),
    )
    .output(disputeSchema),
  /** Gives the case to somebody else, with the facts, so that the buyer need not tell them again. */
  transfer: writing
    .input(
      disputeId.extend({
        to: z.string().trim().min(1).max(60),
        summary: z.string().trim().min(1).max(2_000),
      }),
    )
    .output(disputeSchema),
  /** Hours to answer by platform and state, the shop's own before those that come with the program. */
  deadlines: reading.output(
    z.strictObject({ rows: z.array(deadlineRowSchema.extend({ isOwn: z.boolean() })) }),
  ),
  /** Sets a row of that table; `hours` absent: the shipped value holds again. */
  setDeadline: writing
    .input(deadlineRowSchema.partial({ hours: true }))
    .output(z.strictObject({ rows: z.array(deadlineRowSchema.extend({ isOwn: z.boolean() })) })),
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
