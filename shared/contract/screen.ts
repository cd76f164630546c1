import { z } from 'zod';
import { reading, writing } from './procedure.ts';

const screenSchema = z.strictObject({
  isLocked: z.boolean(),
  /** Who can unlock it: people of the shop with a PIN or password. */
  people: z.array(z.string()),
});
export type Screen = z.infer<typeof screenSchema>;

/**
 * The lock before the screen. Answered by the host: while it is locked nothing is told of the archive,
 * whoever asks and after whatever reload.
 */
export const screenContract = {
  state: reading.output(screenSchema),
  /** `conflict` where nobody has a PIN or password: nobody could unlock it. */
  lock: writing.output(screenSchema),
  /** `permission-denied` for a wrong secret, `locked` after five wrong ones in a row, as `persons.check`. */
  unlock: writing
    .input(z.strictObject({ name: z.string().min(1), secret: z.string().min(1).max(200) }))
    .output(screenSchema),
};
