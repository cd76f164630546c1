import { z } from 'zod';
import { caseFileKindSchema } from '../../../shared/contract/cases.ts';

const origin = z.strictObject({ archive: z.string().regex(/^[0-9a-f]{32}$/), id: z.string() });
const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** A message as two archives with the same originals know it. */
export const messageRefSchema = z.strictObject({
  digest,
  position: z.int(),
  /** First 16 hex digits of the SHA-256 of sender and text: a position may hold several. */
  check: z.string().regex(/^[0-9a-f]{16}$/),
});
export type MessageRef = z.infer<typeof messageRefSchema>;

const accountRef = z.strictObject({ platform: z.string(), handle: z.string() });
export type AccountRef = z.infer<typeof accountRef>;

/** Stands in `set` for the message that `proof` tells. */
export const aboutProof = '@proof';

const scalar = z.union([z.string(), z.number(), z.null()]);

const promiseSubject = z.strictObject({
  noun: z.literal('promise'),
  message: messageRefSchema,
  /** The row as it stood, for archives whose detector has not seen it. */
  row: z.record(z.string(), scalar),
});
const disputeSubject = z.strictObject({
  noun: z.literal('dispute'),
  messages: z.array(messageRefSchema).min(1),
  row: z.record(z.string(), scalar),
});
const conversationSubject = z.strictObject({
  noun: z.literal('conversation'),
  platform: z.string(),
  shop: z.string().nullable(),
  key: z.string(),
});
const accountSubject = accountRef.extend({ noun: z.literal('account') }).strict();

const thingSubject = z.discriminatedUnion('noun', [
  promiseSubject,
  disputeSubject,
  conversationSubject,
  accountSubject,
]);
export type ThingSubject = z.infer<typeof thingSubject>;

const answersSubject = z.strictObject({
  noun: z.enum(['answer', 'answer-exception', 'contradiction']),
  /** The entry's or exception's id that all archives have, or the contradiction's matter. */
  name: z.string().regex(/^[0-9a-f]{32}$/),
});
export type AnswersSubject = z.infer<typeof answersSubject>;

const peopleSubject = z.discriminatedUnion('noun', [
  z.strictObject({ noun: z.literal('person'), person: z.string().min(1) }),
  /** Who works which shift from when, UTC ms. */
  z.strictObject({
    noun: z.literal('duty'),
    person: z.string().min(1),
    shift: z.string().min(1),
    from: z.int(),
  }),
  z.strictObject({ noun: z.literal('setting'), key: z.string() }),
]);
export type PeopleSubject = z.infer<typeof peopleSubject>;

const caseItem = z.discriminatedUnion('kind', [
  /** `number` is that of the exhibit where it was added. */
  z.strictObject({
    kind: z.literal('message'),
    message: messageRefSchema,
    number: z.int().min(1).nullable(),
  }),
  z.strictObject({ kind: z.literal('session'), message: messageRefSchema }),
  z.strictObject({
    kind: z.literal('period'),
    conversation: conversationSubject.omit({ noun: true }),
    from: z.int().nullable(),
    to: z.int().nullable(),
  }),
  z.strictObject({
    kind: z.literal('file'),
    name: z.string(),
    digest,
    bytes: z.int(),
    mime: z.string(),
    record: caseFileKindSchema,
    source: z.string(),
    number: z.int().min(1),
  }),
]);
export type CaseItemRef = z.infer<typeof caseItem>;

const exhibitRef = z.union([
  z.strictObject({ message: messageRefSchema }),
  z.strictObject({ file: digest }),
]);
export type ExhibitRef = z.infer<typeof exhibitRef>;

/** A case, by where it was opened; with what a deed puts in, takes out or cites. */
const caseSubject = z.strictObject({
  noun: z.literal('case'),
  case: origin,
  /** Told at its opening. */
  dispute: disputeSubject.nullable(),
  items: z.array(caseItem),
  claim: origin.nullable(),
  exhibits: z.array(exhibitRef),
});
export type CaseSubject = z.infer<typeof caseSubject>;

const portableOrder = z
  .strictObject({
    line: z.int(),
    orderNo: z.string().min(1),
    shop: z.string(),
    buyer: z.string().nullable(),
    orderedAt: z.int(),
    paidAt: z.int().nullable(),
    paidCents: z.int().nullable(),
  })
  .refine(({ paidAt, paidCents }) => (paidAt === null) === (paidCents === null));

