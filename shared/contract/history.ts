import { z } from 'zod';
import { idSchema, instantSchema } from '../model/message.ts';
import { reading } from './procedure.ts';

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

export const historyContract = {
  /** What people decided on a thing, oldest first. Nothing of it is ever changed. */
  list: reading
    .input(z.strictObject({ noun: historyNounSchema, id: idSchema }))
    .output(z.strictObject({ decisions: z.array(decisionSchema) })),
};
