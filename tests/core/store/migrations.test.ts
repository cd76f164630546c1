import Sqlite from 'better-sqlite3';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, describe, it } from 'vitest';
import { migrate, schemaVersion } from '../../../electron/core/store/sqlite/migrate.ts';
import { migrations } from '../../../electron/core/store/sqlite/migrations/list.ts';
import { openReader, openWriter } from '../../../electron/core/store/sqlite/open.ts';

const newFile = (): string => join(mkdtempSync(join(tmpdir(), 'keptword-')), 'archive.db');

function schemaOf(file: string): string {
  const db = new Sqlite(file, { readonly: true });
  const rows = db
    .prepare<[], { sql: string }>(
      `
      SELECT sql
      FROM sqlite_master
      WHERE sql IS NOT NULL
      ORDER BY type, name`,
    )
    .all();
  db.close();
  return `${rows.map(({ sql }) => `${sql};`).join('\n\n')}\n`;
}

/** One row of what every shop has, in the schema of the first migration. */
const someData = `
  INSERT INTO shops (id, name) VALUES (1, '灯铺');
  INSERT INTO accounts (id, platform, handle, name, role, role_source)
  VALUES (1, 'taobao', '灯铺:小红', '小红', 'agent', 'format');
  INSERT INTO conversations (id, platform, channel, shop_id, key, title, is_group, message_count)
  VALUES (1, 'taobao', 'im', 1, 'k', '买家', 0, 1);
  INSERT INTO import_batches (id, started_at, finished_at, actor, machine, program_version, zone,
    shop_id, new_count, duplicate_count, issue_count, refused_count)
  VALUES (1, 1, 2, 'a', 'm', '0', 'Asia/Shanghai', 1, 1, 0, 0, 0);
  INSERT INTO source_files (id, batch_id, name, origin, digest, bytes, status, zone, assumptions,
    read_count, new_count, duplicate_count, system_count, rejected_count, issue_count)
  VALUES (1, 1, 'f', 'f', '${'0'.repeat(64)}', 1, 'imported', 'Asia/Shanghai', '{}', 1, 1, 0, 0, 0, 0);
  INSERT INTO messages (id, conversation_id, account_id, sender, kind, is_system, internal, edited,
    text, sent_at, time_raw, fingerprint, source_file_id, position)
  VALUES (1, 1, 1, '小红', 'text', 0, 0, 0, '明天发', 1, 'raw', zeroblob(16), 1, 1);`;

describe('the schema of a new archive', () => {
  it('is the one on record', async () => {
    const file = newFile();
    openWriter(file).close();
    await expect(schemaOf(file)).toMatchFileSnapshot('schema.sql');
  });

  it('has only strict tables', () => {
    const file = newFile();
    openWriter(file).close();
    const db = new Sqlite(file, { readonly: true });
    const loose = db
      .prepare(`SELECT name FROM pragma_table_list WHERE strict = 0 AND name NOT LIKE 'sqlite_%'`)
      .all();
    expect(loose).toEqual([]);
    db.close();
  });
});

describe('an older archive', () => {
  it.each(migrations.map((_, index) => index + 1))(
    'of schema %i keeps its rows on the way to the newest',
    (version) => {
      const file = newFile();
      const old = new Sqlite(file);
      migrate(old, version);
      old.exec(someData);
      old.close();
      const db = openWriter(file);
      expect(schemaVersion(db)).toBe(migrations.length);
      expect(db.prepare('SELECT text FROM messages').all()).toEqual([{ text: '明天发' }]);
      expect(db.pragma('foreign_key_check')).toEqual([]);
      db.close();
      expect(existsSync(`${file}.before-${version}`)).toBe(version < migrations.length);
    },
  );
});

describe('an archive from before keys lay beside it', () => {
  it('loses the key of its writing help, and keeps the rest of it', () => {
    const file = newFile();
    const old = new Sqlite(file);
    migrate(old, 24);
    const help = { url: 'http://127.0.0.1:8080/v1', model: 'small' };
    const insert = old.prepare(`
      INSERT INTO settings (key, value, changed_at, changed_by)
      VALUES (?, ?, 1, 'a')`);
    insert.run('writingHelp', JSON.stringify({ ...help, key: 'sk-1' }));
    insert.run('person', '"小红"');
    old.close();
    const db = openWriter(file);
    const rows = db
      .prepare<[], { key: string; value: string }>('SELECT key, value FROM settings')
      .all();
    expect(Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value)]))).toEqual({
      writingHelp: help,
      person: '小红',
    });
    db.close();
  });
});

