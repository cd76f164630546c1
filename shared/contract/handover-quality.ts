import { z } from 'zod';
import { idSchema, instantSchema } from '../model/message.ts';

/** The line of a matter that existed at the snapshot, was not handed over open, and then came up. */
export const missSchema = z.strictObject({
  kind: z.enum(['promise', 'dispute', 'conversation', 'memo']),
  id: idSchema,
  /** `absent` from the note, or `closed` on it although the matter went on. */
  how: z.enum(['absent', 'closed']),
  /** A promise fell due, or the buyer wrote about it. */
  why: z.enum(['due', 'wrote']),
  customer: z.string(),
  conversationId: idSchema,
  headline: z.string(),
  /** The message that brought it up, or the one that promised. */
  messageId: idSchema,
  at: instantSchema,
});
export type Miss = z.infer<typeof missSchema>;

/** How good a note was, seen from the shift after it. Shares from 0 to 1, null where nothing counts. */
export const qualitySchema = z.strictObject({
  handoverId: idSchema,
  number: z.int(),
  shift: z.string(),
  outgoing: z.string(),
  incoming: z.string().nullable(),
  from: instantSchema,
  to: instantSchema,
  /** Until when the archive was looked at. */
  until: instantSchema,
  items: z.int(),
  /** Of the matters that came up, those that were on the note. */
  complete: z.number().nullable(),
  /** Of the open lines, those that came up or were worked on. */
  relevant: z.number().nullable(),
  /** From signing to the last decision, and to each item's in the middle; null while items are open. */
  acknowledgedMs: z.int().nullable(),
  medianItemMs: z.int().nullable(),
  questions: z.int(),
  /** Red items that were accepted without reading back. */
  unreadBack: z.int(),
  misses: z.array(missSchema),
});
export type Quality = z.infer<typeof qualitySchema>;
