import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { instantSchema } from '../model/message.ts';
import { grantIdSchema } from './imports.ts';
import { reading, writing } from './procedure.ts';

export const backupSchema = z.strictObject({
  /** For `archives.restore` and `backups.verify`; good while the program runs. */
  grant: grantIdSchema,
  name: z.string(),
  /** Folder as shown to the person; no call takes it back. */
  location: z.string(),
  madeAt: instantSchema,
  kind: z.enum(['manual', 'automatic']),
  messages: z.int(),
  conversations: z.int(),
  /** Whether it opens with a passphrase alone: that of the time when it was made. */
  encrypted: z.boolean(),
  /** Of all files, as they lie there. */
  bytes: z.int(),
});
export type Backup = z.infer<typeof backupSchema>;

export const backupListSchema = z.strictObject({
  /** Where backups go, as shown to the person. */
  folder: z.string(),
  /** False where the folder cannot be reached now: its drive is not plugged in. */
  isReachable: z.boolean(),
  /** Newest first. */
  backups: z.array(backupSchema),
  /** Folders that look like backups and cannot be read as one. */
  damaged: z.array(z.string()),
});
export type BackupList = z.infer<typeof backupListSchema>;

const progressSchema = z.strictObject({
  type: z.literal('progress'),
  stage: z.enum(['database', 'files', 'check']),
  /** Bytes, of the stage. */
  done: z.int(),
  total: z.int(),
});
export type BackupProgress = z.infer<typeof progressSchema>;

export const backupVerdictSchema = z.strictObject({
  verdict: z.enum(['intact', 'damaged']),
  files: z.int(),
  bytes: z.int(),
  /** What does not fit, a file a line. */
  findings: z.array(
    z.strictObject({ code: z.enum(['missing', 'altered', 'unexpected']), file: z.string() }),
  ),
});
export type BackupVerdict = z.infer<typeof backupVerdictSchema>;

export const backupMadeSchema = z.discriminatedUnion('type', [
  progressSchema,
  z.strictObject({
    type: z.literal('made'),
    backup: backupSchema,
    /** Files that were linked to the same ones of the backup before, and took no space. */
    linked: z.int(),
    /** Older automatic backups that gave way, by name. */
    removed: z.array(z.string()),
  }),
]);
export type BackupMade = z.infer<typeof backupMadeSchema>;

export const backupRestoredSchema = z.discriminatedUnion('type', [
  progressSchema,
  z.strictObject({
    type: z.literal('restored'),
    location: z.string(),
    files: z.int(),
    bytes: z.int(),
    messages: z.int(),
  }),
]);
export type BackupRestored = z.infer<typeof backupRestoredSchema>;

export const backupsContract = {
  list: reading.output(backupListSchema),
  /**
   * Copies the archive as it stands, opens and checks the copy, and only then gives it its name. Stopped
   * or failed, it leaves nothing behind. `unavailable` where the folder for backups cannot be reached.
   */
  create: writing
    .input(z.strictObject({ folder: grantIdSchema.optional() }))
    .output(eventIterator(backupMadeSchema)),
  /** Where backups go from now on; null: beside the archive. What lies elsewhere stays there. */
  choose: writing
    .input(z.strictObject({ folder: grantIdSchema.nullable() }))
    .output(backupListSchema),
};