/** A table of orders with its rows, as no file of it is kept; by the table's bytes. */
const orderFileSubject = z.strictObject({
  noun: z.literal('order-file'),
  digest,
  name: z.string(),
  takenAt: z.int(),
  takenBy: z.string(),
  orders: z.array(portableOrder),
});
export type OrderFileSubject = z.infer<typeof orderFileSubject>;

/** An entry of another archive's custody log. */
export const custodyEntrySchema = z.strictObject({
  at: z.int(),
  actor: z.string(),
  machine: z.string(),
  programVersion: z.string(),
  event: z.enum(['package-created', 'package-verified', 'verification-failed', 'package-stamped']),
  object: z.string(),
  digestBefore: digest.nullable(),
  digestAfter: digest.nullable(),
  previousHash: digest,
  hash: digest,
});

/** Digests of the files that people added to cases; their bytes go along with the attachments. */
export function caseFileDigests(deeds: readonly PortableDeed[]): string[] {
  return deeds.flatMap(({ subject }) =>
    subject.noun === 'case'
      ? subject.items.flatMap((item) => (item.kind === 'file' ? [item.digest] : []))
      : [],
  );
}

/** What somebody decided. `set` are the fields that it set; later words win field by field. */
export const portableDeedSchema = z.strictObject({
  origin,
  /** UTC ms, by the clock of the machine where it was done. */
  at: z.int(),
  actor: z.string(),
  action: z.string(),
  subject: z.discriminatedUnion('noun', [
    promiseSubject,
    disputeSubject,
    conversationSubject,
    accountSubject,
    z.strictObject({
      noun: z.literal('watch'),
      message: messageRefSchema,
      kind: z.string(),
      row: z.record(z.string(), scalar),
    }),
    z.strictObject({
      noun: z.literal('account-link'),
      link: origin,
      accounts: z.array(accountRef),
    }),
    z.strictObject({ noun: z.literal('import-batch'), batch: origin }),
    z.strictObject({ noun: z.literal('message'), message: messageRefSchema }),
    z.strictObject({
      noun: z.literal('message-note'),
      message: messageRefSchema,
      /** Where and as what it was written. */
      note: origin,
    }),
    answersSubject,
    peopleSubject,
    caseSubject,
    orderFileSubject,
    /** A signed note, by where it was signed and its number among the notes there. */
    z.strictObject({ noun: z.literal('handover'), note: origin }),
    z.strictObject({ noun: z.literal('thing-note'), thing: thingSubject, note: origin }),
  ]),
  /** A field whose value is `aboutProof` is the message of `proof`. */
  set: z.record(z.string(), scalar),
  proof: messageRefSchema.nullable(),
});
export type PortableDeed = z.infer<typeof portableDeedSchema>;

export const portableRoleSchema = accountRef.extend({ role: z.string() });
export type PortableRole = z.infer<typeof portableRoleSchema>;

const keptFile = z.strictObject({ name: z.string(), digest });

/** A file as it was given to the import: one of a zip comes with the zip. */
export const importedFileSchema = z.strictObject({
  name: z.string(),
  origin: z.string(),
  digest,
  format: z.string(),
  formatVersion: z.int(),
  encoding: z.string(),
  zone: z.string(),
  assumptions: z.record(z.string(), z.unknown()),
  /** When a person last set right its zone, and its order of day and month, UTC ms; 0: never. */
  zoneAt: z.int().optional(),
  dateOrderAt: z.int().optional(),
  /** In bundles of earlier versions in their stead: the later of the two. */
  correctedAt: z.int().optional(),
  /** Read along with it, by path. */
  companions: z.array(keptFile),
  /** Found by the names that messages give. */
  attachments: z.array(keptFile),
});
export type ImportedFile = z.infer<typeof importedFileSchema>;

export const portableBatchSchema = z.strictObject({
  origin,
  startedAt: z.int(),
  finishedAt: z.int(),
  actor: z.string(),
  machine: z.string(),
  programVersion: z.string(),
  shop: z.string().nullable(),
  files: z.array(importedFileSchema),
});
