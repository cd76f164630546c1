import { z } from 'zod';
import { idSchema, instantSchema } from '../model/message.ts';
import { reading, writing } from './procedure.ts';
import { countSchema } from './search.ts';

const name = z.string().trim().min(1).max(60);
const query = z.string().trim().min(1).max(2_000);

/** A search that somebody kept under a name, for everybody. */
export const savedSearchSchema = z.strictObject({
  searchId: idSchema,
  name: z.string(),
  query: z.string(),
  savedAt: instantSchema,
  savedBy: z.string(),
  /** As of now; null where it was not asked for. */
  count: countSchema.nullable(),
});
export type SavedSearch = z.infer<typeof savedSearchSchema>;

export const searchesContract = {
  /** In the order of their names. */
  list: reading
    .input(z.strictObject({ withCounts: z.boolean().default(false) }))
    .output(z.strictObject({ searches: z.array(savedSearchSchema) })),
  /** `conflict` where another search has that name. */
  save: writing
    .input(z.strictObject({ name, query }))
    .output(z.strictObject({ searchId: idSchema })),
  rename: writing.input(z.strictObject({ searchId: idSchema, name })).output(z.strictObject({})),
  remove: writing.input(z.strictObject({ searchId: idSchema })).output(z.strictObject({})),
  /** What the caller searched for last, newest first, each once. */
  recent: reading.input(z.strictObject({ limit: z.int().positive().max(50).default(10) })).output(
    z.strictObject({
      recent: z.array(z.strictObject({ query: z.string(), at: instantSchema })),
    }),
  ),
  /** Remembers a search of the caller, e.g. when a hit was opened. The last 50 are kept. */
  remember: writing.input(z.strictObject({ query })).output(z.strictObject({})),
  /** Forgets the caller's own recent searches. */
  forget: writing.output(z.strictObject({})),
};
