import Sqlite from 'better-sqlite3';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyArchive } from '../../../electron/core/archive/verify.ts';
import { archiveChecks } from '../../../electron/core/checks.ts';
import { planOfWords } from '../../../shared/domain/search/language/plan.ts';
import { indexStep } from '../../../electron/core/search/index-step.ts';
import { openTestArchive, type TestArchive } from '../imports/archive.ts';

const chat = `小灯铺:小红
================================================================
                               单聊                             
================================================================
----------------------------买家甲----------------------------
买家甲(2026-09-01 10:00:00):  在吗
小灯铺:小红(2026-09-01 10:00:09):  在的
买家甲(2026-09-01 10:00:20):  多久发货
小灯铺:小红(2026-09-01 10:00:31):  48小时内
`;

let archive: TestArchive;
const verify = (quick = false) => verifyArchive(archiveChecks(archive.core), { quick });
const codes = async (): Promise<string[]> => (await verify()).findings.map(({ code }) => code);
/** Changes rows past the triggers, as somebody with a database tool would. */
const tamper = (sql: string): void => {
  const db = new Sqlite(join(archive.folder, 'archive.db'));
  db.exec('DROP TRIGGER messages_are_unchanged; DROP TRIGGER messages_are_kept;');
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  db.close();
};

beforeEach(async () => {
  archive = openTestArchive();
  await archive.importText(chat);
  for await (const step of indexStep(archive.core, undefined)) void step;
});
afterEach(() => archive.close());

describe('verification of an archive', () => {
  it('finds nothing in one that nobody touched, and says what it looked at', async () => {
    expect(await verify()).toEqual({
      verdict: 'intact',
      checked: { originals: 1, messages: 4, indexed: 4, handovers: 0, custody: 0 },
      findings: [],
    });
  });

  it('does not take an index that has moved on since it was read for a damaged one', async () => {
    const { search } = archive.core.store;
    const plan = planOfWords('在');
    await search.count({ plan, filters: {}, now: 0, signal: undefined });
    for (let n = 0; n < 6; n++) {
      await archive.importText(`${chat}买家甲(2026-09-02 10:00:0${n}):  在吗在吗\n`);
      for await (const step of indexStep(archive.core, undefined)) void step;
    }
    expect((await verify()).findings).toEqual([]);
  });

  it('finds a changed word, though every count still fits', async () => {
    tamper(`UPDATE messages SET text = '72小时内' WHERE id = 4`);
    expect(await codes()).toContain('row');
    expect((await verify()).verdict).toBe('damaged');
  });

  it('finds a message that was taken out', async () => {
    tamper('DELETE FROM messages WHERE id = 2');
    expect(await codes()).toEqual(expect.arrayContaining(['message-count', 'file-count', 'row']));
  });

  it('finds a message that was put in', async () => {
    tamper(`
      INSERT INTO messages (conversation_id, account_id, sender, kind, is_system, internal, edited,
        text, sent_at, time_raw, fingerprint, source_file_id, position)
      SELECT conversation_id, account_id, sender, kind, 0, 0, 0, '同意退款', sent_at, time_raw,
        randomblob(16), source_file_id, 99
      FROM messages
      WHERE id = 4`);
    expect(await codes()).toEqual(expect.arrayContaining(['message-count', 'row']));
  });

  it('finds an original that is gone, and one with other bytes', async () => {
    const folder = join(archive.folder, 'originals');
    const [name] = readdirSync(folder);
    writeFileSync(join(folder, name!), zstdCompressSync(Buffer.from(chat.replace('48', '72'))));
    expect(await codes()).toEqual(['original']);
    rmSync(join(folder, name!));
    expect(await codes()).toEqual(['original']);
  });

  it('leaves the originals alone when it is asked to be quick', async () => {
    rmSync(join(archive.folder, 'originals'), { recursive: true });
    expect(await verify(true)).toMatchObject({ verdict: 'intact', checked: { originals: 0 } });
  });
});
