import { z } from 'zod';
import { idSchema, instantSchema, platformSchema, roleSchema } from '../model/message.ts';
import { reading, writing } from './procedure.ts';

export const linkedAccountSchema = z.strictObject({
  accountId: idSchema,
  name: z.string(),
  handle: z.string(),
  platform: platformSchema,
  role: roleSchema,
  messages: z.int(),
  lastAt: instantSchema.nullable(),
});
export type LinkedAccount = z.infer<typeof linkedAccountSchema>;

/** Somebody's word that two accounts are one person. Undone links stay on record. */
export const peopleLinkSchema = z.strictObject({
  linkId: idSchema,
  accountIds: z.tuple([idSchema, idSchema]),
  /** In the same order. */
  names: z.tuple([z.string(), z.string()]),
  reason: z.string(),
  linkedAt: instantSchema,
  linkedBy: z.string(),
  undone: z.strictObject({ at: instantSchema, by: z.string(), reason: z.string() }).nullable(),
});
export type PeopleLink = z.infer<typeof peopleLinkSchema>;

const reason = z.string().trim().min(1).max(500);

export const peopleContract = {
  find: reading
    .input(
      z.strictObject({
        text: z.string().max(200).default(''),
        limit: z.int().positive().max(200).default(20),
      }),
    )
    .output(z.strictObject({ accounts: z.array(linkedAccountSchema) })),
  /** Everything of the person behind an account: that account first, then those linked to it. */
  get: reading
    .input(z.strictObject({ accountId: idSchema }))
    .output(
      z.strictObject({ accounts: z.array(linkedAccountSchema), links: z.array(peopleLinkSchema) }),
    ),
  link: writing
    .input(z.strictObject({ accountId: idSchema, otherId: idSchema, reason }))
    .output(z.strictObject({ linkId: idSchema })),
  unlink: writing.input(z.strictObject({ linkId: idSchema, reason })).output(z.strictObject({})),
};
