import { facet } from '../../../../../shared/domain/search/tokens.ts';
import {
  eitherOf,
  faceted,
  listed,
  ofConversation,
  saidIn,
  saying,
  sentBy,
  type Condition,
  type Making,
} from './conditions.ts';

/** Tagged itself, or what it belongs to: its conversation, its sender, its promise or its dispute. */
export function tagged(tag: string): Condition {
  const things = (noun: string): string => `
    SELECT t.noun_id
    FROM thing_tags AS t
    WHERE t.noun = '${noun}'
      AND t.removed_at IS NULL
      AND keptword_has(t.folded, ${tag}) = 1`;
  const promises = `SELECT message_id FROM promises WHERE id IN (${things('promise')})`;
  const disputes = `
    SELECT message_id
    FROM dispute_messages
    WHERE dispute_id IN (${things('dispute')})`;
  const byThings: Condition = {
    sql: `(
      m.conversation_id IN (${things('conversation')})
      OR m.account_id IN (${things('account')})
      OR m.id IN (${promises})
      OR m.id IN (${disputes})
    )`,
    expression: null,
    few: [saidIn(things('conversation')), sentBy(things('account')), promises, disputes],
  };
  const itself = `x.removed_at IS NULL AND keptword_has(x.folded, ${tag}) = 1`;
  return eitherOf([listed('message_tags', itself), byThings]);
}

/** Messages that name a number, whatever it numbers; so written with spaces or hyphens, too. */
export function naming({ bind }: Making, reference: string): Condition {
  const value = bind(reference.replace(/[\s-]/g, '').toUpperCase());
  return listed(
    'message_references',
    `x.kind IN ('order', 'item', 'tracking', 'phone') AND x.value = ${value}`,
  );
}

/**
 * Has the number in the number of an order. One of ten digits and more counts whatever stands around it,
 * as long as it is not known to be a parcel's, a phone's or that of something on sale.
 */
export function ofOrder({ bind }: Making, number: string): Condition {
  const value = bind(number);
  const known = referring('order', `INSTR(x.value, ${value}) > 0`);
  if (!/^\d{10,}$/.test(number)) return known;
  const written: Condition = {
    sql: `(
      INSTR(m.text, ${value}) > 0
      AND NOT EXISTS (
        SELECT 1
        FROM message_references AS x
        WHERE x.message_id = m.id
          AND x.kind IN ('item', 'tracking', 'phone')
          AND INSTR(x.value, ${value}) > 0
      )
    )`,
    expression: saying(number),
    few: null,
  };
  return eitherOf([known, written]);
}

/** Names an amount between two, in cents. */
export function ofAmount(bounds: Parameters<typeof between>[0], bind: Making['bind']): Condition {
  return referring('amount', between(bounds, bind));
}

const promised = listed('promises', "x.status <> 'rejected'");

const disputed: Condition = {
  sql: `EXISTS (
    SELECT 1
    FROM dispute_messages AS l
    JOIN disputes AS d ON d.id = l.dispute_id
    WHERE l.message_id = m.id
      AND d.stage <> 'rejected'
  )`,
  expression: null,
  few: [
    `SELECT l.message_id
    FROM disputes AS d
    JOIN dispute_messages AS l ON l.dispute_id = d.id
    WHERE d.stage <> 'rejected'`,
  ],
};

const recalled = faceted("m.kind = 'recall'", facet.kind('recall'));

const isPicture = ['jpg', 'jpeg', 'png', 'gif', 'webp', 'bmp', 'heic']
  .map((extension) => `x.name LIKE '%.${extension}'`)
  .join(' OR ');

/** What `has:` asks for. */
export const contents = {
  image: eitherOf([
    faceted("m.kind = 'image'", facet.kind('image')),
    listed('message_attachments', `(${isPicture})`),
  ]),
  video: faceted("m.kind = 'video'", facet.kind('video')),
  voice: faceted("m.kind = 'voice'", facet.kind('voice')),
  file: eitherOf([
    faceted("m.kind = 'file'", facet.kind('file')),
    listed(
      'message_attachments',
      `NOT (${isPicture})`,
      "m.kind NOT IN ('image', 'video', 'voice', 'sticker')",
    ),
  ]),
  sticker: faceted("m.kind = 'sticker'", facet.kind('sticker')),
  link: faceted(
    "(m.text LIKE '%http://%' OR m.text LIKE '%https://%' OR m.text LIKE '%www.%')",
    facet.link,
  ),
  phone: referring('phone'),
  order: referring('order'),
  tracking: referring('tracking'),
  amount: referring('amount'),
  promise: promised,
  dispute: disputed,
  note: listed('message_notes', 'x.removed_at IS NULL'),
  tag: listed('message_tags', 'x.removed_at IS NULL'),
} as const;

/** What `is:` asks for, at a moment that is bound. */
export const states = {
  /** The words of a buyer that stand unanswered at the end of the conversation. */
  unanswered: (): Condition => ({
    sql: ofConversation("c.open_kind = 'customer_unanswered' AND c.open_message_id = m.id"),
    expression: null,
    few: [`SELECT open_message_id FROM conversations WHERE open_kind = 'customer_unanswered'`],
  }),
  promise: () => promised,
  kept: () => listed('promises', "x.status = 'kept'"),
  broken: () => listed('promises', "x.status = 'broken'"),
  overdue: (now: string) =>
    listed('promises', `x.status IN ('proposed', 'open') AND x.due_at < ${now}`),
  dispute: () => disputed,
  included: () => listed('exhibits', 'TRUE'),
  recalled: () => recalled,
  edited: () => faceted('m.edited = 1', facet.edited),
  internal: () => faceted('m.internal = 1', facet.internal),
  system: () => faceted('m.is_system = 1', facet.system),
} as const;

function referring(kind: string, condition = 'TRUE'): Condition {
  return listed('message_references', `x.kind = '${kind}' AND ${condition}`);
}

function between(
  { least, most }: { readonly least: number | null; readonly most: number | null },
  bind: Making['bind'],
): string {
  const value = 'CAST(x.value AS INTEGER)';
  return [
    ...(least === null ? [] : [`${value} >= ${bind(BigInt(least))}`]),
    ...(most === null ? [] : [`${value} <= ${bind(BigInt(most))}`]),
  ].join(' AND ');
}
