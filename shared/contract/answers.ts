import { z } from 'zod';
import { languages } from '../i18n/texts.ts';
import {
  answerScopeSchema,
  toldLimitsSchema,
  toldValueSchema,
  topicSchema,
} from '../model/answers.ts';
import { idSchema, instantSchema } from '../model/message.ts';
import { reading, writing } from './procedure.ts';

/** What a version of an entry says; versions are never changed. */
export const answerVersionSchema = z.strictObject({
  versionId: z.string(),
  /** From 1, in the order made. */
  number: z.int(),
  /** One of the four, or the shop's own. */
  category: z.string(),
  question: z.string(),
  answer: z.string(),
  /** As a person wrote it; null: read from the answer. */
  value: z.string().nullable(),
  /** What is compared: one, one a case, or none. */
  values: z.array(z.strictObject({ value: toldValueSchema, limits: toldLimitsSchema })),
  isRetired: z.boolean(),
  validFrom: instantSchema,
  /** Exclusive; null: until further notice. */
  validTo: instantSchema.nullable(),
  owner: z.string(),
  source: z.string(),
  reason: z.string(),
  madeAt: instantSchema,
  madeBy: z.string(),
});
export type AnswerVersion = z.infer<typeof answerVersionSchema>;

export const answerStates = ['in-force', 'future', 'ended', 'retired'] as const;
export type AnswerState = (typeof answerStates)[number];

/** An entry of the sheet as of a moment. */
export const answerSchema = z.strictObject({
  answerId: idSchema,
  /** The same in every archive that has it. */
  uid: z.string(),
  topic: topicSchema,
  scope: answerScopeSchema,
  /** Shop, product, order or customer; empty: every shop. */
  scopeValue: z.string(),
  addedAt: instantSchema,
  addedBy: z.string(),
  state: z.enum(answerStates),
  /** The one in force; where none is, the one that comes next or was last. */
  version: answerVersionSchema,
  versions: z.int(),
  /** In force on that day, but written down only afterwards. */
  isRecordedLater: z.boolean(),
});
export type Answer = z.infer<typeof answerSchema>;

/** A statement of an agent on a topic. */
export const toldSchema = z.strictObject({
  topic: topicSchema,
  value: toldValueSchema,
  /** Equal values have equal keys. */
  valueKey: z.string(),
  limits: toldLimitsSchema,
  /** Words by which it was said to be an exception; null for none. */
  exception: z.string().nullable(),
  messageId: idSchema,
  conversationId: idSchema,
  statement: z.string(),
  by: z.string(),
  to: z.string().nullable(),
  shop: z.string().nullable(),
  at: instantSchema.nullable(),
});
export type ToldStatement = z.infer<typeof toldSchema>;

/** Everything told with one value. */
export const toldSpreadSchema = z.strictObject({
  value: toldValueSchema,
  valueKey: z.string(),
  count: z.int(),
  agents: z.array(z.string()),
  firstAt: instantSchema.nullable(),
  lastAt: instantSchema.nullable(),
  /** The newest. */
  example: toldSchema,
});
export type ToldSpread = z.infer<typeof toldSpreadSchema>;

export const exceptionStates = ['asked', 'approved', 'refused', 'revoked', 'ended'] as const;
export const exceptionSchema = z.strictObject({
  exceptionId: idSchema,
  uid: z.string(),
  topic: topicSchema,
  recipientKind: z.enum(['customer', 'order']),
  recipient: z.string(),
  /** What was granted, in words. */
  granted: z.string(),
  value: z.string().nullable(),
  reason: z.string(),
  validFrom: instantSchema,
  validTo: instantSchema.nullable(),
  askedAt: instantSchema,
  askedBy: z.string(),
  state: z.enum(exceptionStates),
  decidedAt: instantSchema.nullable(),
  decidedBy: z.string().nullable(),
  decisionReason: z.string().nullable(),
  /** Approved by who asked for it. */
  isSelfApproved: z.boolean(),
});
export type AnswerException = z.infer<typeof exceptionSchema>;

const words = z.string().trim().max(5_000);
const name = z.string().trim().max(200);

/** What a new version may say otherwise than the one before. */
const versionFields = {
  category: name.min(1),
  question: words,
  answer: words.min(1),
  value: name.nullable(),
  validFrom: instantSchema,
  validTo: instantSchema.nullable(),
  owner: name,
  source: name,
  reason: words,
} as const;

