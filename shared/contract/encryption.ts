import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { currentArchiveSchema } from './archives.ts';
import { grantIdSchema } from './imports.ts';
import { passphraseSchema, secretSchema } from './passphrase.ts';
import { reading, writing } from './procedure.ts';

export const encryptionStateSchema = z.strictObject({
  /** Whether the archive is encrypted, and if so, whether its key is known now. */
  state: z.enum(['plain', 'open', 'locked']),
  /** Of the key file; the same in every copy of the archive. Null where it is not encrypted. */
  keyId: z.string().nullable(),
  /** Whether this computer can keep keys for its user, and whether it keeps this archive's. */
  canKeep: z.boolean(),
  isKept: z.boolean(),
  /** Folders with the files from before it was encrypted or decrypted, as shown to the person. */
  old: z.array(z.string()),
  /** Backups that are not encrypted, of an archive that is. */
  plainBackups: z.array(z.string()),
});
export type EncryptionState = z.infer<typeof encryptionStateSchema>;

const conversionProgressSchema = z.strictObject({
  type: z.literal('progress'),
  stage: z.enum(['database', 'files']),
  /** Tables, or bytes. */
  done: z.int(),
  total: z.int(),
});
export type ConversionProgress = z.infer<typeof conversionProgressSchema>;

const convertedSchema = z.strictObject({
  type: z.literal('converted'),
  /** Told only here; null where the archive was decrypted. */
  recoveryCode: z.string().nullable(),
  /** Where the old files lie now, as shown to the person. */
  old: z.string(),
});

/** An archive's passphrase. Answered by the host: a locked archive has no core that could. */
export const encryptionContract = {
  state: reading.output(encryptionStateSchema),
  /** Makes an encrypted archive in an empty folder and opens it. The recovery code is told only here. */
  create: writing
    .input(z.strictObject({ grant: grantIdSchema, passphrase: passphraseSchema }))
    .output(z.strictObject({ current: currentArchiveSchema, recoveryCode: z.string() })),
  /** Opens the locked archive. `locked` where passphrase or code is wrong. */
  unlock: writing
    .input(z.strictObject({ secret: secretSchema, keep: z.boolean().default(false) }))
    .output(currentArchiveSchema),
  /** Closes the archive and forgets its key until somebody unlocks it. */
  lock: writing.output(currentArchiveSchema),
  /** Keeps the key on this computer for its user, or no more. `unavailable` where it cannot. */
  keep: writing.input(z.strictObject({ keep: z.boolean() })).output(encryptionStateSchema),
  /** Makes the open archive an encrypted one; the old files stay until `removeOld`. */
  encrypt: writing
    .input(z.strictObject({ passphrase: passphraseSchema }))
    .output(
      eventIterator(z.discriminatedUnion('type', [conversionProgressSchema, convertedSchema])),
    ),
  decrypt: writing
    .input(z.strictObject({ secret: secretSchema }))
    .output(
      eventIterator(z.discriminatedUnion('type', [conversionProgressSchema, convertedSchema])),
    ),
  /** Removes the files from before a conversion, after the person agreed; and plain backups, if wished. */
  removeOld: writing
    .input(z.strictObject({ backups: z.boolean().default(false) }))
    .output(encryptionStateSchema),
};
