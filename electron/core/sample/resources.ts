import { z } from 'zod';
import aftersaleJson from '../../../resources/sample-shop/aftersale.json' with { type: 'json' };
import catalogueJson from '../../../resources/sample-shop/catalogue.json' with { type: 'json' };
import companiesJson from '../../../resources/sample-shop/companies.json' with { type: 'json' };
import openingJson from '../../../resources/sample-shop/opening.json' with { type: 'json' };
import peopleJson from '../../../resources/sample-shop/people.json' with { type: 'json' };
import presaleJson from '../../../resources/sample-shop/presale.json' with { type: 'json' };
import endOfOctoberJson from '../../../resources/sample-shop/stories/end-of-october.json' with { type: 'json' };
import freightAndSizeJson from '../../../resources/sample-shop/stories/freight-and-size.json' with { type: 'json' };
import lateParcelJson from '../../../resources/sample-shop/stories/late-parcel.json' with { type: 'json' };
import recordsJson from '../../../resources/sample-shop/stories/records.json' with { type: 'json' };
import wechatQqJson from '../../../resources/sample-shop/stories/wechat-qq.json' with { type: 'json' };
import whatsappJson from '../../../resources/sample-shop/stories/whatsapp.json' with { type: 'json' };
import { disputeKindSchema, promiseKindSchema, slots } from '../../../shared/model/analysis.ts';
import { platformSchema } from '../../../shared/model/message.ts';

const monthDay = z.string().regex(/^\d\d-\d\d$/);

const productSchema = z.strictObject({
  id: z.string(),
  for: z.string(),
  short: z.string(),
  title: z.string(),
  price: z.int(),
  watts: z.int(),
  size: z.string(),
  cct: z.string(),
  area: z.string(),
  material: z.string(),
});
export type Product = z.infer<typeof productSchema>;

/** Who speaks, then the ways to say it. `b?` and `a?` are left out together half of the time. */
const turnSchema = z.tuple([z.enum(['a', 'b', 'a?', 'b?', 'bot']), z.string()], z.string());

/** A piece of talk that fits any product it is `for` (category or product id) in its season. */
const exchangeSchema = z.strictObject({
  id: z.string(),
  for: z.array(z.string()).optional(),
  minPrice: z.int().optional(),
  maxPrice: z.int().optional(),
  from: monthDay.optional(),
  until: monthDay.optional(),
  /** Set where the words only fit the day: they speak of tonight. */
  hours: z.literal('early').optional(),
  /** True where the n-th way of one turn answers the n-th way of the turn before. */
  paired: z.boolean().optional(),
  /** Exchange of the day after that keeps what was promised in this one. */
  next: z.string().optional(),
  turns: z.array(turnSchema).min(1),
});
export type Exchange = z.infer<typeof exchangeSchema>;

const buyerSchema = z.strictObject({
  platform: platformSchema,
  nick: z.string(),
  uin: z.string().optional(),
  name: z.string(),
  address: z.string(),
  orders: z.array(monthDay),
});
export type Buyer = z.infer<typeof buyerSchema>;

const agentSchema = z.strictObject({
  name: z.string(),
  shift: z.enum(['early', 'late']),
  /** How this agent addresses a buyer. */
  hi: z.string(),
});
export type Agent = z.infer<typeof agentSchema>;

const plantedKinds = [
  'promise',
  'proof',
  'dispute',
  'contradiction',
  'exception',
  'vague',
  'repeated-complaint',
  'bad-review-threat',
  'address-change',
  'off-platform',
  'same-person',
  'gap',
  'unanswered',
  'amount',
  'thanks',
  'duplicate',
  'header-like-line',
  'multi-line',
  'recall',
  'picture',
  'emoji-code',
] as const;

/** Facts that a reader of the message may expect. Instants are ISO 8601 with offset. */
const expectedSchema = z.strictObject({
  promise: z
    .strictObject({
      kind: promiseKindSchema,
      phrase: z.string().nullable(),
      due: z.iso.datetime({ offset: true }).nullable(),
      /** What became of it by the sample's `now`; `open` and past due means overdue. */
      state: z.enum(['kept', 'broken', 'open']),
    })
    .optional(),
  dispute: z.strictObject({ kind: disputeKindSchema, severity: z.int().min(1).max(3) }).optional(),
  /** Yuan, but US dollars on WhatsApp. */
  amount: z.number().optional(),
  /** `size` is no slot of the detection: only a person sees that contradiction. */
  slot: z.enum([...slots, 'size']).optional(),
  value: z.string().optional(),
  /** Id of the planted message that says otherwise. */
  against: z.string().optional(),
  /** Id of the planted promise that this message keeps. */
  proves: z.string().optional(),
  tracking: z.string().optional(),
  phrase: z.string().optional(),
  order: z.string().optional(),
  shipped: z.boolean().optional(),
  address: z.string().optional(),
  ordered: z.iso.date().optional(),
  received: z.iso.date().optional(),
  platformInvolved: z.boolean().optional(),
  account: z.string().optional(),
  sameAs: z.string().optional(),
  contact: z.string().optional(),
  means: z.string().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  quoted: z.string().optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  count: z.int().optional(),
  line: z.string().optional(),
  lines: z.int().optional(),
  code: z.string().optional(),
});

const plantedSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(plantedKinds),
  expected: expectedSchema,
});
export type Planted = z.infer<typeof plantedSchema>;

/** `MM-DD HH:MM[:SS]`, who (`b`, `sys` or an agent's name), the words, and what they plant. */
const toldSchema = z.union([
  z.tuple([z.string(), z.string(), z.string()]),
  z.tuple([z.string(), z.string(), z.string(), plantedSchema]),
]);

const storySchema = z.strictObject({
  id: z.string(),
  platform: platformSchema,
  buyer: z.string(),
  uin: z.string().optional(),
  order: z.string().optional(),
  messages: z.array(toldSchema).min(1),
});
export type Story = z.infer<typeof storySchema>;

const exchanges = z.array(exchangeSchema).min(1);

export const catalogue = z.array(productSchema).parse(catalogueJson);
export const companies = z.array(z.string()).parse(companiesJson);
export const presale = exchanges.parse(presaleJson);
export const opening = z
  .strictObject({
    greet: exchanges,
    regular: exchanges,
    night: exchanges,
    morning: exchanges,
    robot: exchanges,
    decide: exchanges,
    bye: exchanges,
  })
  .parse(openingJson);
export const aftersale = z
  .strictObject({ shipped: exchanges, logistics: exchanges, after: exchanges, next: exchanges })
  .parse(aftersaleJson);
export const stories = z
  .array(storySchema)
  .parse([
    ...lateParcelJson,
    ...freightAndSizeJson,
    ...recordsJson,
    ...endOfOctoberJson,
    ...wechatQqJson,
    ...whatsappJson,
  ]);
export const people = z
  .strictObject({
    shop: z.string(),
    store: z.string(),
    zone: z.literal('Asia/Shanghai'),
    now: z.iso.datetime({ offset: true }),
    agents: z.array(agentSchema).min(1),
    /** Days (both included) that no export of this agent's account covers. */
    lost: z.strictObject({ agent: z.string(), from: z.iso.date(), to: z.iso.date() }),
    accounts: z.strictObject({
      wechat: z.string(),
      qq: z.strictObject({ name: z.string(), uin: z.string() }),
      whatsapp: z.string(),
    }),
    buyers: z.array(buyerSchema),
  })
  .parse(peopleJson);
