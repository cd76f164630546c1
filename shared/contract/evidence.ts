import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { idSchema, instantSchema } from '../model/message.ts';
import { profileSchema } from '../domain/evidence/format.ts';
import { placeLimitsSchema } from '../domain/evidence/limits.ts';
import { caseCheckSchema } from './cases.ts';
import { grantIdSchema } from './imports.ts';
import { reading, writing } from './procedure.ts';

export const evidenceCountsSchema = z.strictObject({
  included: z.int(),
  redacted: z.int(),
  withheld: z.int(),
});

export const findingSchema = z.strictObject({
  /** E01 … of the verification table. */
  code: z.string(),
  path: z.string(),
  detail: z.string(),
});

export const packageVerificationSchema = z.strictObject({
  verdict: z.enum(['intact', 'altered', 'incomplete']),
  /** True when an outside seal code was given and fits. */
  sealed: z.boolean(),
  /** The RFC 3161 time stamp of the tag manifest, where there is one and it holds; else finding E19. */
  stamp: z
    .strictObject({
      at: instantSchema,
      authority: z.string(),
      /** True when its chain ends in a certificate that came from outside of the package. */
      trusted: z.boolean(),
    })
    .nullable(),
  findings: z.array(findingSchema),
});
export type PackageVerification = z.infer<typeof packageVerificationSchema>;

/** Words to remove before rendering; every occurrence in scope goes. */
export const redactionSchema = z.strictObject({
  messageId: idSchema,
  /** UTF-16 offsets; the whole message when absent. */
  start: z.int().min(0).optional(),
  end: z.int().min(0).optional(),
  reason: z.enum(['privacy', 'third-party', 'trade-secret', 'unrelated', 'other']),
});
export type Redaction = z.infer<typeof redactionSchema>;

/** Places of a picture that are burnt black, wherever in scope the same picture stands. */
export const pictureRedactionSchema = z.strictObject({
  messageId: idSchema,
  /** Name of the attachment as the message carries it. */
  name: z.string(),
  /** In the picture's own pixels, as it is seen. */
  boxes: z
    .array(
      z.strictObject({
        x: z.number().min(0),
        y: z.number().min(0),
        width: z.number().positive(),
        height: z.number().positive(),
      }),
    )
    .min(1)
    .max(200),
  reason: redactionSchema.shape.reason,
});
export type PictureRedaction = z.infer<typeof pictureRedactionSchema>;

export const evidenceRequestSchema = z.strictObject({
  /** Messages that prove the point: every session that touches one is in scope. */
  messageIds: z.array(idSchema).default([]),
  /** Messages whose whole session goes in as context; they are not cited. */
  sessionMessageIds: z.array(idSchema).default([]),
  /** How much goes along with a message: its session, its whole day, or all of its conversation. */
  context: z.enum(['session', 'day', 'conversation']).default('session'),
  /** Whole periods of conversations. UTC ms; `from` inclusive, `to` exclusive, null: open. */
  periods: z
    .array(
      z.strictObject({
        conversationId: idSchema,
        from: instantSchema.nullable().default(null),
        to: instantSchema.nullable().default(null),
      }),
    )
    .default([]),
  /** One period more, in short. */
  conversationId: idSchema.optional(),
  /** UTC ms, inclusive. */
  from: instantSchema.optional(),
  /** UTC ms, exclusive. */
  to: instantSchema.optional(),
  title: z.string().max(120).default(''),
  claim: z.string().max(2_000).default(''),
  orderNo: z.string().max(60).optional(),
  disputeId: idSchema.optional(),
  /**
   * EV-0007: adds to that case; its numbers go on. Without a selection its basket is packed. Without a
   * case the dispute or the same picks decide which it is.
   */
  caseNumber: z
    .string()
    .regex(/^EV-[0-9]{4,9}$/)
    .optional(),
  profile: profileSchema.default('court-full'),
  /** Whose limits pages and statement keep to; the case's platform when absent. */
  place: z.string().max(40).optional(),
  /** A PDF of the transcript as well, with any profile. */
  pdf: z.boolean().default(false),
  /** What was searched for to find it; told in the completeness statement. */
  searches: z.array(z.string().max(500)).default([]),
  redactions: z.array(redactionSchema).default([]),
  pictures: z.array(pictureRedactionSchema).default([]),
  /** Messages of the scope that are left out, each with its reason. */
  withheld: z.array(redactionSchema.pick({ messageId: true, reason: true })).default([]),
});
export type EvidenceRequest = z.infer<typeof evidenceRequestSchema>;

