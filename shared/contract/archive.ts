import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { instantSchema } from '../model/message.ts';
import { reading, writing } from './procedure.ts';

/** What a part of the archive changed; the UI refetches what hangs on the topic. */
export const topics = [
  'archive',
  'backups',
  'spot-checks',
  'messages',
  'promises',
  'disputes',
  'handovers',
  'evidence',
  'settings',
  'inbox',
  'marks',
  'orders',
  'watch',
  'answers',
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
  /** Of the proposals among them: those from long ago. */
  past: z.strictObject({ promises: z.int(), disputes: z.int() }),
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

export const diagnosisSchema = z.strictObject({
  program: z.string(),
  node: z.string(),
  /** Null outside of a desktop window. */
  electron: z.string().nullable(),
  system: z.string(),
  sqlite: z.string(),
  archive: z.strictObject({
    location: z.string(),
    /** Number of the newest migration. */
    schema: z.int(),
    messages: z.int(),
    /** How it is encrypted; null where it lies open. */
    encryption: z
      .strictObject({
        keyId: z.string(),
        databases: z.string(),
        files: z.string(),
        kdf: z.string(),
      })
      .nullable(),
    /** Bytes on the disk, by what they are. */
    bytes: z.strictObject({
      database: z.int(),
      index: z.int(),
      originals: z.int(),
      attachments: z.int(),
      exports: z.int(),
    }),
  }),
  index: z.strictObject({ indexed: z.int(), unindexed: z.int() }),
  /** Bytes that the archive's disk has left. */
  diskFree: z.int(),
  backups: z.strictObject({
    folder: z.string(),
    isReachable: z.boolean(),
    count: z.int(),
    newestAt: instantSchema.nullable(),
  }),
  health: verificationSchema,
});
export type Diagnosis = z.infer<typeof diagnosisSchema>;

export const archiveContract = {
  /** Versions, paths, and the health of archive and index, without reading the originals. */
  diagnose: writing.output(diagnosisSchema),
  stats: reading.output(statsSchema),
  /** Originals against digests, rows against originals, search index against rows, chains. */
  verify: writing
    .input(
      z.strictObject({
        quick: z.boolean().default(false),
        /** Only what binds signed notes and custody entries to those before them. */
        chainsOnly: z.boolean().default(false),
      }),
    )
    .output(verificationSchema),
  /** Topics as they change, for as long as the caller listens. */
  changes: writing.output(eventIterator(z.strictObject({ topics: z.array(topicSchema) }))),
  /** All messages in order, a line each, in chunks of text. */
  export: reading
    .input(z.strictObject({ format: z.enum(['jsonl', 'csv']) }))
    .output(eventIterator(z.strictObject({ chunk: z.string() }))),
};
