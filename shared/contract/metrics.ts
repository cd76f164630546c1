import { z } from 'zod';
import { disputeCauses } from '../domain/disputes/causes.ts';
import { instantSchema } from '../model/message.ts';
import { grantIdSchema } from './imports.ts';
import { reading, writing } from './procedure.ts';

const timesSchema = z.strictObject({
  count: z.int(),
  averageMs: z.int().nullable(),
  medianMs: z.int().nullable(),
  p90Ms: z.int().nullable(),
  withinThreeMinutes: z.number().min(0).max(1).nullable(),
});

/**
 * From imported order tables alone (`salesOf` has the formulas). `not-computable` where no table reaches
 * into the row's shop and time: a chat tells no sales, and nothing is guessed.
 */
const salesSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('not-computable') }),
  z.strictObject({
    state: z.literal('computed'),
    consulted: z.int(),
    ordered: z.int(),
    paid: z.int(),
    salesCents: z.int(),
    conversion: z.number().nullable(),
    orderSuccess: z.number().nullable(),
    centsPerCustomer: z.int().nullable(),
  }),
]);

const orderIssueSchema = z.strictObject({
  line: z.int(),
  reason: z.string(),
  excerpt: z.string(),
});
export type OrderIssue = z.infer<typeof orderIssueSchema>;

const orderReportSchema = z.strictObject({
  name: z.string(),
  /** `unchanged`: the very same file was taken before. */
  status: z.enum(['imported', 'unchanged']),
  orders: z.int(),
  issues: z.array(orderIssueSchema),
});

/** What there is of orders; times of the orders themselves, null while there are none. */
const orderStateSchema = z.strictObject({
  orders: z.int(),
  firstAt: instantSchema.nullable(),
  lastAt: instantSchema.nullable(),
  files: z.array(
    z.strictObject({
      name: z.string(),
      takenAt: instantSchema,
      takenBy: z.string(),
      orders: z.int(),
    }),
  ),
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
  sales: salesSchema,
});
export type MetricsRow = z.infer<typeof metricsRowSchema>;

export const metricsBy = ['all', 'agent', 'shop', 'week', 'day'] as const;
export type MetricsBy = (typeof metricsBy)[number];

const causeRowSchema = z.strictObject({
  cause: z.enum(disputeCauses).nullable(),
  /** Id of the table of causes. */
  detail: z.string().nullable(),
  opened: z.int(),
  closed: z.int(),
});
export type CauseRow = z.infer<typeof causeRowSchema>;

const importDaySchema = z.strictObject({
  /** `YYYY-MM-DD` by the shop's clock. */
  day: z.string(),
  batches: z.int(),
  newMessages: z.int(),
  duplicates: z.int(),
});
export type ImportDay = z.infer<typeof importDaySchema>;

export const metricsContract = {
  /** Disputes opened in the period, by what caused them; what nobody has decided yet has no cause. */
  causes: reading
    .input(z.strictObject({ from: instantSchema, to: instantSchema, shop: z.string().optional() }))
    .output(z.strictObject({ rows: z.array(causeRowSchema) })),
  /** Imports of the period that stand, by day; days without one are left out. */
  imports: reading
    .input(z.strictObject({ from: instantSchema, to: instantSchema }))
    .output(z.strictObject({ days: z.array(importDaySchema) })),
  orders: reading.output(orderStateSchema),
  /** Takes an order table (CSV). Newer tables go before older ones, order by order; nothing is lost. */
  importOrders: writing.input(z.strictObject({ grant: grantIdSchema })).output(orderReportSchema),
  /** What the conversations of a period come to. */
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
