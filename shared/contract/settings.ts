import { z } from 'zod';
import { instantSchema } from '../model/message.ts';
import { reading, writing } from './procedure.ts';

const textSizes = [100, 125, 150, 175, 200] as const;
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What the archive remembers for its people. */
export const settingsSchema = z.strictObject({
  language: z.enum(['zh-CN', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  /** Percent. */
  textSize: z.literal(textSizes),
  /** Who sits here; signs and acknowledges under this name. */
  person: z.string().max(60),
  people: z.array(z.string().min(1).max(60)).max(500),
  shifts: z
    .array(z.strictObject({ name: z.string().min(1).max(30), start: clockTime, end: clockTime }))
    .max(12),
  /** IANA zone of the shop's clock. */
  zone: z.string(),
  /** One clerk on duty: may acknowledge their own note, which is recorded. */
  soloHandover: z.boolean(),
  /** From this amount on a line of a handover note is red. */
  handoverAmountLimitCents: z.int().min(0),
  /** Where the archive's clock stands, UTC ms: the sample shop lives in its own days. Null: it runs. */
  standingClockAt: instantSchema.nullable(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  language: 'zh-CN',
  theme: 'system',
  textSize: 100,
  person: '',
  people: [],
  shifts: [
    { name: '早班', start: '08:00', end: '16:00' },
    { name: '晚班', start: '16:00', end: '00:00' },
  ],
  zone: 'Asia/Shanghai',
  soloHandover: false,
  handoverAmountLimitCents: 20_000,
  standingClockAt: null,
};

export const settingsContract = {
  get: reading.output(settingsSchema),
  set: writing.input(settingsSchema.partial()).output(settingsSchema),
};
