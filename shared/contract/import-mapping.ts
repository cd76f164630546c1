import { z } from 'zod';
import { reading, writing } from './procedure.ts';

export const tableFields = [
  'time',
  'date',
  'sender',
  'text',
  'conversation',
  'role',
  'order',
  'id',
] as const;
export const columnsSchema = z.partialRecord(z.enum(tableFields), z.string());
export type Columns = z.infer<typeof columnsSchema>;

const wordsSchema = z.array(z.string().trim().min(1).max(60)).max(50).default([]);

/** What a person says of a table or text that no format of its own fits. */
export const mappingShape = {
  /** Field to header name, key, or `#n`. */
  columns: columnsSchema.optional(),
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  /** How a line opens a message: `{time} {sender}: {text}`. */
  linePattern: z.string().min(1).max(300).optional(),
  /** Words of the role column by the side that they mean. */
  roleWords: z
    .strictObject({
      customer: wordsSchema,
      agent: wordsSchema,
      bot: wordsSchema,
      system: wordsSchema,
    })
    .optional(),
};

/** A mapping under a name, used again by that name or for exports with the same headers. */
export const presetSchema = z.strictObject({
  name: z.string().trim().min(1).max(60),
  ...mappingShape,
  dateOrder: z.enum(['DMY', 'MDY', 'YMD']).optional(),
  zone: z.string().min(1).optional(),
  /** Sender names or handles that are the shop's own. */
  agents: z.array(z.string().min(1)).default([]),
  /** The header that it was made for; empty: it is used by its name only. */
  headers: z.array(z.string()).max(500).default([]),
});
export type Preset = z.infer<typeof presetSchema>;

export const presetsContract = {
  list: reading.output(z.strictObject({ presets: z.array(presetSchema) })),
  /** Over one of the same name. `invalid-input` for a line pattern that could tell no messages. */
  save: writing.input(presetSchema).output(presetSchema),
  /** What was imported by it stays as it is. `not-found` without it. */
  remove: writing.input(z.strictObject({ name: z.string() })).output(z.strictObject({})),
};
