import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import {
  idSchema,
  instantSchema,
  messageKindSchema,
  platformSchema,
  roleSchema,
} from '../model/message.ts';
import { columnsSchema, mappingShape, presetsContract } from './import-mapping.ts';
import { reading, writing } from './procedure.ts';

export { tableFields, type Columns } from './import-mapping.ts';

/** A file that the person chose; the renderer holds the id, never the path. */
export const grantIdSchema = z.string().regex(/^[0-9a-f]{32}$/);

export const importOptionsSchema = z.strictObject({
  /** Shop to which conversations belong where the file names none. */
  shop: z.string().min(1).optional(),
  /** Sender names or handles that are the shop's own. */
  agents: z.array(z.string().min(1)).default([]),
  zone: z.string().default('Asia/Shanghai'),
  /** True where a person gave the zone; else it may be asked for. */
  zoneGiven: z.boolean().optional(),
  dateOrder: z.enum(['DMY', 'MDY', 'YMD']).optional(),
  encoding: z
    .enum([
      'utf-8',
      'gb18030',
      'utf-16le',
      'utf-16be',
      'big5',
      'shift_jis',
      'euc-kr',
      'windows-1251',
      'windows-1252',
    ])
    .optional(),
  ...mappingShape,
  /** Name of a preset; what is given beside it goes before it. */
  preset: z.string().optional(),
});
export type ImportOptions = z.infer<typeof importOptionsSchema>;

export const issueSchema = z.strictObject({
  line: z.int(),
  reason: z.string(),
  excerpt: z.string(),
});

export const questionSchema = z.strictObject({
  id: z.string(),
  choices: z.array(z.string()),
  assumed: z.string(),
});

/** A look at a file of any size: so many conversations are told by name, and so many are counted. */
export const mostConversationsListed = 1_000;
export const mostConversationsCounted = 1_000_000;

export const inspectionSchema = z.strictObject({
  /** The preset by which it was read, where one was found to fit. */
  preset: z.string().optional(),
  format: z.string(),
  beta: z.boolean(),
  confidence: z.number(),
  encoding: z.string(),
  /** The first `mostConversationsListed`, and those of all messages that are listed. */
  conversations: z.array(
    z.strictObject({
      title: z.string(),
      platform: platformSchema,
      participants: z.array(z.strictObject({ name: z.string(), role: roleSchema })),
    }),
  ),
  counts: z.strictObject({
    messages: z.int(),
    system: z.int(),
    issues: z.int(),
    /** Different ones, `mostConversationsCounted` at most. */
    conversations: z.int(),
    /** Rows of session or ticket tables: facts to be joined to conversations, never messages. */
    sessions: z.int(),
  }),
  messages: z.array(
    z.strictObject({
      conversation: z.string(),
      sender: z.string(),
      role: roleSchema,
      kind: messageKindSchema,
      sentAt: instantSchema.nullable(),
      wallClock: z.string().nullable(),
      zone: z.string().nullable(),
      text: z.string(),
      isSystem: z.boolean(),
      internal: z.boolean(),
    }),
  ),
  issues: z.array(issueSchema),
  questions: z.array(questionSchema),
  /** For tables: the header names and how they were mapped. */
  table: z
    .strictObject({
      headers: z.array(z.string()),
      columns: columnsSchema,
      rows: z.array(z.array(z.string())),
    })
    .nullable(),
});
export type Inspection = z.infer<typeof inspectionSchema>;

export const fileReportSchema = z.strictObject({
  path: z.string(),
  format: z.string().nullable(),
  encoding: z.string().nullable(),
  /** `companion`: read along with another file, e.g. a list of users. */
  status: z.enum(['imported', 'unchanged', 'refused', 'companion']),
  /** Records of the file: new + duplicate + conflicting + rejected. */
  read: z.int(),
  new: z.int(),
  duplicate: z.int(),
  /** Kept, though another file has another message with the same platform id. */
  conflicting: z.int(),
  /** Records that could not be read; each is an issue. */
  rejected: z.int(),
  system: z.int(),
  issues: z.int(),
  /** Of the duplicates, those that were withdrawn and are back with this file. */
  restored: z.int().optional(),
  /** Rows of a session or ticket table that came in; absent where there are none. */
  sessions: z.int().optional(),
  error: z
    .strictObject({
      code: z.string(),
      message: z.string(),
      /** With an encoding that nobody can tell: `choices`, and a line of the file read in each. */
      details: z
        .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
        .optional(),
    })
    .nullable(),
});
export type FileReport = z.infer<typeof fileReportSchema>;

