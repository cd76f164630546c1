import { z } from 'zod';
import { slots } from './analysis.ts';

/** What the answer sheet has answers on, and agents tell things about. `other`: a shop's own questions. */
export const topics = [
  ...slots,
  'discount',
  'freight_amount',
  'compensation',
  'authenticity',
  'other',
] as const;
export const topicSchema = z.enum(topics);
export type AnswerTopic = z.infer<typeof topicSchema>;

/** Whom an answer is for, from all to one. The narrowest one that fits holds. */
export const answerScopes = ['shop', 'sku', 'order', 'customer'] as const;
export const answerScopeSchema = z.enum(answerScopes);
export type AnswerScope = z.infer<typeof answerScopeSchema>;

/** The four that a FAQ begins with; a shop may add its own. */
export const answerCategories = ['quality', 'price', 'payment-delivery', 'after-sales'] as const;
export type AnswerCategory = (typeof answerCategories)[number];

/** A statement, made comparable. Money in cents, lengths of time in hours. */
export const toldValueSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('durations'),
    durations: z.array(z.strictObject({ from: z.number(), to: z.number() })),
  }),
  /** Who pays, yes or no, in stock or not. */
  z.strictObject({ type: z.literal('named'), name: z.string() }),
  z.strictObject({ type: z.literal('couriers'), names: z.array(z.string()) }),
  z.strictObject({
    type: z.literal('measures'),
    measures: z.array(
      z.strictObject({
        dimension: z.string(),
        variant: z.string(),
        unit: z.string(),
        value: z.number(),
      }),
    ),
  }),
  z.strictObject({ type: z.literal('amount'), cents: z.int() }),
  /** What is given on what condition: `{"满300": 3000}`. */
  z.strictObject({ type: z.literal('terms'), terms: z.record(z.string(), z.number()) }),
  z.strictObject({ type: z.literal('text'), text: z.string() }),
]);
export type ToldValue = z.infer<typeof toldValueSchema>;

/** What a statement is limited to; empty or null where it says no such thing. */
export const toldLimitsSchema = z.strictObject({
  circumstance: z.enum(['fault', 'choice', 'used']).nullable(),
  /** A part of the goods: `电池`. */
  part: z.string(),
  /** Colour or size. */
  variant: z.string(),
  /** An item's number, or what the customer called it. */
  product: z.string(),
});
export type ToldLimits = z.infer<typeof toldLimitsSchema>;

/** What one message tells about one topic. */
export interface Told {
  /** `i` of the message. */
  readonly i: number;
  readonly topic: AnswerTopic;
  readonly value: ToldValue;
  readonly limits: ToldLimits;
  /** Words that say that it is for this buyer alone; empty for none. */
  readonly exception: string;
}
