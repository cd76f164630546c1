import { z } from 'zod';
import { languages } from '../i18n/texts.ts';
import { idSchema, instantSchema } from '../model/message.ts';
import { reading, writing } from './procedure.ts';

export const reportKinds = ['weekly', 'answer-changes'] as const;
export const reportKindSchema = z.enum(reportKinds);
export type ReportKind = z.infer<typeof reportKindSchema>;

/** Free text of a report; `changes` stands in that of answer changes alone. */
export const reportSections = ['problems', 'measures', 'plan', 'target', 'changes'] as const;
const reportSectionSchema = z.enum(reportSections);
export type ReportSection = z.infer<typeof reportSectionSchema>;

const countSchema = z.strictObject({
  name: z.string(),
  /** Null: cannot be computed from what the archive has. */
  value: z.number().nullable(),
  /** Of the period before, of the same length. */
  before: z.number().nullable(),
});

export const reportSchema = z.strictObject({
  reportId: idSchema,
  kind: reportKindSchema,
  state: z.enum(['draft', 'signed']),
  shop: z.string().nullable(),
  from: instantSchema,
  to: instantSchema,
  zone: z.string(),
  createdBy: z.string(),
  /** Counted when it is read, while it is a draft; frozen by the signature. */
  counts: z.array(countSchema),
  sections: z.array(
    z.strictObject({
      id: reportSectionSchema,
      text: z.string(),
      /** Written by a person; else drawn from the archive when it is read. */
      isWritten: z.boolean(),
      /** Messages behind the drawn lines. */
      evidence: z.array(idSchema),
    }),
  ),
  signedAt: instantSchema.nullable(),
  signedBy: z.string().nullable(),
  hash: z.string().nullable(),
});
export type Report = z.infer<typeof reportSchema>;

const reportId = z.strictObject({ reportId: idSchema });

/** Weekly reports and lists of changed answers: drafted from the archive, edited and signed by people. */
export const reportsContract = {
  draft: writing
    .input(
      z.strictObject({
        kind: reportKindSchema,
        from: instantSchema,
        to: instantSchema,
        shop: z.string().min(1).optional(),
        as: z.string().min(1),
      }),
    )
    .output(reportSchema),
  get: reading.input(reportId).output(reportSchema),
  list: reading
    .input(z.strictObject({ limit: z.int().positive().max(200).default(50) }))
    .output(
      z.strictObject({ reports: z.array(reportSchema.omit({ counts: true, sections: true })) }),
    ),
  edit: writing
    .input(reportId.extend({ section: reportSectionSchema, text: z.string().max(5_000) }))
    .output(reportSchema),
  sign: writing
    .input(
      reportId.extend({ as: z.string().min(1), secret: z.string().min(1).max(200).optional() }),
    )
    .output(reportSchema),
  render: reading
    .input(
      reportId.extend({
        format: z.enum(['json', 'html', 'md', 'csv', 'txt']),
        language: z.enum(languages).default('zh-CN'),
      }),
    )
    .output(z.strictObject({ content: z.string(), fileName: z.string() })),
};
