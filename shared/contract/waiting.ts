import { z } from 'zod';
import { channelSchema, idSchema, instantSchema, platformSchema } from '../model/message.ts';
import { reading, writing } from './procedure.ts';

/** A buyer whose last words nobody answered. */
export const waitingSchema = z.strictObject({
  conversationId: idSchema,
  conversationTitle: z.string(),
  platform: platformSchema,
  channel: channelSchema,
  shop: z.string().nullable(),
  customer: z.string().nullable(),
  customerId: idSchema.nullable(),
  /** Who answered last, if anybody did. */
  agent: z.string().nullable(),
  /** The first of the words that nobody answered, and the last of them. */
  messageId: idSchema,
  lastMessageId: idSchema,
  /** How many there are, up to some hundreds. */
  messages: z.int(),
  waitingSince: instantSchema,
  lastAt: instantSchema,
  /** Whole minutes since `waitingSince`, by the archive's clock. */
  ageMinutes: z.int(),
  /** They asked or complained; an answer was promised; or, only when asked for all, mere thanks. */
  reason: z.enum(['unanswered', 'owed', 'courtesy']),
  excerpt: z.string(),
});
export type Waiting = z.infer<typeof waitingSchema>;

/** From the shortest on; each goes on where the one before it ends. */
export const waitingAges = ['hour', 'day', 'week', 'older'] as const;
export type WaitingAge = (typeof waitingAges)[number];

/** The tag of last words that need no answer. */
export const needsNoAnswerTag = '不用回';

export const waitingContract = {
  /** Longest waiting first. Group chats and staff's own talks come with `all` alone. */
  list: reading
    .input(
      z.strictObject({
        shop: z.string().optional(),
        platform: platformSchema.optional(),
        channel: channelSchema.optional(),
        /** Waiting since this time or later, UTC ms. */
        since: instantSchema.optional(),
        /** How long they wait: up to an hour, a day, a week, or longer. */
        age: z.enum(waitingAges).optional(),
        /** Mere thanks and goodbyes, too. */
        all: z.boolean().default(false),
        order: z.enum(['oldest', 'newest']).default('oldest'),
        limit: z.int().positive().max(1_000).default(200),
        offset: z.int().min(0).default(0),
      }),
    )
    .output(
      z.strictObject({
        waiting: z.array(waitingSchema),
        /** Of all that match, whatever the page shows. */
        total: z.int(),
        /** By how long they wait, also of ages that were not asked for. */
        ages: z.strictObject({ hour: z.int(), day: z.int(), week: z.int(), older: z.int() }),
        next: z.int().nullable(),
      }),
    ),
  /** How many wait, counted no further than `atMost`: quick however many there are. */
  count: reading
    .input(
      z.strictObject({
        atMost: z.int().positive().max(10_000),
        /** Without those of long ago. */
        recent: z.boolean().default(false),
      }),
    )
    .output(z.strictObject({ waiting: z.int() })),
  /** These last words need no answer: they are tagged so, and wait no longer. */
  settle: writing.input(z.strictObject({ messageId: idSchema })).output(z.strictObject({})),
  /** Takes that back. */
  unsettle: writing.input(z.strictObject({ messageId: idSchema })).output(z.strictObject({})),
};