export const importReportSchema = z.strictObject({
  /** Null when no file was taken or known. */
  batchId: idSchema.nullable(),
  files: z.array(fileReportSchema),
  totals: z.strictObject({
    read: z.int(),
    new: z.int(),
    duplicate: z.int(),
    conflicting: z.int(),
    rejected: z.int(),
    issues: z.int(),
    /** Files, not records. */
    refused: z.int(),
    sessions: z.int().optional(),
  }),
});
export type ImportReport = z.infer<typeof importReportSchema>;

/** What a running import says: how far it is, and last of all its report. */
export const importProgressSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('progress'),
    stage: z.enum(['reading', 'storing', 'analysing', 'indexing']),
    file: z.string(),
    fileNumber: z.int(),
    fileCount: z.int(),
    bytes: z.int(),
    bytesTotal: z.int(),
    messages: z.int(),
  }),
  z.strictObject({ type: z.literal('report'), report: importReportSchema }),
]);
export type ImportProgress = z.infer<typeof importProgressSchema>;

/** What was set right later, for a batch or as an answer; nothing of it is ever deleted. */
export const correctionSchema = z.strictObject({
  correctionId: idSchema,
  at: instantSchema,
  by: z.string(),
  kind: z.enum(['date-order', 'zone', 'own-account']),
  /** What was assumed before, in the files of this batch. */
  from: z.array(z.string()),
  to: z.string(),
  /** Messages of this batch with another time, or whose sender has another side. */
  messages: z.int(),
});
export type Correction = z.infer<typeof correctionSchema>;

export const batchSchema = z.strictObject({
  batchId: idSchema,
  finishedAt: instantSchema,
  actor: z.string(),
  files: z.array(
    fileReportSchema.extend({ sourceFileId: idSchema, digest: z.string(), bytes: z.int() }),
  ),
  totals: importReportSchema.shape.totals,
  /** Null while the batch stands. Withdrawn ones are hidden, not deleted. */
  withdrawnAt: instantSchema.nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
  /** Oldest first. */
  corrections: z.array(correctionSchema),
});
export type Batch = z.infer<typeof batchSchema>;

/** A question that the archive still has, e.g. which side an account speaks for. */
export const openQuestionSchema = z.strictObject({
  questionId: idSchema,
  kind: z.enum(['role', 'own-account', 'date-order', 'zone', 'columns']),
  platform: platformSchema.nullable(),
  /** Account handle, or format and conversation. */
  subject: z.string(),
  choices: z.array(z.string()),
  /** What people call the choices, in the same order; absent where they are called so. */
  choiceNames: z.array(z.string()).optional(),
  assumed: z.string(),
  messages: z.int(),
  /** A few of the account's messages, to recognise it by. */
  examples: z.array(z.string()),
});
export type OpenQuestion = z.infer<typeof openQuestionSchema>;

export const correctionChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('date-order'), value: z.enum(['DMY', 'MDY', 'YMD']) }),
  z.strictObject({ kind: z.literal('zone'), value: z.string().min(1) }),
  /** Names or handles of all that speak for the shop. */
  z.strictObject({ kind: z.literal('own-account'), agents: z.array(z.string().min(1)).min(1) }),
]);
export type CorrectionChange = z.infer<typeof correctionChangeSchema>;

/** How far a correction is in messages; `total` is 0 while nobody can tell. Ends with what came of it. */
export const correctionProgressSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('progress'),
    stage: z.enum(['reading', 'storing', 'indexing', 'analysing']),
    done: z.int(),
    total: z.int(),
  }),
  z.strictObject({ type: z.literal('corrected'), changedMessages: z.int() }),
]);
export type CorrectionProgress = z.infer<typeof correctionProgressSchema>;

const grants = z.strictObject({ grants: z.array(grantIdSchema).min(1) });

export const inboxEntrySchema = z.strictObject({
  name: z.string(),
  bytes: z.int(),
  modifiedAt: instantSchema,
  takenAt: instantSchema,
  status: z.enum(['imported', 'unchanged', 'refused']),
  batchId: idSchema.nullable(),
  newMessages: z.int(),
  error: z.string().nullable(),
});

