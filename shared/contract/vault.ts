import { z } from 'zod';

/** What the core process asks the main process, which alone reaches the system's key store. */
export const vaultQuestionSchema = z.strictObject({
  type: z.literal('vault'),
  ask: z.int(),
  method: z.enum(['isAvailable', 'protect', 'unprotect']),
  /** Base64. */
  value: z.string().max(10_000),
});
export type VaultQuestion = z.infer<typeof vaultQuestionSchema>;

/** Null where it could not be done. */
export const vaultAnswerSchema = z.strictObject({
  type: z.literal('vault'),
  ask: z.int(),
  value: z.string().nullable(),
});
export type VaultAnswer = z.infer<typeof vaultAnswerSchema>;
