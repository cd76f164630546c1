import { z } from 'zod';
import { idSchema, instantSchema, messageSchema, platformSchema } from '../model/message.ts';
import { reading, writing } from './procedure.ts';

export const conversationSchema = z.strictObject({
  conversationId: idSchema,
  title: z.string(),
  platform: platformSchema,
  channel: z.string(),
  shop: z.string().nullable(),
  customer: z.string().nullable(),
  /** The customer's account, as `people` knows it. */
  customerId: idSchema.nullable(),
  firstAt: instantSchema.nullable(),
  lastAt: instantSchema.nullable(),
  messages: z.int(),
  openKind: z.enum(['agent_owes', 'customer_unanswered', 'waiting_customer']).nullable(),
  summary: z.string(),
});
export type Conversation = z.infer<typeof conversationSchema>;

/** Where a message came from, down to the line of the kept original. */
export const provenanceSchema = z.strictObject({
  batchId: idSchema,
  sourceFileId: idSchema,
  fileName: z.string(),
  digest: z.string(),
  position: z.int(),
  format: z.string(),
  formatVersion: z.int(),
  importedAt: instantSchema,
  importedBy: z.string(),
});
export type Provenance = z.infer<typeof provenanceSchema>;

/** A row of a table of sessions that was joined to the conversation; it tells what messages do not. */
export const sessionSchema = z.strictObject({
  sessionId: idSchema,
  startedAt: instantSchema,
  /** The customer's full name, where the messages may have a masked one. */
  customer: z.string().nullable(),
  agent: z.string().nullable(),
  order: z.string().nullable(),
  /** All cells by their header, as written. */
  facts: z.record(z.string(), z.string()),
  fileName: z.string(),
  batchId: idSchema,
});
export type Session = z.infer<typeof sessionSchema>;

export const conversationsContract = {
  get: reading.input(z.strictObject({ conversationId: idSchema })).output(conversationSchema),
  list: reading
    .input(
      z.strictObject({
        limit: z.int().positive().max(200).default(50),
        beforeId: idSchema.optional(),
        unanswered: z.boolean().default(false),
      }),
    )
    .output(
      z.strictObject({ conversations: z.array(conversationSchema), next: idSchema.nullable() }),
    ),
  /** One message with its neighbours in time: `before` older and `after` newer ones of its conversation. */
  context: reading
    .input(
      z.strictObject({
        messageId: idSchema,
        before: z.int().min(0).max(500).default(10),
        after: z.int().min(0).max(500).default(10),
      }),
    )
    .output(
      z.strictObject({
        conversation: conversationSchema,
        messages: z.array(messageSchema),
        hasOlder: z.boolean(),
        hasNewer: z.boolean(),
        provenance: z.array(provenanceSchema),
        sessions: z.array(sessionSchema),
      }),
    ),
  /**
   * A page of all that was said with the buyer of a conversation, over all their accounts and channels, in
   * time order: around a message, beside an edge message, or from the newest.
   */
  history: reading
    .input(
      z.strictObject({
        conversationId: idSchema,
        aroundId: idSchema.optional(),
        olderThan: idSchema.optional(),
        newerThan: idSchema.optional(),
        limit: z.int().positive().max(500).default(100),
      }),
    )
    .output(
      z.strictObject({
        messages: z.array(messageSchema),
        hasOlder: z.boolean(),
        hasNewer: z.boolean(),
        /** All conversations of the buyer, oldest first. */
        conversations: z.array(conversationSchema),
        /** The files in which the messages were first seen. */
        sources: z.array(z.strictObject({ sourceFileId: idSchema, fileName: z.string() })),
      }),
    ),
  /** The history from above: its days, and where promises, disputes and exhibits are. */
  outline: reading.input(z.strictObject({ conversationId: idSchema })).output(
    z.strictObject({
      /** Local days of the archive's zone that have messages, oldest first. */
      days: z.array(
        z.strictObject({
          day: z.string(),
          messages: z.int(),
          firstAt: instantSchema,
          firstId: idSchema,
        }),
      ),
      marks: z.array(
        z.strictObject({
          messageId: idSchema,
          conversationId: idSchema,
          sentAt: instantSchema.nullable(),
          what: z.enum(['promise', 'dispute', 'exhibit']),
        }),
      ),
    }),
  ),
  /**
   * A picture that the archive keeps with a message: PNG, JPEG, GIF or WebP of at most 8 MiB, told by its
   * own bytes. `not-found` where no such picture is kept.
   */
  picture: reading
    .input(z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/) }))
    .output(z.strictObject({ mime: z.string(), base64: z.string() })),
  /** A page of a conversation in time order, beside an edge message or from its newest. */
  messages: reading
    .input(
      z.strictObject({
        conversationId: idSchema,
        olderThan: idSchema.optional(),
        newerThan: idSchema.optional(),
        limit: z.int().positive().max(500).default(100),
      }),
    )
    .output(z.strictObject({ messages: z.array(messageSchema), more: z.boolean() })),
  /**
   * Shows the conversation under the full name that a table of sessions tells, or under the masked one of
   * its messages. `not-found` where no table tells a name.
   */
  unmask: writing
    .input(z.strictObject({ conversationId: idSchema, isShown: z.boolean() }))
    .output(conversationSchema),
};
