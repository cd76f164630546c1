import { z } from 'zod';
import { idSchema, instantSchema } from '../model/message.ts';
import { reading, writing } from './procedure.ts';

/** What the program finds and a person decides on. */
export const letGoKinds = ['promise', 'dispute', 'watch', 'contradiction', 'waiting'] as const;
export type LetGoKind = (typeof letGoKinds)[number];

/** An act of letting go, the same in every archive: 32 hex digits. */
export const letGoActSchema = z.string().regex(/^[0-9a-f]{32}$/);

const filterSchema = z.strictObject({
  /** Said, and where a time was named also due, before this; UTC ms, not in the future. */
  before: instantSchema,
  kinds: z
    .array(z.enum(letGoKinds))
    .min(1)
    .default([...letGoKinds]),
  conversationId: idSchema.optional(),
  /** A shop's whole name, as the archive has it. */
  shop: z.string().optional(),
});

const countsSchema = z.record(z.enum(letGoKinds), z.int());
export type LetGoCounts = z.infer<typeof countsSchema>;

const countedSchema = z.strictObject({ counts: countsSchema, total: z.int() });

const actSchema = countedSchema.extend({
  act: letGoActSchema,
  at: instantSchema,
  by: z.string(),
  reason: z.string(),
});
export type LetGoAct = z.infer<typeof actSchema>;

export const letGoContract = {
  /** How many wait for a decision and would be let go. Changes nothing. */
  preview: reading.input(filterSchema).output(countedSchema),
  /**
   * Takes what waits for a decision off the boards, for one reason. Each is recorded as this person's
   * decision; what was confirmed is never touched. `act` is null where nothing was that old.
   */
  run: writing
    .input(filterSchema.extend({ reason: z.string().trim().min(1).max(500) }))
    .output(countedSchema.extend({ act: letGoActSchema.nullable() })),
  /** What an act let go waits for a decision again, but for what was decided on since. */
  takeBack: writing.input(z.strictObject({ act: letGoActSchema })).output(countedSchema),
  /** Every act, newest first, with what is still let go by it. */
  list: reading.output(z.strictObject({ acts: z.array(actSchema) })),
};
