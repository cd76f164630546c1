import { z } from 'zod';
import { platformStates } from '../domain/disputes/deadlines.ts';
import { placeLimitsSchema } from '../domain/evidence/limits.ts';
import { keyNamePattern } from '../domain/shortcuts/key-names.ts';
import { languages } from '../i18n/texts.ts';
import { instantSchema, platformSchema } from '../model/message.ts';
import { reading, writing } from './procedure.ts';

const textSizes = [100, 125, 150, 175, 200] as const;
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const shiftSchema = z.strictObject({
  name: z.string().min(1).max(30),
  start: clockTime,
  end: clockTime,
  /** Of one shop only; absent: of all. */
  shop: z.string().min(1).optional(),
  /** Weekdays on which it begins, 1 Monday to 7 Sunday; absent: every day. */
  days: z.array(z.int().min(1).max(7)).min(1).optional(),
});

const writingHelpSchema = z.strictObject({
  /** Up to `/v1`, http or https. */
  url: z.url({ protocol: /^https?$/ }),
  model: z.string().min(1),
});

/** What a notification can tell of. */
export const systemNotices = ['promises', 'imports', 'handovers'] as const;

/** What the archive remembers for its people. */
export const settingsSchema = z.strictObject({
  language: z.enum(languages),
  theme: z.enum(['system', 'light', 'dark']),
  /** Percent. */
  textSize: z.literal(textSizes),
  /** Who sits here; signs and acknowledges under this name. */
  person: z.string().max(60),
  people: z.array(z.string().min(1).max(60)).max(500),
  /** The shops whose chats are kept here; an only one is that of files that name none. */
  shops: z.array(z.string().trim().min(1).max(100)).max(200),
  /** Names or handles under which the shop itself speaks; every import knows them. */
  ownAccounts: z.array(z.string().trim().min(1).max(100)).max(500),
  /** The shift plan. An end at or before its start lies on the next day. */
  shifts: z.array(shiftSchema).max(24),
  /** IANA zone of the shop's clock. */
  zone: z.string(),
  /** One clerk on duty: may acknowledge their own note, which is recorded. */
  soloHandover: z.boolean(),
  /** From this amount on a line of a handover note is red. */
  handoverAmountLimitCents: z.int().min(0),
  /** `required`: no red item is accepted without reading back. Else the note shows that it was not. */
  handoverReadBack: z.enum(['asked', 'required']),
  /** Which notes want a supervisor's signature. */
  handoverCountersign: z.enum(['never', 'red', 'always']),
  /** Minutes after a shift's end when an unsigned note is published as it stands; null: never. */
  handoverPublishAfterMinutes: z.int().min(0).max(1440).nullable(),
  /**
   * An OpenAI-compatible endpoint of the shop's own that may polish wording; null: none, the default. Its
   * key is no part of the archive.
   */
  writingHelp: writingHelpSchema.nullable(),
  /** Address of the authority that stamps evidence packages (RFC 3161); null: none, the default. */
  /** The shop's own rows of the table of what places take as evidence. */
  evidenceLimits: z.array(placeLimitsSchema).max(200),
  timeStampUrl: z.url({ protocol: /^https?$/ }).nullable(),
  /** Minutes before its due time at which a promise is brought to mind; null: never. */
  reminderLeadMinutes: z.int().min(0).max(10_080).nullable(),
  /** What the system's own notifications tell of. */
  systemNotices: z.array(z.enum(systemNotices)),
  /** A closed window stays in the tray, where it goes on reminding. */
  closeToTray: z.boolean(),
  /** Keys that people gave to actions (`shared/domain/shortcuts/actions.ts`) in place of the usual ones. */
  shortcuts: z.record(z.string().max(40), z.array(z.string().regex(keyNamePattern)).max(4)),
  /** Minutes without a hand on it after which the screen locks; null: never. */
  lockAfterMinutes: z.int().min(1).max(480).nullable(),
  /** Telephone, order and card numbers, mail and postal addresses are shown with their middle hidden. */
  masking: z.boolean(),
  /** The shop's own rows of the table of platform deadlines, in hours. */
  disputeDeadlines: z
    .array(
      z.strictObject({
        platform: platformSchema,
        state: z.enum(platformStates),
        hours: z.int().min(1).max(8_760).nullable(),
      }),
    )
    .max(500),
  /** Days from one automatic backup to the next; 0: none. */
  backupEveryDays: z.int().min(0).max(30),
  /** Where backups go; null: a folder beside the archive. */
  backupFolder: z.string().nullable(),
  /** Where the archive's clock stands, UTC ms: the sample shop lives in its own days. Null: it runs. */
  standingClockAt: instantSchema.nullable(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const settingsContract = {
  get: reading.output(settingsSchema),
  /** A folder is chosen by `backups.choose`: no call takes a path. */
  set: writing
    .input(
      settingsSchema
        .omit({ backupFolder: true })
        .extend({
          /** A key is kept on this computer and told to nobody; an empty one is forgotten. */
          writingHelp: writingHelpSchema
            .extend({ key: z.string().max(1_000).optional() })
            .nullable(),
        })
        .partial(),
    )
    .output(settingsSchema),
  /** Whether this computer keeps the writing help's key: sealed by the system, or in a file of the user. */
  writingHelpKey: reading.output(z.strictObject({ kept: z.enum(['none', 'sealed', 'file']) })),
};
