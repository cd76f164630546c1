import { z } from 'zod';
import { idSchema } from '../model/message.ts';

/** Sections of a handover note, in the order of screen and paper (domain: handover note, 2.2). */
export const handoverSections = [
  'critical',
  'promises',
  'disputes',
  'waiting',
  'answers',
  'memos',
  'watch',
  'orders-from-above',
  'tried',
  'feedback',
] as const;
export const handoverSectionSchema = z.enum(handoverSections);
export type HandoverSection = z.infer<typeof handoverSectionSchema>;

export const severitySchema = z.enum(['red', 'yellow', 'green']);
export type Severity = z.infer<typeof severitySchema>;

/**
 * What a line is about. `policy` is a contradiction of two statements, `answer` a new wording of the
 * answer sheet, `order` a word from above, `watch` a message on the watch list, `gap` a hole in the records; `manual` is a clerk's own line.
 */
export const sourceKinds = [
  'promise',
  'dispute',
  'conversation',
  'memo',
  'policy',
  'answer',
  'exception',
  'order',
  'watch',
  'feedback',
  'gap',
  'manual',
] as const;
const sourceKindSchema = z.enum(sourceKinds);

/** Text of at most `limit` characters as a person counts them: code points, not UTF-16 units. */
export const atMost = (limit: number) =>
  z.string().refine((text) => Array.from(text).length <= limit, `at most ${limit} characters`);

/** One line of a note: facts from the archive, and what a person adds. */
export const handoverItemSchema = z.strictObject({
  id: idSchema,
  /** Where the line belongs. A red one is listed once, under `critical`, and keeps its home here. */
  section: handoverSectionSchema,
  severity: severitySchema,
  customer: z.string().nullable(),
  shop: z.string().nullable(),
  order_no: z.string().nullable(),
  /** At most 60 characters. */
  headline: atMost(60),
  /** At most 140 characters. */
  situation: atMost(140),
  next_action: z.string(),
  owner: z.string(),
  /** ISO 8601 with offset, or null. */
  due_at: z.string().nullable(),
  tz: z.string(),
  if_then: z.string(),
  tried: z.string(),
  /** Message ids, in time order. */
  evidence: z.array(idSchema),
  source_ref: z.strictObject({
    kind: sourceKindSchema,
    id: idSchema.nullable(),
  }),
  created_by: z.string(),
  carried_from: idSchema.nullable(),
  carry_count: z.int().min(0),
  /** The item that this one carries on, on a note of another computer of the shop. Absent: none. */
  carried_elsewhere: z
    .strictObject({ archive: z.string().regex(/^[0-9a-f]{32}$/), item: idSchema })
    .optional(),
  state: z.enum(['open', 'done', 'cancelled', 'transferred']),
  closed_by: z.string().nullable(),
  close_reason: z.string().nullable(),
  proof_msg: idSchema.nullable(),
  /** The source is a detector's proposal that nobody has confirmed yet. */
  proposed: z.boolean(),
  /** ISO 8601 with offset: waiting since, promised at, or opened at. */
  since: z.string().nullable(),
  /** Stage of the dispute behind the line. */
  stage: z.string().nullable(),
  amount_cents: z.int().nullable(),
  /** Why the incoming clerk refused this line on the note before. */
  returned_reason: z.string().nullable(),
  /** Fields whose words come from the shop's writing help; a person took them over. Absent: none. */
  polished: z.array(z.enum(['headline', 'situation'])).optional(),
});
export type HandoverItem = z.infer<typeof handoverItemSchema>;
