import { z } from 'zod';
import { completableOperators } from '../domain/search/language/operators.ts';
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

/**
 * `relevance` ranks the newest hits by how near each other, how often and how word for word they have
 * what was asked for. With fewer than two words it is `newest`.
 */
export const searchSortSchema = z.enum(['newest', 'oldest', 'relevance']);
export type SearchSort = z.infer<typeof searchSortSchema>;

/** All hits of a conversation, told by its first ones. */
export const hitGroupSchema = z.strictObject({
  conversationId: idSchema,
  title: z.string(),
  platform: platformSchema,
  shop: z.string().nullable(),
  /** In the order that was asked for, at most `perConversation`. */
  hits: z.array(hitSchema),
  count: countSchema,
});
export type HitGroup = z.infer<typeof hitGroupSchema>;

/** `similarity`: the share of what makes the one message that the other has too, from 0 to 1. */
const similarHitSchema = hitSchema.extend({ similarity: z.number().min(0).max(1) });
export type SimilarHit = z.infer<typeof similarHitSchema>;

/** What has been said to others who asked the same. */
export const askedBeforeSchema = z.strictObject({
  question: similarHitSchema,
  /** What the shop said after it, before the customer asked on; oldest first. */
  answers: z.array(hitSchema),
});
export type AskedBefore = z.infer<typeof askedBeforeSchema>;

export type SearchHint = z.infer<typeof hintSchema>;

export const searchContract = {
  /** Newest first, or as `sort` says. An empty query with filters lists what the filters leave. */
  search: reading
    .input(
      z.strictObject({
        query: z.string().max(2_000),
        filters: searchFiltersSchema.optional(),
        sort: searchSortSchema.default('newest'),
        limit: z.int().positive().max(500).default(50),
        /** Continue behind this message in that order, as `next` of the page before said. */
        beforeId: idSchema.optional(),
      }),
    )
    .output(
      z.strictObject({
        hits: z.array(hitSchema),
        next: idSchema.nullable(),
        hints: z.array(hintSchema),
        /** Ranked among so many newest hits; there are more. Null: all there are are in order. */
        among: z.int().nullable(),
      }),
    ),
  /** Conversations with hits: first those whose first hit in the order asked for comes first. */
  conversations: reading
    .input(
      z.strictObject({
        query: z.string().max(2_000),
        filters: searchFiltersSchema.optional(),
        sort: z.enum(['newest', 'oldest']).default('newest'),
        limit: z.int().positive().max(100).default(20),
        perConversation: z.int().positive().max(20).default(3),
        /** `next` of the page before. */
        beforeId: idSchema.optional(),
      }),
    )
    .output(
      z.strictObject({
        groups: z.array(hitGroupSchema),
        /** The first hit of the last conversation. */
        next: idSchema.nullable(),
        hints: z.array(hintSchema),
      }),
    ),
  /**
   * Of a message, or of a text from a customer: what this customer has said like it before, and who else
   * asked the same and was answered what. Newest of the most similar first.
   */
  saidBefore: reading
    .input(
      z.union([
        z.strictObject({
          messageId: idSchema,
          limit: z.int().positive().max(50).default(10),
        }),
        z.strictObject({
          text: z.string().min(1).max(10_000),
          /** A name or handle. */
          customer: z.string().min(1).optional(),
          limit: z.int().positive().max(50).default(10),
        }),
      ]),
    )
    .output(
      z.strictObject({
        sameCustomer: z.array(similarHitSchema),
        others: z.array(askedBeforeSchema),
      }),
    ),
  /** Messages that say nearly the same, most similar first. */
  similar: reading
    .input(z.strictObject({ messageId: idSchema, limit: z.int().positive().max(100).default(20) }))
    .output(z.strictObject({ hits: z.array(similarHitSchema) })),
  /** Values of an operator that have this text in them, as the archive knows them. */
  complete: reading
    .input(
      z.strictObject({
        operator: z.enum(completableOperators),
        text: z.string().max(200).default(''),
        limit: z.int().positive().max(50).default(10),
      }),
    )
    .output(
      z.strictObject({
        values: z.array(z.strictObject({ value: z.string(), detail: z.string().nullable() })),
      }),
    ),
  /** Told apart from the hits, so that these never wait for it. */
  count: reading
    .input(
      z.strictObject({ query: z.string().max(2_000), filters: searchFiltersSchema.optional() }),
    )
    .output(countSchema),
};
