import { z } from 'zod';
import { toldValueSchema, topicSchema } from '../model/answers.ts';
import { idSchema, instantSchema } from '../model/message.ts';
import { reading } from './procedure.ts';

/** A way in which a question was answered. */
const givenAnswerSchema = z.strictObject({
  /** The most frequent wording, else the newest. */
  text: z.string(),
  value: toldValueSchema.nullable(),
  count: z.int(),
  agents: z.array(z.string()),
  messageId: idSchema,
  conversationId: idSchema,
  lastAt: instantSchema.nullable(),
});

/** A question that customers ask again and again. */
export const repeatedQuestionSchema = z.strictObject({
  /** The most frequent wording. */
  question: z.string(),
  topic: topicSchema,
  category: z.string(),
  asked: z.int(),
  customers: z.int(),
  lastAt: instantSchema.nullable(),
  examples: z.array(
    z.strictObject({
      messageId: idSchema,
      conversationId: idSchema,
      text: z.string(),
      by: z.string(),
      at: instantSchema.nullable(),
    }),
  ),
  /** The most frequent first; what differs in value stands apart. */
  answers: z.array(givenAnswerSchema),
  unanswered: z.int(),
  /** True where the answers have values that cannot both be true. */
  isSpread: z.boolean(),
  /** The entry of the sheet that answers it. */
  answerId: idSchema.nullable(),
});
export type RepeatedQuestion = z.infer<typeof repeatedQuestionSchema>;

export const faqContract = {
  /** Repeated questions of the whole archive, the most asked first, and how far the sheet covers them. */
  questions: reading
    .input(
      z.strictObject({
        category: z.string().optional(),
        onlyUncovered: z.boolean().default(false),
        leastAsked: z.int().min(1).default(2),
        limit: z.int().positive().max(1_000).default(100),
      }),
    )
    .output(
      z.strictObject({
        questions: z.array(repeatedQuestionSchema),
        /** The four of a FAQ first, then the shop's own. */
        categories: z.array(
          z.strictObject({
            category: z.string(),
            /** Entries of the sheet in force. */
            answers: z.int(),
            /** Repeated questions found, and those that the sheet answers. */
            questions: z.int(),
            covered: z.int(),
            /** How often they were asked. */
            asked: z.int(),
          }),
        ),
        /** Customers' messages that were looked at. */
        examined: z.int(),
      }),
    ),
};
