import { z } from 'zod';
import { riskFindingSchema, watchCodeSchema } from './findings.ts';
import { roleSchema } from './message.ts';

/** What a promise is about. `other` covers notes on orders, invoices, feedback passed on. */
export const promiseKinds = [
  'callback',
  'investigate',
  'ship',
  'refund',
  'deliver_by',
  'price',
  'compensate',
  'exchange',
  'gift',
  'warranty',
  'other',
] as const;
export const promiseKindSchema = z.enum(promiseKinds);
export type PromiseKind = z.infer<typeof promiseKindSchema>;

/** `soft`: an estimate, a condition on the customer, or a promise without a date to check. */
const promiseStrengthSchema = z.enum(['firm', 'soft']);

export const disputeKinds = [
  'late_delivery',
  'quality',
  'refund_delay',
  'service_attitude',
  'wrong_item',
  'price_protection',
  'lost',
  'not_as_described',
  'fraud_claim',
  'warranty',
  'other',
] as const;
export const disputeKindSchema = z.enum(disputeKinds);
export type DisputeKind = z.infer<typeof disputeKindSchema>;

const openKindSchema = z.enum(['agent_owes', 'customer_unanswered', 'waiting_customer']);
export type OpenKind = z.infer<typeof openKindSchema>;

/** What two statements of the agents may contradict each other about. */
export const slots = [
  'refund_time',
  'callback_time',
  'ship_time',
  'delivery_time',
  'invoice_time',
  'review_time',
  'response_time',
  'return_window',
  'price_protection_days',
  'warranty_period',
  'refund_destination',
  'return_postage_payer',
  'repair_fee',
  'deposit_refund',
  'free_shipping',
  'invoice',
  'gift',
  'address_change',
  'price_protection_eligibility',
  'promotion_validity',
  'stock',
  'delivery_status',
  'courier',
  'price',
  'size',
] as const;
export const slotSchema = z.enum(slots);
export type Slot = z.infer<typeof slotSchema>;

/** Why something was reported, as a code that a host puts into words, and the words that matched. */
export const reasonSchema = z.strictObject({
  code: z.enum([
    'commitment',
    'estimate',
    'answered-when',
    'accepted-request',
    'offer',
    'complaint',
    'contest',
    'demand',
    'threat',
    'abuse',
    'tone',
    'marked',
  ]),
  words: z.array(z.string()),
});
export type ReasonCode = z.infer<typeof reasonSchema>['code'];

/** A stated time. `iso` is the end of the stated period, null where the phrase fixes none. */
const dueSchema = z.strictObject({ phrase: z.string(), iso: z.string().nullable() });
export type Due = z.infer<typeof dueSchema>;

const scoreSchema = z.number().min(0).max(1);
const amountSchema = z.int().nonnegative().nullable();

const foundPromiseSchema = z.strictObject({
  /** `i` of the message that makes the promise. */
  i: z.int(),
  kind: promiseKindSchema,
  strength: promiseStrengthSchema,
  due: dueSchema.nullable(),
  /** Money that the message names, in CNY cents. */
  amount: amountSchema,
  score: scoreSchema,
  reason: reasonSchema,
});
export type FoundPromise = z.infer<typeof foundPromiseSchema>;

const foundDisputeSchema = z.strictObject({
  kind: disputeKindSchema,
  /** 1 complaint · 2 contested, repeated or demanding · 3 threat, escalation, public shaming, abuse. */
  severity: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  /** `i` of the customer's messages that carry the dispute, in order. */
  messages: z.array(z.int()).min(1),
  amount: amountSchema,
  score: scoreSchema,
  reason: reasonSchema,
});
export type FoundDispute = z.infer<typeof foundDisputeSchema>;

const openStateSchema = z.strictObject({
  isOpen: z.boolean(),
  kind: openKindSchema.nullable(),
  /** `i` of the message that left the matter open. */
  i: z.int().nullable(),
});
export type OpenState = z.infer<typeof openStateSchema>;

const contradictionSchema = z.strictObject({
  slot: slotSchema,
  /** `i` of the earlier and of the later statement. */
  a: z.int(),
  b: z.int(),
  score: scoreSchema,
  /** What the two messages say, shortened. */
  words: z.array(z.string()),
});
export type Contradiction = z.infer<typeof contradictionSchema>;

/** What is worth a second look in a message, whoever wrote it. */
export const watchKinds = [
  'phishing-link',
  'impersonation',
  'off-platform',
  'threat',
  'repeated-asking',
  'no-follow-up',
] as const;
export const watchKindSchema = z.enum(watchKinds);
export type WatchKind = z.infer<typeof watchKindSchema>;

const foundWatchSchema = z.strictObject({
  /** `i` of the message; for `no-follow-up` the one that said "one moment". */
  i: z.int(),
  kind: watchKindSchema,
  /** `i` of every message that shows it, in order: all the askings of one question. */
  messages: z.array(z.int()).min(1),
  score: scoreSchema,
  /** Hosts put the code into words: `shared/i18n/findings.ts`. */
  reason: z.strictObject({ code: watchCodeSchema, words: z.array(z.string()) }),
});
export type FoundWatch = z.infer<typeof foundWatchSchema>;

/** A risky place in the message `i`. */
const messageRiskSchema = riskFindingSchema.extend({ i: z.int() });
export type MessageRisk = z.infer<typeof messageRiskSchema>;

const dialogueMessageSchema = z.object({
  i: z.int(),
  role: roleSchema,
  /** ISO 8601 with offset; null where the source gives no time. */
  time: z.iso.datetime({ offset: true, local: true }).nullable().default(null),
  text: z.string(),
});
export type DialogueMessage = z.infer<typeof dialogueMessageSchema>;

/** One conversation, messages in order. `lang` is a hint: each message's script decides. */
export const dialogueSchema = z.object({
  id: z.string(),
  lang: z.enum(['zh', 'en']).optional(),
  messages: z.array(dialogueMessageSchema),
});
export type Dialogue = z.infer<typeof dialogueSchema>;

/** Everything that detection says about one conversation. Proposals: a person confirms them. */
export const analysisSchema = z.strictObject({
  id: z.string(),
  promises: z.array(foundPromiseSchema),
  disputes: z.array(foundDisputeSchema),
  open: openStateSchema,
  contradictions: z.array(contradictionSchema),
  /** At most one of a kind for a message. */
  watch: z.array(foundWatchSchema),
  /** Risky words in what the agents wrote. */
  risks: z.array(messageRiskSchema),
  summary: z.string(),
});
export type Analysis = z.infer<typeof analysisSchema>;
