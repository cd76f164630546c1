import { z } from 'zod';
import {
  idSchema,
  instantSchema,
  messageKindSchema,
  platformSchema,
  roleSchema,
} from '../model/message.ts';
import { reading } from './procedure.ts';

export const searchFiltersSchema = z.strictObject({
  /** UTC ms, inclusive. */
  from: instantSchema.optional(),
  /** UTC ms, exclusive. */
  to: instantSchema.optional(),
  agent: z.string().min(1).optional(),
  customer: z.string().min(1).optional(),
  platform: platformSchema.optional(),
  shop: z.string().min(1).optional(),
  role: roleSchema.optional(),
  conversationId: idSchema.optional(),
  /** An order, item, tracking or phone number that the message names; spaces and hyphens do not count. */
  reference: z.string().min(4).max(40).optional(),
});
export type SearchFilters = z.infer<typeof searchFiltersSchema>;

export const hitSchema = z.strictObject({
  messageId: idSchema,
  conversationId: idSchema,
  conversationTitle: z.string(),
  sentAt: instantSchema.nullable(),
  wallClock: z.string().nullable(),
  sender: z.string(),
  role: roleSchema,
  kind: messageKindSchema,
  platform: platformSchema,
  shop: z.string().nullable(),
  text: z.string(),
  /** About 20 characters either side of the first hit; `start` and `end` are UTF-16 offsets in `text`. */
  snippet: z.strictObject({
    text: z.string(),
    marks: z.array(z.strictObject({ start: z.int(), end: z.int() })),
  }),
  /** 承 promise, 纠 dispute, 证 exhibit: what hangs on this message. */
  badges: z.array(z.enum(['promise', 'dispute', 'exhibit'])),
});
export type Hit = z.infer<typeof hitSchema>;

export const countSchema = z.strictObject({
  value: z.int(),
  kind: z.enum(['exact', 'about', 'atLeast']),
});
export type Count = z.infer<typeof countSchema>;

/** Something in a query that was not understood, or not finished. It was answered all the same. */
export const hintSchema = z.strictObject({
  kind: z.enum([
    'unknown-operator',
    'missing-value',
    'unknown-value',
    'unreadable-date',
    'unreadable-amount',
    'unclosed-quote',
    'unclosed-parenthesis',
  ]),
  /** UTF-16 offsets in the query. */
  start: z.int(),
  end: z.int(),
  text: z.string(),
  operator: z.string().nullable(),
  suggestion: z.string().nullable(),
});

export const searchContract = {
  /** Newest first. An empty query with filters lists what the filters leave. */
  search: reading
    .input(
      z.strictObject({
        query: z.string().max(2_000),
        filters: searchFiltersSchema.optional(),
        limit: z.int().positive().max(500).default(50),
        /** Continue below this message, as `next` of the page before said. */
        beforeId: idSchema.optional(),
      }),
    )
    .output(
      z.strictObject({
        hits: z.array(hitSchema),
        next: idSchema.nullable(),
        hints: z.array(hintSchema),
      }),
    ),
  /** Told apart from the hits, so that these never wait for it. */
  count: reading
    .input(
      z.strictObject({ query: z.string().max(2_000), filters: searchFiltersSchema.optional() }),
    )
    .output(countSchema),
};
