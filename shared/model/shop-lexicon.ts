import { z } from 'zod';
import { disputeKindSchema, promiseKindSchema } from './analysis.ts';
import { riskSchema } from './findings.ts';

/** A word, or a pattern (regular expression: small letters, half-width, simplified). */
const saySchema = z
  .string()
  .min(1)
  .max(500)
  .refine(isPattern, { error: 'is no pattern' })
  .refine((say) => !matchesNothing(say), { error: 'would match any text' });
const daySchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d(?:\/\d{4}-\d\d-\d\d)?$/, { error: 'is no day such as 2026-10-01' });
const domainSchema = z.string().regex(/^(?:[a-z0-9-]+\.)+[a-z]{2,}$/, { error: 'is no domain' });

/** What a shop adds to the lexicons that come with the program: `lexicon.json` in the archive's folder. */
export const shopLexiconSchema = z.strictObject({
  about: z.string().optional(),
  riskyWords: z
    .array(
      z.strictObject({
        say: saySchema,
        risk: riskSchema.default('absolute'),
        softer: z.array(z.string().max(200)).max(10).default([]),
      }),
    )
    .max(1_000)
    .default([]),
  /** Where one of these covers a risky word, it is harmless. */
  harmless: z.array(saySchema).max(1_000).default([]),
  trustedDomains: z.array(domainSchema).max(1_000).default([]),
  complaints: z
    .array(z.strictObject({ say: saySchema, kind: disputeKindSchema.default('other') }))
    .max(1_000)
    .default([]),
  promises: z
    .array(z.strictObject({ say: saySchema, kind: promiseKindSchema.default('other') }))
    .max(1_000)
    .default([]),
  holidays: z
    .strictObject({ off: z.array(daySchema).default([]), work: z.array(daySchema).default([]) })
    .default({ off: [], work: [] }),
});
export type ShopLexiconEntries = z.infer<typeof shopLexiconSchema>;

function isPattern(say: string): boolean {
  try {
    return new RegExp(say) instanceof RegExp;
  } catch {
    return false;
  }
}

const matchesNothing = (say: string): boolean => isPattern(say) && new RegExp(say).test('');
