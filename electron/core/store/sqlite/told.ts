import type { Database } from 'better-sqlite3';
import type { AnswerTopic, Told, ToldLimits, ToldValue } from '../../../../shared/model/answers.ts';
import { valueKey } from '../../../../shared/domain/answers/value-key.ts';
import type { Contradiction } from '../../../../shared/model/analysis.ts';
import type { ToldQuery, ToldRow } from '../answers.ts';
import { prepareOnce } from './prepare.ts';

/** Asked once a conversation, so none may grow with the archive. */
export const toldQueries = {
  forget: `
    DELETE FROM told
    WHERE message_id IN (SELECT value FROM json_each(?))`,
  forgetPairs: `
    DELETE FROM contradicting_messages
    WHERE message_b_id IN (SELECT value FROM json_each(?))`,
} as const;

/**
 * Keeps what is told. What was found before in messages of `knownIds`, or in the same ones by another
 * analysis meanwhile, gives way to it.
 */
export function saveTold(
  db: Database,
  knownIds: readonly number[],
  told: readonly Told[],
  pairs: readonly Contradiction[],
): void {
  const ids = JSON.stringify([...knownIds, ...told.map(({ i }) => i)]);
  prepareOnce(db, toldQueries.forget).run(ids);
  prepareOnce(db, toldQueries.forgetPairs).run(ids);
  const insert = prepareOnce(
    db,
    `
    INSERT INTO told (message_id, topic, value, value_key, limits, exception)
    VALUES (?, ?, ?, ?, ?, ?)`,
  );
  for (const { i, topic, value, limits, exception } of told) {
    insert.run(i, topic, JSON.stringify(value), valueKey(value), JSON.stringify(limits), exception);
  }
  const insertPair = prepareOnce(
    db,
    `
    INSERT INTO contradicting_messages (topic, message_a_id, message_b_id)
    VALUES (?, ?, ?)
    ON CONFLICT DO NOTHING`,
  );
  for (const { slot, a, b } of pairs) insertPair.run(slot, a, b);
}

/**
 * Newest first. Of a buyer or a conversation all there is; else the last ones that came in, found along the
 * index of topics without looking at what came before.
 */
export function selectTold(db: Database, query: ToldQuery): ToldRow[] {
  const { sql, parameters } = toldSelect(query);
  return db.prepare<[object], Row>(sql).all(parameters).map(toTold).toSorted(newestFirst);
}

export function toldSelect(query: ToldQuery): { sql: string; parameters: object } {
  const where: string[] = [];
  const parameters: Record<string, unknown> = { limit: query.limit };
  const within = (column: string, name: string, values: readonly unknown[] | undefined): void => {
    if (!values) return;
    where.push(`${column} IN (SELECT value FROM json_each(@${name}))`);
    parameters[name] = JSON.stringify(values);
  };
  const isOfSome = query.conversationIds !== undefined || query.customerIds !== undefined;
  if (query.topics?.length === 1 && !isOfSome) {
    where.push('t.topic = @topic');
    parameters['topic'] = query.topics[0];
  } else within(isOfSome ? '+t.topic' : 't.topic', 'topics', query.topics);
  within('c.id', 'conversations', query.conversationIds);
  within('c.customer_id', 'customers', query.customerIds);
  if (query.shop !== undefined) {
    where.push('s.name = @shop');
    parameters['shop'] = query.shop;
  }
  if (query.onlyExceptions) where.push(`t.exception <> ''`);
  // The order of the tables is the way that is walked.
  const from = isOfSome
    ? `conversations AS c
      CROSS JOIN messages AS m ON m.conversation_id = c.id
      CROSS JOIN told AS t ON t.message_id = m.id`
    : `told AS t
      CROSS JOIN messages AS m ON m.id = t.message_id
      CROSS JOIN conversations AS c ON c.id = m.conversation_id`;
  const sql = `
      SELECT t.topic, t.value, t.value_key AS valueKey, t.limits, t.exception,
        t.message_id AS messageId, m.conversation_id AS conversationId, m.text AS statement,
        m.sender AS "by", a.name AS "to", s.name AS shop, m.sent_at AS at
      FROM ${from}
      LEFT JOIN accounts AS a ON a.id = c.customer_id
      LEFT JOIN shops AS s ON s.id = c.shop_id
      ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
      ORDER BY ${isOfSome ? 'm.sent_at DESC, t.id DESC' : 't.message_id DESC'}
      LIMIT @limit`;
  return { sql, parameters };
}

const newestFirst = (a: ToldRow, b: ToldRow): number =>
  (b.at ?? 0) - (a.at ?? 0) || b.messageId - a.messageId;

type Row = Omit<ToldRow, 'value' | 'limits' | 'topic'> & {
  readonly topic: AnswerTopic;
  readonly value: string;
  readonly limits: string;
};

const toTold = ({ value, limits, ...row }: Row): ToldRow => ({
  ...row,
  value: JSON.parse(value) as ToldValue,
  limits: JSON.parse(limits) as ToldLimits,
});
