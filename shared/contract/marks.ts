import { z } from 'zod';
import { idSchema, instantSchema } from '../model/message.ts';
import { reading, writing } from './procedure.ts';

const tag = z.string().trim().min(1).max(60);

/** A word that somebody put on a message. */
export const messageTagSchema = z.strictObject({
  tag: z.string(),
  addedAt: instantSchema,
  addedBy: z.string(),
});
export type MessageTag = z.infer<typeof messageTagSchema>;

/** What somebody wrote beside a message. */
export const messageNoteSchema = z.strictObject({
  noteId: idSchema,
  text: z.string(),
  addedAt: instantSchema,
  addedBy: z.string(),
});
export type MessageNote = z.infer<typeof messageNoteSchema>;

export const messageMarksSchema = z.strictObject({
  messageId: idSchema,
  tags: z.array(messageTagSchema),
  /** Oldest first. */
  notes: z.array(messageNoteSchema),
});
export type MessageMarks = z.infer<typeof messageMarksSchema>;

/** What can be marked beside messages: a conversation, a buyer's or agent's account, a promise, a dispute. */
export const thingNouns = ['conversation', 'account', 'promise', 'dispute'] as const;
const thingSchema = z.strictObject({ noun: z.enum(thingNouns), id: idSchema });
export type Thing = z.infer<typeof thingSchema>;

const text = z.string().trim().min(1).max(5_000);

/** Tags and notes of people on messages. Taken off again they stay on record. */
export const marksContract = {
  /** Of those messages that have any. */
  get: reading
    .input(z.strictObject({ messageIds: z.array(idSchema).max(1_000) }))
    .output(z.strictObject({ marks: z.array(messageMarksSchema) })),
  /** All tags that are on a message, the most used first. */
  tags: reading.output(
    z.strictObject({ tags: z.array(z.strictObject({ tag: z.string(), messages: z.int() })) }),
  ),
  /** Does nothing where the message has the tag already, capital or small. */
  tag: writing
    .input(z.strictObject({ messageIds: z.array(idSchema).min(1).max(1_000), tag }))
    .output(z.strictObject({ tagged: z.int() })),
  untag: writing
    .input(z.strictObject({ messageIds: z.array(idSchema).min(1).max(1_000), tag }))
    .output(z.strictObject({ untagged: z.int() })),
  note: writing
    .input(z.strictObject({ messageId: idSchema, text }))
    .output(z.strictObject({ noteId: idSchema })),
  removeNote: writing.input(z.strictObject({ noteId: idSchema })).output(z.strictObject({})),
  /** Tags and notes of another thing than a message. */
  of: reading
    .input(thingSchema)
    .output(z.strictObject({ tags: z.array(messageTagSchema), notes: z.array(messageNoteSchema) })),
  tagThing: writing
    .input(thingSchema.extend({ tag }))
    .output(z.strictObject({ tagged: z.boolean() })),
  untagThing: writing
    .input(thingSchema.extend({ tag }))
    .output(z.strictObject({ untagged: z.boolean() })),
  noteThing: writing
    .input(thingSchema.extend({ text }))
    .output(z.strictObject({ noteId: idSchema })),
  /** A note on a thing; its ids are others than those of notes on messages. */
  removeThingNote: writing.input(z.strictObject({ noteId: idSchema })).output(z.strictObject({})),
};
