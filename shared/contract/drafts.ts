import { z } from 'zod';
import { promiseKindSchema } from '../model/analysis.ts';
import { toldLimitsSchema, toldValueSchema, topicSchema } from '../model/answers.ts';
import { riskFindingSchema } from '../model/findings.ts';
import { idSchema, instantSchema } from '../model/message.ts';
import { toldSchema, toldSpreadSchema } from './answers.ts';
import { reading } from './procedure.ts';
import { askedBeforeSchema } from './search.ts';

/** What a draft says on one topic, beside what has been said and what is to be said. */
export const draftTopicSchema = z.strictObject({
  topic: topicSchema,
  /** Null: the buyer asks about it, and the draft says nothing that can be compared. */
  value: toldValueSchema.nullable(),
  limits: toldLimitsSchema.nullable(),
  /** The answer in force for this buyer; null where the sheet has none. */
  sheet: z
    .strictObject({
      answerId: idSchema,
      answer: z.string(),
      values: z.array(toldValueSchema),
      contradicts: z.boolean(),
    })
    .nullable(),
  /** An exception that allows this buyer what the draft says. */
  exceptionId: idSchema.nullable(),
  /** What this buyer was told, newest first; `contradicts`: it cannot be true beside the draft. */
  thisCustomer: z.array(toldSchema.extend({ contradicts: z.boolean() })),
  /** What others of the same shop were told, the most frequent value first. */
  others: z.array(toldSpreadSchema.extend({ contradicts: z.boolean() })),
});
export type DraftTopic = z.infer<typeof draftTopicSchema>;

export const draftCheckSchema = z.strictObject({
  topics: z.array(draftTopicSchema),
  /** Places that may cause trouble, with softer words. */
  risks: z.array(riskFindingSchema),
  /** Promises that it would make. */
  promises: z.array(
    z.strictObject({
      kind: promiseKindSchema,
      strength: z.enum(['firm', 'soft']),
      duePhrase: z.string().nullable(),
      dueAt: instantSchema.nullable(),
      amountCents: z.int().nullable(),
    }),
  ),
  /** The buyer's last question, and what others who asked the same were answered. */
  asked: z.string().nullable(),
  askedBefore: z.array(askedBeforeSchema),
  /** How many contradictions there are: with the sheet, and with what this buyer was told. */
  contradictions: z.int(),
});
export type DraftCheck = z.infer<typeof draftCheckSchema>;

export const draftsContract = {
  /** Looks at a reply before it is sent. Nothing of it is kept. */
  check: reading
    .input(
      z.strictObject({
        text: z.string().trim().min(1).max(10_000),
        /** Who it is for: by conversation, else by name or handle. */
        conversationId: idSchema.optional(),
        customer: z.string().trim().min(1).optional(),
        shop: z.string().trim().min(1).optional(),
        /** What the buyer asked, where there is no conversation. */
        asked: z.string().trim().max(10_000).optional(),
      }),
    )
    .output(draftCheckSchema),
};
