import { facet } from '../../../../../shared/domain/search/tokens.ts';
import { personOf } from '../people.ts';
import { saidIn, sentBy, type Condition, type Making } from './conditions.ts';
import { anyOf } from './match.ts';

/** What these accounts have sent. */
export function bySenders(ids: readonly number[], bind: Making['bind']): Condition {
  const senders = `SELECT value FROM json_each(${bind(JSON.stringify(ids))})`;
  return {
    sql: `m.account_id IN (${senders})`,
    expression: anyOf(ids.map(facet.account)),
    few: [sentBy(senders)],
  };
}

/** What a customer wrote, from whatever account of theirs, and all of the conversations that are theirs. */
export function ofCustomer({ reader, names, bind }: Making, name: string): Condition {
  const ids = personOf(reader, names.accounts(name, ['customer', 'unknown']));
  const person = `SELECT value FROM json_each(${bind(JSON.stringify(ids))})`;
  const conversations = reader
    .prepare<[string], number>(`
      SELECT id
      FROM conversations
      WHERE customer_id IN (SELECT value FROM json_each(?))`)
    .pluck()
    .all(JSON.stringify(ids));
  const theirs = `SELECT value FROM json_each(${bind(JSON.stringify(conversations))})`;
  return {
    sql: `(m.account_id IN (${person}) OR m.conversation_id IN (${theirs}))`,
    expression: anyOf([...ids.map(facet.account), ...conversations.map(facet.conversation)]),
    few: [sentBy(person), saidIn(theirs)],
  };
}

/** What others said in the conversations of somebody. */
export function toPerson({ reader, names, bind }: Making, name: string): Condition {
  const ids = personOf(reader, names.accounts(name, null));
  const conversations = names.conversationsOf(ids);
  const theirs = `SELECT value FROM json_each(${bind(JSON.stringify(conversations))})`;
  return {
    sql: `(
      m.is_system = 0
      AND m.account_id NOT IN (SELECT value FROM json_each(${bind(JSON.stringify(ids))}))
      AND m.conversation_id IN (${theirs})
    )`,
    expression: anyOf(conversations.map(facet.conversation)),
    few: [saidIn(theirs)],
  };
}

/** Said by this side. */
export function ofRole({ reader, bind }: Making, role: string): Condition {
  const accounts = reader
    .prepare<[string], number>(`
      SELECT id
      FROM accounts
      WHERE role = ?
      LIMIT 10000`)
    .pluck()
    .all(role);
  const others: Readonly<Record<string, readonly string[]>> = {
    system: [facet.system],
    unknown: [facet.account(0)],
  };
  return {
    sql: `
      CASE
        WHEN m.is_system = 1 THEN 'system'
        ELSE COALESCE((SELECT a.role FROM accounts AS a WHERE a.id = m.account_id), 'unknown')
      END = ${bind(role)}`,
    expression: anyOf([...accounts.map(facet.account), ...(others[role] ?? [])]),
    few: null,
  };
}
