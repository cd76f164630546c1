import { z } from 'zod';
import { instantSchema } from '../model/message.ts';
import { reading } from './procedure.ts';

const timesSchema = z.strictObject({
  count: z.int(),
  averageMs: z.int().nullable(),
  medianMs: z.int().nullable(),
  p90Ms: z.int().nullable(),
  withinThreeMinutes: z.number().min(0).max(1).nullable(),
});

export const metricsRowSchema = z.strictObject({
  /** An agent, a shop, the Monday of a week or a day (`YYYY-MM-DD`); empty for all, and for no shop. */
  key: z.string(),
  /** Conversations in which the customer wrote. */
  conversations: z.int(),
  customerMessages: z.int(),
  agentMessages: z.int(),
  /** To the first turn of each consultation; a silence of twelve hours ends one. */
  firstResponse: timesSchema,
  /** To every turn of the customer. */
  response: timesSchema,
  /** Turns that nobody answered before the consultation ended. */
  unanswered: z.int(),
  /** Made in the period and confirmed, as they stand now. */
  promises: z.strictObject({
    made: z.int(),
    kept: z.int(),
    broken: z.int(),
    open: z.int(),
    overdue: z.int(),
    /** Kept ones of those that are settled or overdue; null while none is. */
    keptRate: z.number().nullable(),
  }),
  /** Opened in the period; of no agent. */
  disputes: z.strictObject({ opened: z.int(), closed: z.int() }),
  /** Times that a customer had to ask again; of no agent. */
  repeats: z.int(),
});
export type MetricsRow = z.infer<typeof metricsRowSchema>;

export const metricsBy = ['all', 'agent', 'shop', 'week', 'day'] as const;
export type MetricsBy = (typeof metricsBy)[number];

export const metricsContract = {
  /** What the conversations of a period come to. Sale figures are not among them: a chat tells none. */
  read: reading
    .input(
      z.strictObject({
        from: instantSchema,
        to: instantSchema,
        by: z.enum(metricsBy).default('all'),
        shop: z.string().optional(),
        agent: z.string().optional(),
      }),
    )
    .output(z.strictObject({ rows: z.array(metricsRowSchema) })),
};