export const newAnswerSchema = z.strictObject({
  topic: topicSchema,
  scope: answerScopeSchema.default('shop'),
  scopeValue: name.default(''),
  ...z.strictObject(versionFields).partial().required({ answer: true }).shape,
});
export type NewAnswer = z.infer<typeof newAnswerSchema>;

export const answerEditSchema = z.strictObject(versionFields).partial();
export type AnswerEdit = z.infer<typeof answerEditSchema>;

export const newExceptionSchema = z.strictObject({
  topic: topicSchema,
  recipientKind: z.enum(['customer', 'order']).default('customer'),
  recipient: name.min(1),
  granted: words.min(1),
  value: name.nullable().default(null),
  reason: words.min(1),
  validFrom: instantSchema.optional(),
  validTo: instantSchema.nullable().default(null),
  /** Who has approved it already. */
  approvedBy: name.min(1).optional(),
});
export type NewException = z.infer<typeof newExceptionSchema>;

export const sheetImportSchema = z.strictObject({
  added: z.int(),
  revised: z.int(),
  unchanged: z.int(),
  /** Rows that could not be read, by line from 1. */
  issues: z.array(z.strictObject({ line: z.int(), reason: z.string(), excerpt: z.string() })),
});
export type SheetImport = z.infer<typeof sheetImportSchema>;

const byAnswer = z.strictObject({ answerId: idSchema });
const filters = {
  topic: topicSchema.optional(),
  category: z.string().optional(),
  /** In question, answer or scope. */
  text: z.string().max(200).optional(),
};

/** The answer sheet (口径): what is to be said, and what has been said. */
export const answersContract = {
  /** The sheet as of a moment, by category and topic. */
  list: reading
    .input(
      z.strictObject({
        ...filters,
        /** Default: now. */
        asOf: instantSchema.optional(),
        /** What the sheet could say at that moment: versions made later are left out. */
        knownAt: instantSchema.optional(),
        state: z.array(z.enum(answerStates)).default(['in-force']),
      }),
    )
    .output(
      z.strictObject({
        answers: z.array(answerSchema),
        asOf: instantSchema,
        counts: z.record(z.enum(answerStates), z.int()),
        /** Of those in force; the four first. */
        categories: z.array(z.strictObject({ category: z.string(), answers: z.int() })),
      }),
    ),
  /** An entry with its versions, newest first, and what has been told on its matter. */
  get: reading.input(byAnswer).output(
    z.strictObject({
      answer: answerSchema,
      versions: z.array(answerVersionSchema),
      exceptions: z.array(exceptionSchema),
      told: z.array(toldSpreadSchema),
    }),
  ),
  /** `conflict` where this topic, scope and question has an entry already. */
  add: writing.input(newAnswerSchema).output(answerSchema),
  /** A new version; what is not given stays as it is. Holds from `validFrom`, by default from now. */
  revise: writing.input(byAnswer.extend({ edit: answerEditSchema })).output(answerSchema),
  /** No answer from a moment on, by default from now. */
  retire: writing
    .input(byAnswer.extend({ reason: words.min(1), at: instantSchema.optional() }))
    .output(answerSchema),
  /** What agents have told, newest first. */
  told: reading
    .input(
      z.strictObject({
        topic: topicSchema.optional(),
        customer: z.string().min(1).optional(),
        conversationId: idSchema.optional(),
        shop: z.string().optional(),
        onlyExceptions: z.boolean().default(false),
        limit: z.int().positive().max(1_000).default(100),
      }),
    )
    .output(z.strictObject({ told: z.array(toldSchema), spread: z.array(toldSpreadSchema) })),
  exceptions: reading
    .input(z.strictObject({ topic: topicSchema.optional(), asOf: instantSchema.optional() }))
    .output(z.strictObject({ exceptions: z.array(exceptionSchema) })),
  askException: writing.input(newExceptionSchema).output(exceptionSchema),
  decideException: writing
    .input(
      z.strictObject({
        exceptionId: idSchema,
        decision: z.enum(['approved', 'refused', 'revoked']),
        reason: words.default(''),
      }),
    )
    .output(exceptionSchema),
  /** The sheet in force as CSV: UTF-8 with a byte order mark, so that spreadsheets read it. */
  exportCsv: reading
    .input(
      z.strictObject({
        asOf: instantSchema.optional(),
        language: z.enum(languages).optional(),
      }),
    )
    .output(z.strictObject({ csv: z.string(), answers: z.int() })),
  /** Rows with a known number or matter become new versions where they differ; others are added. */
  importCsv: writing
    .input(z.strictObject({ grant: z.string(), dryRun: z.boolean().default(false) }))
    .output(sheetImportSchema),
};
