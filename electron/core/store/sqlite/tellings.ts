import type { Database } from 'better-sqlite3';
import type {
  MessagePair,
  Telling,
} from '../../../../shared/domain/answers/find-contradictions.ts';
import type { AnswerTopic, ToldLimits, ToldValue } from '../../../../shared/model/answers.ts';

/** Gives all that has been told on a topic, with to whom. Who they are is read once. */
export function tellingsByTopic(db: Database): (topic: AnswerTopic) => Telling[] {
  const people = peopleOf(db);
  const orders = ordersOf(db);
  return (topic) => selectTellings(db, topic, people, orders);
}

/** In the order of messages, as the index has them. */
function selectTellings(
  db: Database,
  topic: AnswerTopic,
  people: ReadonlyMap<number, Person>,
  orders: ReadonlyMap<number, readonly string[]>,
): Telling[] {
  const rows = db
    .prepare<[object], TellingRow>(tellingQueries.tellings)
    .raw(true)
    .iterate({ topic });
  const valueOf = parsing<ToldValue>();
  const limitsOf = parsing<ToldLimits>();
  const told: Telling[] = [];
  // One by one: of a large archive the rows take as much memory as what they become.
  for (const row of rows) {
    const [value, limits, exception, messageId, conversationId, at, ...to] = row;
    const [orderNo, customerId, platform, shop, text] = to;
    const person = customerId === null ? undefined : people.get(customerId);
    const read = limitsOf(limits);
    const known = orders.get(conversationId) ?? none;
    told.push({
      topic,
      value: valueOf(value),
      limits: read,
      exception,
      messageId,
      conversationId,
      at,
      platform,
      customer: person?.key ?? null,
      to: {
        shop,
        customers: person?.names ?? none,
        orders: orderNo === null ? known : [orderNo, ...known],
        about: `${text} ${read.product}`,
      },
    });
  }
  return told;
}

const none: readonly string[] = [];

// The order of the tables is the way that is walked: the planner would read every message there is. The
// text is for entries of products, which are known by it.
const tellings = `
  SELECT t.value, t.limits, t.exception, t.message_id, m.conversation_id, IFNULL(m.sent_at, 0),
    m.order_no, c.customer_id, c.platform, s.name,
    IIF(
      EXISTS (
        SELECT 1
        FROM answers
        WHERE topic = @topic
          AND scope = 'sku'
      ),
      m.text,
      ''
    )
  FROM told AS t
  CROSS JOIN messages AS m ON m.id = t.message_id
  CROSS JOIN conversations AS c ON c.id = m.conversation_id
  LEFT JOIN shops AS s ON s.id = c.shop_id
  WHERE t.topic = @topic
  ORDER BY t.message_id, t.id`;

const pairs = `
  SELECT p.topic, p.message_a_id AS a, p.message_b_id AS b
  FROM contradicting_messages AS p
  CROSS JOIN messages AS b ON b.id = p.message_b_id
  CROSS JOIN messages AS a ON a.id = p.message_a_id
  WHERE p.topic = @topic
  ORDER BY b.sent_at, b.id, a.id`;

/** None may grow with the messages in which nothing was told. */
export const tellingQueries = { tellings, pairs } as const;

/** The same few things are told over and over: each is read once. */
function parsing<T>(): (json: string) => T {
  const known = new Map<string, T>();
  return (json) => {
    const before = known.get(json);
    if (before !== undefined) return before;
    const parsed = JSON.parse(json) as T;
    known.set(json, parsed);
    return parsed;
  };
}

export function selectPairs(db: Database, topic: AnswerTopic): MessagePair[] {
  return db.prepare<[object], MessagePair>(tellingQueries.pairs).all({ topic });
}

/** As arrays: objects of many columns take twice as long. */
type TellingRow = readonly [
  value: string,
  limits: string,
  exception: string,
  messageId: number,
  conversationId: number,
  at: number,
  orderNo: string | null,
  customerId: number | null,
  platform: string,
  shop: string | null,
  text: string,
];

interface Person {
  /** The same in every archive that knows the same accounts and links. */
  readonly key: string;
  readonly names: readonly string[];
}

/** Customers by account, linked ones as one person. */
function peopleOf(db: Database): Map<number, Person> {
  const accounts = db
    .prepare<[], { id: number; platform: string; handle: string; name: string }>(`
      SELECT id, platform, handle, name
      FROM accounts
      WHERE id IN (SELECT customer_id FROM conversations)
         OR id IN (SELECT account_id FROM account_links)
         OR id IN (SELECT other_id FROM account_links)`)
    .all();
  const links = db
    .prepare<[], { one: number; other: number }>(`
      SELECT account_id AS one, other_id AS other
      FROM account_links
      WHERE undone_at IS NULL`)
    .all();
  const leads = new Map<number, number>();
  const leader = (id: number): number => {
    let at = id;
    for (let next = leads.get(at); next !== undefined; next = leads.get(at)) at = next;
    return at;
  };
  for (const { one, other } of links) {
    const [a, b] = [leader(one), leader(other)];
    if (a !== b) leads.set(a, b);
  }
  const people = new Map<number, Person>();
  for (const group of Map.groupBy(accounts, ({ id }) => leader(id)).values()) {
    const keys = group.map(({ platform, handle }) => `${platform}:${handle}`).toSorted();
    const names = [...new Set(group.flatMap(({ name, handle }) => [name, handle]))];
    for (const { id } of group) people.set(id, { key: keys[0] ?? '', names });
  }
  return people;
}

/** Orders of conversations that entries or exceptions are for. */
function ordersOf(db: Database): Map<number, string[]> {
  const rows = db
    .prepare<[], { conversationId: number; value: string }>(`
      SELECT DISTINCT m.conversation_id AS conversationId, r.value
      FROM message_references AS r
      JOIN messages AS m ON m.id = r.message_id
      WHERE r.kind = 'order'
        AND r.value IN (
          SELECT UPPER(scope_value)
          FROM answers
          WHERE scope = 'order'
          UNION
          SELECT UPPER(recipient)
          FROM answer_exceptions
          WHERE recipient_kind = 'order'
        )`)
    .all();
  const orders = new Map<number, string[]>();
  for (const { conversationId, value } of rows) {
    orders.set(conversationId, [...(orders.get(conversationId) ?? []), value]);
  }
  return orders;
}
