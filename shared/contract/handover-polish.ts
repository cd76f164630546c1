import { z } from 'zod';
import { idSchema } from '../model/message.ts';

/** A better wording from the shop's writing help. It is in no note until a person takes it over. */
export const polishSchema = z.strictObject({
  polishId: idSchema,
  itemId: idSchema,
  field: z.enum(['headline', 'situation']),
  before: z.string(),
  after: z.string(),
  model: z.string(),
  state: z.enum(['proposed', 'refused', 'taken', 'dismissed']),
  /** Facts that it brought and its sources lack, or that it is too long: why it is refused. */
  problems: z.array(
    z.strictObject({
      kind: z.enum(['number', 'date', 'name', 'length', 'empty']),
      text: z.string(),
    }),
  ),
});
export type Polish = z.infer<typeof polishSchema>;
