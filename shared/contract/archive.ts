import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { instantSchema } from '../model/message.ts';
import { reading, writing } from './procedure.ts';

/** What a part of the archive changed; the UI refetches what hangs on the topic. */
export const topics = [
  'archive',
  'backups',
  'messages',
  'promises',
  'disputes',
  'handovers',
  'evidence',
  'settings',
  'inbox',
  'marks',
  'persons',
  'shifts',
  'reports',
] as const;
export const topicSchema = z.enum(topics);
export type Topic = z.infer<typeof topicSchema>;

const coverageSchema = z.strictObject({
  platform: z.string(),
  shop: z.string().nullable(),
  /** The exporting side's account, or the shop where the format names none. */
  account: z.string(),
  firstAt: instantSchema.nullable(),
  lastAt: instantSchema.nullable(),
  lastImportAt: instantSchema.nullable(),
  messages: z.int(),
});

export const statsSchema = z.strictObject({
  /** Folder as shown to the person. */
  location: z.string(),
  /** Version of the program that answers. */
  version: z.string(),
  messages: z.int(),
  conversations: z.int(),
  customers: z.int(),
  agents: z.int(),
  batches: z.int(),
  sourceFiles: z.int(),
  originalBytes: z.int(),
  firstAt: instantSchema.nullable(),
  lastAt: instantSchema.nullable(),
  platforms: z.array(z.strictObject({ platform: z.string(), messages: z.int() })),
  shops: z.array(z.string()),
  agentNames: z.array(z.string()),
  coverage: z.array(coverageSchema),
  promises: z.record(z.string(), z.int()),
  disputes: z.record(z.string(), z.int()),
  /** Messages not yet in the search index; they are found all the same. */
  unindexed: z.int(),
});
export type Stats = z.infer<typeof statsSchema>;

export const verificationSchema = z.strictObject({
  verdict: z.enum(['intact', 'damaged']),
  checked: z.strictObject({
    originals: z.int(),
    messages: z.int(),
    indexed: z.int(),
    handovers: z.int(),
    custody: z.int(),
  }),
  findings: z.array(z.strictObject({ code: z.string(), subject: z.string(), detail: z.string() })),
});
export type Verification = z.infer<typeof verificationSchema>;

export const archiveContract = {
  stats: reading.output(statsSchema),
  /** Originals against digests, rows against originals, search index against rows, chains. */
  verify: writing
    .input(z.strictObject({ quick: z.boolean().default(false) }))
    .output(verificationSchema),
  /** Topics as they change, for as long as the caller listens. */
  changes: writing.output(eventIterator(z.strictObject({ topics: z.array(topicSchema) }))),
  /** All messages in order, a line each, in chunks of text. */
  export: reading
    .input(z.strictObject({ format: z.enum(['jsonl', 'csv']) }))
    .output(eventIterator(z.strictObject({ chunk: z.string() }))),
};
