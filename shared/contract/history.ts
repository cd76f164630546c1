import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { idSchema, instantSchema } from '../model/message.ts';
import { privateKinds } from '../domain/masking/private-spans.ts';
import { reading, writing } from './procedure.ts';

export const historyNouns = [
  'promise',
  'dispute',
  'watch',
  'message',
  'conversation',
  'account',
  'answer',
  'answer-exception',
  'contradiction',
] as const;
const historyNounSchema = z.enum(historyNouns);
export type HistoryNoun = z.infer<typeof historyNounSchema>;

const valuesSchema = z.record(z.string(), z.unknown());

/** One decision of a person. */
export const decisionSchema = z.strictObject({
  at: instantSchema,
  by: z.string(),
  action: z.string(),
  /** What it changed, as it was before; empty where nothing was known. */
  before: valuesSchema,
  after: valuesSchema,
});
export type Decision = z.infer<typeof decisionSchema>;

/** Which deeds of the audit log; all where nothing is said. */
export const auditFilterSchema = z.strictObject({
  by: z.string().optional(),
  /** What was acted on, as the log names it: `promise`, `handover`, `setting`… */
  noun: z.string().optional(),
  action: z.string().optional(),
  id: idSchema.optional(),
  /** When it was done; `to` exclusive. */
  from: instantSchema.optional(),
  to: instantSchema.optional(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

/** One line of the audit log. */
export const auditEventSchema = decisionSchema.extend({
  eventId: idSchema,
  noun: z.string(),
  /** Null where the archive as a whole was acted on. */
  id: idSchema.nullable(),
});
export type AuditEvent = z.infer<typeof auditEventSchema>;

const countedSchema = z.array(z.strictObject({ name: z.string(), events: z.int() }));

export const historyContract = {
  /** The audit log, newest first: everything that anybody did in the archive. */
  audit: reading
    .input(
      auditFilterSchema.extend({
        limit: z.int().positive().max(1_000).default(100),
        beforeId: idSchema.optional(),
      }),
    )
    .output(z.strictObject({ events: z.array(auditEventSchema), next: idSchema.nullable() })),
  /** Who did how much, on what, and which deeds: what can be filtered by. The most first. */
  auditFacets: reading.output(
    z.strictObject({ people: countedSchema, nouns: countedSchema, actions: countedSchema }),
  ),
  /** The log as CSV, oldest first, in chunks of text. No cell is run as a formula. */
  auditCsv: reading
    .input(auditFilterSchema)
    .output(eventIterator(z.strictObject({ chunk: z.string() }))),
  /** Somebody looked at something of a message that the screen masks: it is written down. */
  reveal: writing
    .input(z.strictObject({ messageId: idSchema, what: z.enum(privateKinds) }))
    .output(z.strictObject({})),
  /** What people decided on a thing, oldest first. Nothing of it is ever changed. */
  list: reading
    .input(z.strictObject({ noun: historyNounSchema, id: idSchema }))
    .output(z.strictObject({ decisions: z.array(decisionSchema) })),
};
