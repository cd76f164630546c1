import { z } from 'zod';
import { riskSchema, watchCodeSchema } from './findings.ts';

const ruleId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

const rule = {
  id: ruleId,
  level: z.enum(['bonus', 'minor', 'major']),
  /** Taken from, or with a plus added to, a hundred. */
  points: z.int().min(-100).max(100),
  zh: z.string().min(1).max(40),
  en: z.string().min(1).max(80),
};
const patterns = z.array(z.string().min(1).refine(isPattern)).min(1).max(20);
const messages = z.int().min(1).max(100);

/** What a review looks at. What the program finds by `check` is proposed; a person decides. */
export const spotRuleSchema = z.union([
  z.strictObject({
    ...rule,
    check: z.enum(['lacks-at-start', 'lacks-at-end', 'has-at-end', 'repeats']),
    messages,
    patterns,
  }),
  z.strictObject({
    ...rule,
    check: z.literal('slow-without-apology'),
    minutes: z.number().positive().max(1_440),
    messages,
    patterns,
  }),
  z.strictObject({ ...rule, check: z.literal('watch'), watch: z.array(watchCodeSchema).min(1) }),
  z.strictObject({ ...rule, check: z.literal('risk'), risks: z.array(riskSchema).min(1) }),
  /** For the reviewer alone. */
  z.strictObject(rule),
]);
export type SpotRule = z.infer<typeof spotRuleSchema>;

export const spotRulesSchema = z
  .array(spotRuleSchema)
  .min(1)
  .max(60)
  .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, {
    message: 'Two rules have one id.',
  });

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u').source.length > 0;
  } catch {
    return false;
  }
}