/** The watched folder of the archive. */
export const inboxStateSchema = z.strictObject({
  /** As shown to the person. */
  folder: z.string(),
  /** True for the `inbox` folder of the archive itself. */
  isOwn: z.boolean(),
  /** False where the folder is gone, or its drive is not connected. */
  isThere: z.boolean(),
  /** Names of what lies there and may not be read. */
  unreadable: z.array(z.string()),
  /** Names of what lies there and is not taken yet: it still grows, or its turn comes. */
  waiting: z.array(z.string()),
  /** Newest first. */
  taken: z.array(inboxEntrySchema),
});
export type InboxState = z.infer<typeof inboxStateSchema>;

export const importsContract = {
  inbox: {
    state: reading.output(inboxStateSchema),
    /** Watches another folder from now on; null: the archive's own. */
    choose: writing
      .input(z.strictObject({ grant: grantIdSchema.nullable() }))
      .output(inboxStateSchema),
    /** For showing the folder in the system's file manager. */
    reveal: reading.output(z.strictObject({ grant: grantIdSchema })),
    /** Takes in at once what has stopped growing, without waiting for the next look. */
    take: writing.output(z.strictObject({ taken: z.array(inboxEntrySchema) })),
  },
  /** How exports without a format of their own are read, by name. */
  presets: presetsContract,
  /** Reads one file and stores nothing. */
  inspect: reading
    .input(
      z.strictObject({
        grant: grantIdSchema,
        options: importOptionsSchema.optional(),
        limit: z.int().positive().default(20),
      }),
    )
    .output(inspectionSchema),
  /** One batch, wholly in or wholly absent. Ends with the report; abort leaves nothing behind. */
  run: writing
    .input(grants.extend({ options: importOptionsSchema.optional() }))
    .output(eventIterator(importProgressSchema)),
  /** What `run` would report, `batchId` null: the same work, taken back at the end. */
  dryRun: writing
    .input(grants.extend({ options: importOptionsSchema.optional() }))
    .output(eventIterator(importProgressSchema)),
  /** Pasted text as a file that can be looked at and imported as any other. */
  grantText: writing
    .input(z.strictObject({ text: z.string().min(1).max(20_000_000) }))
    .output(z.strictObject({ grant: grantIdSchema, name: z.string() })),
  /** Pasted text goes the same way as a file. */
  paste: writing
    .input(
      z.strictObject({
        text: z.string().min(1).max(20_000_000),
        options: importOptionsSchema.optional(),
      }),
    )
    .output(eventIterator(importProgressSchema)),
  /** Imports the built-in sample shop into the open archive. */
  sample: writing.output(eventIterator(importProgressSchema)),
  batches: reading
    .input(
      z.strictObject({
        limit: z.int().positive().max(200).default(50),
        beforeId: idSchema.optional(),
      }),
    )
    .output(z.strictObject({ batches: z.array(batchSchema), next: idSchema.nullable() })),
  /** In the order of the lines; `total` is of all that fit. */
  issues: reading
    .input(
      z.strictObject({
        sourceFileId: idSchema,
        /** Only those of these reasons. */
        reasons: z.array(z.string()).min(1).optional(),
        offset: z.int().min(0).default(0),
        limit: z.int().positive().max(1000).default(200),
      }),
    )
    .output(z.strictObject({ issues: z.array(issueSchema), total: z.int() })),
  questions: reading.output(z.strictObject({ questions: z.array(openQuestionSchema) })),
  /** Remembers the answer and applies it, to what is here and to what will come. */
  answer: writing
    .input(z.strictObject({ questionId: idSchema, answer: z.string().min(1) }))
    .output(z.strictObject({ changedMessages: z.int() })),
  /** What `withdraw` would hide now; `conflict` when it is withdrawn already. */
  withdrawal: writing
    .input(z.strictObject({ batchId: idSchema }))
    .output(z.strictObject({ messages: z.int(), conversations: z.int() })),
  /** Hides everything that only this batch has brought; `conflict` when it is withdrawn already. */
  withdraw: writing
    .input(z.strictObject({ batchId: idSchema, reason: z.string().trim().min(1).max(500) }))
    .output(z.strictObject({ messages: z.int() })),
  /** Brings a withdrawn batch back as it was. */
  restore: writing
    .input(z.strictObject({ batchId: idSchema }))
    .output(z.strictObject({ messages: z.int() })),
  /**
   * Reads the files of a batch anew under another assumption and corrects their messages. `conflict` where
   * a file itself says otherwise. Abort leaves nothing behind.
   */
  correct: writing
    .input(z.strictObject({ batchId: idSchema, change: correctionChangeSchema }))
    .output(eventIterator(correctionProgressSchema)),
};
