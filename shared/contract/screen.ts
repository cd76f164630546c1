import { z } from 'zod';
import { secretSchema } from './passphrase.ts';
import { reading, writing } from './procedure.ts';

const screenSchema = z.strictObject({
  isLocked: z.boolean(),
  /** Who can unlock it with a PIN or password of their own; nobody where only the passphrase does. */
  people: z.array(z.string()),
  /**
   * Of the archive behind it. An encrypted one is closed with the screen, and its key forgotten: at once,
   * or as soon as what is being done in it has ended (`closing`).
   */
  archive: z.enum(['open', 'closing', 'closed']),
  /** The archive's passphrase unlocks it, too: it is encrypted. */
  byPassphrase: z.boolean(),
});
export type Screen = z.infer<typeof screenSchema>;

/**
 * The lock before the screen. Answered by the host: while it is locked nothing is told of the archive,
 * whoever asks and after whatever reload.
 */
export const screenContract = {
  state: reading.output(screenSchema),
  /** `conflict` where nobody has a PIN or password, nor the archive a passphrase: nobody could unlock it. */
  lock: writing.output(screenSchema),
  /**
   * By a person's own secret, or by the archive's passphrase or recovery code. `permission-denied` for a
   * wrong secret, `locked` after five wrong ones in a row, as `persons.check`, and for a wrong passphrase.
   */
  unlock: writing
    .input(
      z.union([
        z.strictObject({ name: z.string().min(1), secret: z.string().min(1).max(200) }),
        z.strictObject({ archive: secretSchema }),
      ]),
    )
    .output(screenSchema),
};
