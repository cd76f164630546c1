import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestArchive, type TestArchive } from './archive.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = openTestArchive();
});
afterEach(() => archive.close());

/** More than are in memory at once. */
const chats = 25_500;

/** A table in which every chat has its say before the first one goes on. */
function table(rounds: number): string {
  const rows = ['时间,会话,发送人,角色,内容'];
  for (let round = 0; round < rounds; round++) {
    for (let chat = 0; chat < chats; chat++) {
      const minute = String(round).padStart(2, '0');
      const [who, side] = round % 2 === 0 ? [`买家${chat}`, '买家'] : ['灯铺', '客服'];
      rows.push(`2026-03-01 10:${minute}:00,买家${chat},${who},${side},第${chat}盏灯`);
    }
  }
  return `${rows.join('\n')}\n`;
}

const only = (sql: string): unknown => Object.values(archive.rows(sql)[0] ?? {})[0];

describe('a file with more conversations than are in memory at once', () => {
  it('has each of them once, with its messages, its time and its customer', async () => {
    const { report } = await archive.importFiles([archive.file('a.csv', table(3))]);
    expect(report.totals).toMatchObject({ new: chats * 3, duplicate: 0 });
    expect(only('SELECT COUNT(*) FROM conversations')).toBe(chats);
    const whole = `
      SELECT COUNT(*)
      FROM conversations
      JOIN accounts ON accounts.id = customer_id
      WHERE message_count = 3
        AND title = handle
        AND last_at - first_at = 120000
        AND 3 = (SELECT COUNT(*) FROM messages WHERE conversation_id = conversations.id)`;
    expect(only(whole)).toBe(chats);
    expect(only('SELECT COUNT(*) FROM import_questions')).toBe(0);
  });

  it('goes on with them when it comes once more with more in it', async () => {
    await archive.importFiles([archive.file('a.csv', table(1))]);
    const { report } = await archive.importFiles([archive.file('b.csv', table(2))]);
    expect(report.totals).toMatchObject({ new: chats, duplicate: chats });
    expect(only('SELECT COUNT(*) FROM conversations WHERE message_count = 2')).toBe(chats);
  });
});
