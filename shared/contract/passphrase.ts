import { z } from 'zod';
import { writing } from './procedure.ts';

export const passphraseSchema = z.string().min(1).max(1_000);

/** What a person has to open an archive with. */
export const secretSchema = z.union([
  z.strictObject({ passphrase: passphraseSchema }),
  z.strictObject({ recoveryCode: z.string().min(1).max(200) }),
]);
export type ArchiveSecret = z.infer<typeof secretSchema>;

/** Changes who opens an encrypted archive. `locked` where passphrase or code is wrong. */
export const passphraseContract = {
  /** The one before opens it no more; backups made before keep theirs. */
  change: writing.input(z.strictObject({ secret: secretSchema, passphrase: passphraseSchema })),
  /** Another recovery code, told only here; the one before opens nothing any more. */
  renewRecoveryCode: writing
    .input(z.strictObject({ secret: secretSchema }))
    .output(z.strictObject({ recoveryCode: z.string() })),
};
