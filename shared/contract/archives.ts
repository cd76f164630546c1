import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { instantSchema } from '../model/message.ts';
import { backupListSchema, backupRestoredSchema, backupVerdictSchema } from './backups.ts';
import { grantIdSchema, importProgressSchema } from './imports.ts';
import { reading, writing } from './procedure.ts';

const archiveFields = {
  /** The folder's own name. */
  name: z.string(),
  /** Folder as shown to the person; no call takes it back. */
  location: z.string(),
  /** True for the built-in sample shop's archive. */
  sample: z.boolean(),
};

/** The archive that every other call works on, why it cannot be opened, or that none was chosen yet. */
export const currentArchiveSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('none'), ...archiveFields }),
  z.strictObject({ state: z.literal('open'), ...archiveFields }),
  z.strictObject({
    state: z.literal('failed'),
    ...archiveFields,
    error: z.strictObject({
      code: z.string(),
      message: z.string(),
      details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    }),
  }),
]);
export type CurrentArchive = z.infer<typeof currentArchiveSchema>;

const recentArchiveSchema = z.strictObject({
  /** For `open`; good while the program runs. */
  grant: grantIdSchema,
  ...archiveFields,
  /** `missing`: the folder or its drive is gone. */
  state: z.enum(['present', 'missing']),
  /** `locked`: opening it takes its passphrase. Of one that is missing nothing is known: `plain`. */
  encryption: z.enum(['plain', 'unlocked', 'locked']),
  openedAt: instantSchema,
});
export type RecentArchive = z.infer<typeof recentArchiveSchema>;

/** A folder that an archive lies in or can be made in. */
const placeSchema = z.strictObject({
  /** For `open` or `create`, as `holds` says. */
  grant: grantIdSchema,
  name: z.string(),
  location: z.string(),
  holds: z.enum(['archive', 'nothing']),
  /** On the drive that the system lies on: gone with it when that is set up anew. */
  onSystemDrive: z.boolean(),
  freeBytes: z.int().nullable(),
});
export type ArchivePlace = z.infer<typeof placeSchema>;

const folder = z.strictObject({ grant: grantIdSchema });

/** Which archive is open. Answered by the host: one archive's core knows of no other. */
export const archivesContract = {
  current: reading.output(currentArchiveSchema),
  /** Newest first, those that are gone among them. */
  recent: reading.output(z.strictObject({ archives: z.array(recentArchiveSchema) })),
  /** Takes an archive off the list; its folder stays as it is. */
  forget: writing.input(folder),
  /** Where the first archive may lie, the best place first. */
  places: reading.output(z.strictObject({ places: z.array(placeSchema) })),
  /** A chosen folder; one that holds other things gives way to a new one inside it. */
  place: reading.input(folder).output(placeSchema),
  /** Opens an archive folder; the one before stays open when this fails. */
  open: writing.input(folder).output(currentArchiveSchema),
  /** Makes an archive in an empty folder and opens it. `conflict` when the folder holds something. */
  create: writing.input(folder).output(currentArchiveSchema),
  /** The backups of the archive that should be open, also where it cannot be opened. */
  backups: reading.output(backupListSchema),
  /** Reads every file of a backup again. */
  verifyBackup: reading.input(z.strictObject({ grant: grantIdSchema })).output(backupVerdictSchema),
  /**
   * Copies a backup into a new or empty folder (one beside the archive where none is given), proves that every file is equal, and opens it there. The
   * archive that was open stays open when this fails.
   */
  restore: writing
    .input(z.strictObject({ backup: grantIdSchema, folder: grantIdSchema.optional() }))
    .output(eventIterator(backupRestoredSchema)),
  /** Opens the sample shop's own archive, making and filling it at the first time. */
  openSample: writing.output(eventIterator(importProgressSchema)),
};
