import { z } from 'zod';
import { instantSchema } from '../model/message.ts';
import { grantIdSchema, importReportSchema } from './imports.ts';
import { writing } from './procedure.ts';

export const bundleMadeSchema = z.strictObject({
  /** Where it lies, as shown to the person. */
  location: z.string(),
  /** For downloading it. */
  file: grantIdSchema,
  /** Of the archive that made it; the receiving side shows the same. */
  archive: z.string(),
  batches: z.int(),
  /** Decisions of people. */
  deeds: z.int(),
  bytes: z.int(),
});
export type BundleMade = z.infer<typeof bundleMadeSchema>;

export const deedConflictSchema = z.strictObject({
  noun: z.string(),
  about: z.string(),
  field: z.string(),
  here: z.string(),
  there: z.string(),
  kept: z.string(),
});

export const bundleMergedSchema = z.strictObject({
  archive: z.string(),
  createdAt: instantSchema,
  createdBy: z.string(),
  batches: z.strictObject({ merged: z.int(), known: z.int() }),
  totals: importReportSchema.shape.totals,
  files: importReportSchema.shape.files,
  /** Files here that are now read as the other archive was told to read them. */
  corrected: z.int(),
  deeds: z.strictObject({ applied: z.int(), known: z.int(), waiting: z.int() }),
  /** Both have decided, and not the same: the later word holds. */
  conflicts: z.array(deedConflictSchema),
});
export type BundleMerged = z.infer<typeof bundleMergedSchema>;

export const bundlesContract = {
  /** What tells this archive from every other; made when it is first asked for. 32 hex digits. */
  identify: writing.output(z.strictObject({ archive: z.string() })),
  /**
   * One file with all that came in and was decided since a time: originals, attachments, decisions.
   * Written into the archive's `exports` folder, or the folder given.
   */
  create: writing
    .input(z.strictObject({ since: instantSchema.default(0), folder: grantIdSchema.optional() }))
    .output(bundleMadeSchema),
  /**
   * Merges another archive's bundle. The same in any order and any number of times. A damaged or altered
   * one is refused whole, with `damaged-file`.
   */
  merge: writing.input(z.strictObject({ grant: grantIdSchema })).output(bundleMergedSchema),
};
