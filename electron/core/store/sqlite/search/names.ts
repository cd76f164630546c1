import type { Database } from 'better-sqlite3';
import { fold } from '../../../../../shared/domain/search/fold.ts';

/**
 * Looks up who and what is meant by a name: what is called exactly so, sub-accounts of agents by what
 * stands behind the shop; where nothing is, all that has it in its name. Capital or small, Traditional or
 * Simplified is the same.
 */
export interface Names {
  /** `roles` null: of any side. */
  accounts(name: string, roles: readonly string[] | null): readonly number[];
  shops(name: string): readonly number[];
  /** By its number, else by title. */
  conversations(name: string): readonly number[];
  sourceFiles(name: string): readonly number[];
  /** In which any of these accounts has said something. */
  conversationsOf(accounts: readonly number[]): readonly number[];
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
        const found = ids(reader, 'SELECT id FROM shops WHERE keptword_is(name, @name) = 1', {
          name: fold(name),
        });
        return found.length > 0 ? found : having(reader, 'shops', 'name', name);
      }),
    conversations: (name) =>
      once(`c${name}`, () => {
        const id = /^[1-9]\d{0,15}$/.test(name) ? name : '0';
        const found = ids(reader, 'SELECT id FROM conversations WHERE id = CAST(@id AS INTEGER)', {
          id,
        });
        return found.length > 0 ? found : having(reader, 'conversations', 'title', name);
      }),
    sourceFiles: (name) => once(`f${name}`, () => having(reader, 'source_files', 'name', name)),
    conversationsOf: (accounts) =>
      once(`o${JSON.stringify(accounts)}`, () =>
        ids(
          reader,
          `
          SELECT DISTINCT conversation_id
          FROM messages
          WHERE account_id IN (SELECT value FROM json_each(@accounts))`,
          { accounts: JSON.stringify(accounts) },
        ),
      ),
    platforms: () => (platforms ??= platformsOf(reader)),
  };
}

function accountsNamed(reader: Database, name: string, roles: readonly string[] | null): number[] {
  const found = reader
    .prepare<[object], { id: number; likeness: number }>(`
      SELECT id, likeness
      FROM (
        SELECT id, keptword_called(name, handle, role, @name) AS likeness
        FROM accounts
        WHERE ${roles === null ? 'TRUE' : 'role IN (SELECT value FROM json_each(@roles))'}
      )
      WHERE likeness > 0`)
    .all({ name: fold(name.trim()), roles: JSON.stringify(roles ?? []) });
  const exact = found.filter(({ likeness }) => likeness === EXACT);
  return (exact.length > 0 ? exact : found).map(({ id }) => id);
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

const EXACT = 2;
const PARTLY = 1;

function likenessOf(name: unknown, handle: unknown, role: unknown, asked: unknown): number {
  if (typeof asked !== 'string') return 0;
  const names = [name, handle].filter((each) => typeof each === 'string').map(fold);
  if (!names.some((each) => each.includes(asked))) return 0;
  const isAgent = role === 'agent' || role === 'bot';
  const isCalled = (each: string): boolean =>
    each === asked || (isAgent && each.endsWith(asked) && isBreak(each.at(-asked.length - 1)));
  return names.some(isCalled) ? EXACT : PARTLY;
}

/** Between a shop and the person in the name of its sub-account: `灯铺:小红`, `灯铺-小红`. Folded. */
function isBreak(sign: string | undefined): boolean {
  return sign !== undefined && ':-_·|/'.includes(sign);
}

/** Teaches a connection to compare texts as searches do. */
export function learnFolding(reader: Database): void {
  let last = '';
  let folded: string | undefined;
  reader.function('keptword_has', { deterministic: true }, (text: unknown, term: unknown) => {
    if (typeof text !== 'string' || typeof term !== 'string') return 0;
    // As a text has a term that it has as it stands, most need not be folded.
    if (text.includes(term)) return 1;
    if (text !== last) folded = undefined;
    last = text;
    return (folded ??= fold(text)).includes(term) ? 1 : 0;
  });
  reader.function('keptword_called', { deterministic: true }, likenessOf);
  reader.function('keptword_is', { deterministic: true }, (text: unknown, term: unknown) =>
    typeof text === 'string' && fold(text) === term ? 1 : 0,
  );
  reader.function('keptword_begins', { deterministic: true }, (text: unknown, term: unknown) =>
    typeof text === 'string' && typeof term === 'string' && fold(text).startsWith(term) ? 1 : 0,
  );
}
