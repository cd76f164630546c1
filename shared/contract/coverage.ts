import { z } from 'zod';
import { idSchema, instantSchema } from '../model/message.ts';
import { reading } from './procedure.ts';

const intervalSchema = z.strictObject({ from: instantSchema, to: instantSchema });
const periodsSchema = z.strictObject({
  /** Periods that imports bear witness of, joined where they meet; oldest first. */
  covered: z.array(intervalSchema),
  /** Holes of a day or more between them. */
  gaps: z.array(intervalSchema),
});

export const accountCoverageSchema = periodsSchema.extend({
  accountId: idSchema,
  account: z.string(),
  platform: z.string(),
  shop: z.string().nullable(),
  messages: z.int(),
  lastImportAt: instantSchema,
  /** Whole days, by the clock of the archive. */
  daysSinceLastImport: z.int(),
});
export type AccountCoverage = z.infer<typeof accountCoverageSchema>;

export const coveredDaySchema = z.strictObject({
  day: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  messages: z.int(),
  /** False where no import reaches: then nothing is known of the day. */
  covered: z.boolean(),
});
export type CoveredDay = z.infer<typeof coveredDaySchema>;

export const coverageContract = {
  /** The shop's own accounts: from when to when they are on record, and what is missing between. */
  accounts: reading.output(z.strictObject({ accounts: z.array(accountCoverageSchema) })),
  conversation: reading.input(z.strictObject({ conversationId: idSchema })).output(periodsSchema),
  /** Every day from `from` to `to` (both inclusive, at most 400) in the archive's zone. */
  days: reading
    .input(
      z.strictObject({
        from: z.iso.date(),
        to: z.iso.date(),
        accountId: idSchema.optional(),
      }),
    )
    .output(z.strictObject({ days: z.array(coveredDaySchema) })),
};
