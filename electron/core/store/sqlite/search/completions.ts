import type { Database } from 'better-sqlite3';
import { fold } from '../../../../../shared/domain/search/fold.ts';
import type { SearchStore } from '../../search.ts';

type Asked = Parameters<SearchStore['complete']>[0];
type Completion = Awaited<ReturnType<SearchStore['complete']>>[number];

/** Values of an operator that the archive knows, those that begin as typed first. */
export function completions(reader: Database, { operator, text, limit }: Asked): Completion[] {
  const part = fold(text.trim());
  const bound = { part, limit };
  return reader
    .prepare<[object], Completion>(`
    SELECT value, detail
    FROM (${valuesOf[operator]})
    WHERE @part = ''
       OR keptword_has(value, @part) = 1
    ORDER BY keptword_begins(value, @part) DESC, weight DESC, LENGTH(value), value
    LIMIT @limit`)
    .all(bound);
}

function accounts(roles: string): string {
  return `
    SELECT name AS value, MIN(platform) AS detail, COUNT(*) AS weight
    FROM accounts
    WHERE ${roles}
    GROUP BY name`;
}

const valuesOf: Readonly<Record<Asked['operator'], string>> = {
  from: accounts('TRUE'),
  to: accounts('TRUE'),
  customer: accounts("role IN ('customer', 'unknown')"),
  agent: accounts("role IN ('agent', 'bot', 'unknown')"),
  shop: 'SELECT name AS value, NULL AS detail, 0 AS weight FROM shops',
  tag: `
    SELECT MIN(tag) AS value, CAST(COUNT(*) AS TEXT) AS detail, COUNT(*) AS weight
    FROM (
      SELECT tag, folded
      FROM message_tags
      WHERE removed_at IS NULL
      UNION ALL
      SELECT tag, folded
      FROM thing_tags
      WHERE removed_at IS NULL
    )
    GROUP BY folded`,
  source: `
    SELECT name AS value, MAX(format) AS detail, MAX(id) AS weight
    FROM source_files
    WHERE status = 'imported'
    GROUP BY name`,
  in: `
    SELECT title AS value, MIN(platform) AS detail, MAX(COALESCE(last_at, 0)) AS weight
    FROM conversations
    GROUP BY title`,
};
