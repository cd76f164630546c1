import { z } from 'zod';
import { watchKindSchema } from '../model/analysis.ts';
import { watchCodeSchema } from '../model/findings.ts';
import { idSchema, instantSchema, platformSchema, roleSchema } from '../model/message.ts';
import { reading, writing } from './procedure.ts';

export const watchStatuses = ['proposed', 'confirmed', 'dismissed'] as const;
const watchStatusSchema = z.enum(watchStatuses);

/** A message that is worth a second look. */
export const watchSchema = z.strictObject({
  findingId: idSchema,
  messageId: idSchema,
  conversationId: idSchema,
  conversationTitle: z.string(),
  platform: platformSchema,
  shop: z.string().nullable(),
  customer: z.string().nullable(),
  customerId: idSchema.nullable(),
  sender: z.string(),
  role: roleSchema,
  sentAt: instantSchema.nullable(),
  text: z.string(),
  kind: watchKindSchema,
  status: watchStatusSchema,
  score: z.number(),
  /** Hosts put the code into words (`shared/i18n/findings.ts`). */
  reason: z.strictObject({ code: watchCodeSchema, words: z.array(z.string()) }),
  /** Every message that shows it, in order: all the askings of one question. */
  messageIds: z.array(idSchema).min(1),
  closeReason: z.string().nullable(),
  /** The act that let it go for its age; null of every other. */
  letGo: z.string().nullable(),
  changedAt: instantSchema,
  changedBy: z.string(),
});
export type WatchRow = z.infer<typeof watchSchema>;

const findingId = z.strictObject({ findingId: idSchema });

export const watchContract = {
  /** Newest first. */
  list: reading
    .input(
      z.strictObject({
        kind: z.array(watchKindSchema).optional(),
        status: z.array(watchStatusSchema).optional(),
        conversationId: idSchema.optional(),
        limit: z.int().positive().max(1_000).default(200),
        afterId: idSchema.optional(),
      }),
    )
    .output(
      z.strictObject({
        findings: z.array(watchSchema),
        counts: z.record(watchStatusSchema, z.int()),
        /** Those that nobody has decided on. */
        kinds: z.record(watchKindSchema, z.int()),
        /** Of these: those from long ago. */
        past: z.int(),
        next: idSchema.nullable(),
      }),
    ),
  /** It is what it seems. */
  confirm: writing.input(findingId.extend({ reason: z.string().optional() })).output(watchSchema),
  /** It is nothing, or it is dealt with. */
  dismiss: writing.input(findingId.extend({ reason: z.string().optional() })).output(watchSchema),
  reopen: writing.input(findingId).output(watchSchema),
};
