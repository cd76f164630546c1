import { z } from 'zod';

/** What may cause trouble in the shop's own words. */
const risks = [
  'absolute',
  'superlative',
  'efficacy',
  'paid-review',
  'admission',
  'blame',
  'rude',
  'other-platform',
  'off-platform-contact',
  'off-platform-payment',
  'link',
] as const;
export const riskSchema = z.enum(risks);
export type Risk = z.infer<typeof riskSchema>;

/** Why a message is on the watch list; hosts put the code into words (`shared/i18n/findings.ts`). */
const watchCodes = [
  'lookalike-link',
  'short-link',
  'unknown-link',
  'dangerous-file',
  'poses-as-platform',
  'asks-for-secret',
  'off-platform-contact',
  'off-platform-payment',
  'threat-bad-review',
  'threat-complaint',
  'threat-regulator',
  'threat-exposure',
  'threat-lawyer',
  'threat-police',
  'asks-again',
  'says-asked-before',
  'prompts-again',
  'never-came-back',
  'came-back-late',
] as const;
export const watchCodeSchema = z.enum(watchCodes);
export type WatchCode = z.infer<typeof watchCodeSchema>;

const scoreSchema = z.number().min(0).max(1);

/** A risky place in a text: `start` and `end` are UTF-16 positions in the text as it was given. */
export const riskFindingSchema = z.strictObject({
  risk: riskSchema,
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  /** The words as they stand in the text. */
  words: z.string(),
  /** What to say instead, best first; empty where leaving it out is the only cure. */
  softer: z.array(z.string()),
  score: scoreSchema,
});
export type RiskFinding = z.infer<typeof riskFindingSchema>;