export const packageSchema = z.strictObject({
  packageId: idSchema,
  /** e.g. EV-0007 */
  number: z.string(),
  title: z.string(),
  profile: z.string(),
  sealCode: z.string(),
  counts: evidenceCountsSchema,
  /** Empty for one that lies elsewhere. */
  location: z.string(),
  /** Archive and computer that made it; null: this one. */
  elsewhere: z.strictObject({ archive: z.string(), machine: z.string() }).nullable(),
  createdAt: instantSchema,
  createdBy: z.string(),
});
export type EvidencePackage = z.infer<typeof packageSchema>;

const creationSchema = evidenceRequestSchema.extend({ folder: grantIdSchema.optional() });
const createdSchema = z.strictObject({
  package: z.string(),
  sealCode: z.string(),
  counts: evidenceCountsSchema,
  /** As in `preview`, and what came up while packing: files that stayed out, pages that were split. */
  warnings: z.array(z.string()),
  record: packageSchema,
  /** Grant of the zip, for a download. */
  zip: grantIdSchema,
});

/** How far the packing is, then what was made. */
export const packingSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('progress'),
    step: z.enum(['reading', 'files', 'writing', 'pages', 'zip']),
    done: z.int(),
    total: z.int(),
  }),
  createdSchema.extend({ type: z.literal('made') }),
]);
export type PackingProgress = Omit<
  Extract<z.infer<typeof packingSchema>, { type: 'progress' }>,
  'type'
>;

export const evidenceContract = {
  /** What a request would take in, before anything is written. */
  preview: reading.input(evidenceRequestSchema).output(
    z.strictObject({
      counts: evidenceCountsSchema,
      scopes: z.array(
        z.strictObject({
          conversationId: idSchema,
          title: z.string(),
          from: instantSchema.nullable(),
          to: instantSchema.nullable(),
          count: z.int(),
        }),
      ),
      /** Messages of the same conversations that stay outside of the scope. */
      outside: z.int(),
      /** Length of the short statement against what the place takes; null where none is made. */
      statement: z
        .strictObject({
          place: z.string(),
          chars: z.int(),
          limit: z.int(),
          isShortened: z.boolean(),
        })
        .nullable(),
      gaps: z.array(z.strictObject({ from: instantSchema, to: instantSchema, why: z.string() })),
      warnings: z.array(z.string()),
    }),
  ),
  /** What to look at before export, and the strongest points against the shop. Changes nothing. */
  check: reading.input(evidenceRequestSchema).output(caseCheckSchema),
  /** Writes the package into the granted folder, or into the archive's `exports/` folder. */
  create: writing.input(creationSchema).output(createdSchema),
  /** The same, telling how far it is. Stopped, it leaves nothing behind. */
  pack: writing.input(creationSchema).output(eventIterator(packingSchema)),
  /** A folder or zip that anyone brings. */
  verify: reading
    .input(z.strictObject({ grant: grantIdSchema, seal: z.string().optional() }))
    .output(packageVerificationSchema),
  /** A package made here, where it was put, against the seal code kept here. Goes into the custody log. */
  verifyPackage: writing
    .input(z.strictObject({ packageId: idSchema }))
    .output(packageVerificationSchema),
  /** Asks an authority (of the settings, unless named) for a time stamp on a package made here. */
  stamp: writing
    .input(
      z.strictObject({
        packageId: idSchema,
        url: z.url({ protocol: /^https?$/ }).optional(),
        /** PEM file with the certificates of the authority. */
        authorities: grantIdSchema.optional(),
      }),
    )
    .output(z.strictObject({ at: instantSchema, authority: z.string(), trusted: z.boolean() })),
  /** What places take, the shop's own rows first. */
  limits: reading.output(z.strictObject({ limits: z.array(placeLimitsSchema) })),
  list: reading.output(z.strictObject({ packages: z.array(packageSchema) })),
};
