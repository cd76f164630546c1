import { z } from 'zod';
import { idSchema, instantSchema } from '../model/message.ts';
import { reading, writing } from './procedure.ts';

/** A PIN is 4 to 12 digits, a password at least 6 characters. */
export const secretSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pin'), value: z.string().regex(/^\d{4,12}$/) }),
  z.strictObject({ kind: z.literal('password'), value: z.string().min(6).max(200) }),
]);
export type Secret = z.infer<typeof secretSchema>;

/** Somebody of the shop who signs, acknowledges and is on duty. */
export const personSchema = z.strictObject({
  personId: idSchema,
  name: z.string(),
  role: z.enum(['clerk', 'supervisor']),
  secret: z.enum(['none', 'pin', 'password']),
  /** Too many wrong tries: nothing is checked before then. */
  lockedUntil: instantSchema.nullable(),
  addedAt: instantSchema,
  leftAt: instantSchema.nullable(),
});
export type Person = z.infer<typeof personSchema>;

/** A supervisor's word, asked for once a supervisor has a secret. */
const approval = z
  .strictObject({ as: z.string().min(1), secret: z.string().min(1).max(200) })
  .optional();
const name = z.string().trim().min(1).max(60);

/** The shop's own people. Nobody is deleted; who has left signs no more. */
export const personsContract = {
  list: reading.output(z.strictObject({ persons: z.array(personSchema) })),
  add: writing
    .input(
      z.strictObject({
        name,
        role: z.enum(['clerk', 'supervisor']).default('clerk'),
        secret: secretSchema.optional(),
        approval,
      }),
    )
    .output(personSchema),
  /**
   * Another PIN or password, or none (null). Somebody who has one says it (`current`), or a supervisor
   * approves.
   */
  setSecret: writing
    .input(
      z.strictObject({
        personId: idSchema,
        secret: secretSchema.nullable(),
        current: z.string().max(200).optional(),
        approval,
      }),
    )
    .output(personSchema),
  change: writing
    .input(
      z.strictObject({
        personId: idSchema,
        role: z.enum(['clerk', 'supervisor']).optional(),
        /** True: has left. False: is back. */
        hasLeft: z.boolean().optional(),
        approval,
      }),
    )
    .output(personSchema),
  /**
   * Is it really this person? `permission-denied` for a wrong secret, `locked` after five wrong ones in a
   * row: half a minute, then twice as long each time.
   */
  check: writing
    .input(z.strictObject({ name, secret: z.string().max(200) }))
    .output(z.strictObject({ person: personSchema })),
};
