import type { Database } from 'better-sqlite3';
import { fold } from '../../../../../shared/domain/search/fold.ts';

/**
 * Looks up who and what is meant by a name: what is called exactly so; where nothing is, all that has it
 * in its name. Capital or small, Traditional or Simplified is the same.
 */
export interface Names {
  /** `roles` null: of any side. */
  accounts(name: string, roles: readonly string[] | null): readonly number[];
  shops(name: string): readonly number[];
  conversations(title: string): readonly number[];
  sourceFiles(name: string): readonly number[];
  /** Of conversations, each once. */
  platforms(): readonly string[];
}

/** Remembers what it has found until `version` is another one. */
export function namesOf(reader: Database): (version: number) => Names {
  let current: { readonly version: number; readonly names: Names } | undefined;
  return (version) => {
    if (current?.version !== version) current = { version, names: remembering(reader) };
    return current.names;
  };
}

function remembering(reader: Database): Names {
  const known = new Map<string, readonly number[]>();
  const once = (key: string, find: () => readonly number[]): readonly number[] => {
    const found = known.get(key) ?? find();
    known.set(key, found);
    return found;
  };
  let platforms: readonly string[] | undefined;
  return {
    accounts: (name, roles) =>
      once(`a${JSON.stringify(roles)}${name}`, () => accountsNamed(reader, name, roles)),
    shops: (name) =>
      once(`s${name}`, () => {
        const exact = ids(reader, 'SELECT id FROM shops WHERE name = @name', { name });
        return exact.length > 0 ? exact : having(reader, 'shops', 'name', name);
      }),
    conversations: (title) =>
      once(`c${title}`, () => having(reader, 'conversations', 'title', title)),
    sourceFiles: (name) => once(`f${name}`, () => having(reader, 'source_files', 'name', name)),
    platforms: () => (platforms ??= platformsOf(reader)),
  };
}

function accountsNamed(reader: Database, name: string, roles: readonly string[] | null): number[] {
  const bound = { name, part: fold(name), roles: JSON.stringify(roles ?? []) };
  const ofRoles = roles === null ? 'TRUE' : 'role IN (SELECT value FROM json_each(@roles))';
  const exact = ids(
    reader,
    `
    SELECT id
    FROM accounts
    WHERE (name = @name OR handle = @name)
      AND ${ofRoles}`,
    bound,
  );
  if (exact.length > 0) return exact;
  return ids(
    reader,
    `
    SELECT id
    FROM accounts
    WHERE (keptword_has(name, @part) = 1 OR keptword_has(handle, @part) = 1)
      AND ${ofRoles}`,
    bound,
  );
}

function having(
  reader: Database,
  table: 'shops' | 'conversations' | 'source_files',
  column: 'name' | 'title',
  part: string,
): number[] {
  const sql = `SELECT id FROM ${table} WHERE keptword_has(${column}, @part) = 1`;
  return ids(reader, sql, { part: fold(part) });
}

/** From one to the next by the index, as there are few among many conversations. */
function platformsOf(reader: Database): string[] {
  return reader
    .prepare<[], string>(`
      WITH RECURSIVE found (platform) AS (
        SELECT MIN(platform)
        FROM conversations
        UNION ALL
        SELECT (SELECT MIN(platform) FROM conversations WHERE platform > found.platform)
        FROM found
        WHERE found.platform IS NOT NULL
      )
      SELECT platform
      FROM found
      WHERE platform IS NOT NULL`)
    .pluck()
    .all();
}

function ids(reader: Database, sql: string, bound: Readonly<Record<string, string>>): number[] {
  return reader.prepare<[object], number>(sql).pluck().all(bound);
}

/** Teaches a connection to compare texts as searches do. */
export function learnFolding(reader: Database): void {
  let last = '';
  let folded = '';
  reader.function('keptword_has', { deterministic: true }, (text: unknown, term: unknown) => {
    if (typeof text !== 'string' || typeof term !== 'string') return 0;
    if (text !== last) {
      last = text;
      folded = fold(text);
    }
    return folded.includes(term) ? 1 : 0;
  });
  reader.function('keptword_begins', { deterministic: true }, (text: unknown, term: unknown) =>
    typeof text === 'string' && typeof term === 'string' && fold(text).startsWith(term) ? 1 : 0,
  );
}