describe('an archive from before messages could conflict', () => {
  const open = (): ReturnType<typeof openWriter> => {
    const file = newFile();
    const old = new Sqlite(file);
    migrate(old, 5);
    old.exec(someData);
    old.exec(`
      INSERT INTO conversations (id, platform, channel, key, title, is_group)
      VALUES (2, 'qq', 'im', 'k', '买家', 0);
      INSERT INTO source_files (id, batch_id, container_id, name, origin, digest, bytes, status,
        format, zone, assumptions, read_count, new_count, duplicate_count, system_count,
        rejected_count, issue_count)
      VALUES (2, 1, 1, 'g', 'g', '${'1'.repeat(64)}', 1, 'imported', 'qq-txt', 'Asia/Shanghai', '{}',
        5, 2, 2, 0, 1, 1);
      INSERT INTO messages (id, conversation_id, sender, kind, is_system, internal, edited, text,
        wall_clock, platform_id, time_raw, fingerprint, source_file_id, position)
      VALUES (2, 2, '小红', 'text', 0, 0, 0, '在', '2026-03-01T10:00', NULL, 'raw', zeroblob(16), 2, 1),
             (3, 2, '小红', 'text', 0, 0, 0, '在', '2026-03-01T10:00:09', '7', 'raw',
              CAST('0123456789abcdef' AS BLOB), 2, 2);
      INSERT INTO sightings VALUES (1, 2, 3);
      INSERT INTO import_issues VALUES (1, 2, 4, 'bad-time', 'x', 1);`);
    old.close();
    return openWriter(file);
  };

  it('keeps its source files, and all that refers to them', () => {
    const db = open();
    expect(
      db
        .prepare('SELECT id, container_id AS inside, name, read_count AS read FROM source_files')
        .all(),
    ).toEqual([
      { id: 1, inside: null, name: 'f', read: 1 },
      { id: 2, inside: 1, name: 'g', read: 5 },
    ]);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(() =>
      db.exec('INSERT INTO sightings (message_id, source_file_id, position) VALUES (1, 99, 3)'),
    ).toThrow('FOREIGN');
    expect(() => db.exec('DELETE FROM source_files')).toThrow('never deleted');
    db.close();
  });

  it('learns which formats and which times its conversations have', () => {
    const db = open();
    expect(db.prepare('SELECT id, format, time_classes FROM conversations').all()).toEqual([
      { id: 1, format: null, time_classes: 4 },
      { id: 2, format: 'qq-txt', time_classes: 1 | 16 },
    ]);
    db.close();
  });

  it('takes no count of records that does not add up', () => {
    const db = open();
    db.exec('UPDATE source_files SET conflicting_count = 1, new_count = 1 WHERE id = 2');
    expect(() => db.exec('UPDATE source_files SET conflicting_count = 2')).toThrow('CHECK');
    db.close();
  });
});

describe('a newer archive', () => {
  it('is refused and left as it is', () => {
    const file = newFile();
    const db = new Sqlite(file);
    db.pragma(`user_version = ${migrations.length + 1}`);
    db.close();
    expect(() => openWriter(file)).toThrow(expect.objectContaining({ code: 'archive-newer' }));
    expect(schemaOf(file)).toBe('\n');
  });
});

describe('what is on record', () => {
  it('can be neither deleted nor changed, not even by hand-written SQL', () => {
    const db = openWriter(newFile());
    db.exec(someData);
    expect(() => db.exec('DELETE FROM messages')).toThrow('never deleted');
    expect(() => db.exec(`UPDATE messages SET text = '后天发'`)).toThrow('never changed');
    expect(() => db.exec(`UPDATE messages SET sent_at = 2`)).toThrow('never changed');
    expect(() => db.exec('DELETE FROM source_files')).toThrow('never deleted');
    db.close();
  });

  it('is not writable through a reading connection', () => {
    const file = newFile();
    openWriter(file).close();
    const db = openReader(file);
    expect(() => db.exec(`INSERT INTO shops (name) VALUES ('x')`)).toThrow('readonly');
    db.close();
  });
});
