import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTestArchive } from './archive.ts';
import { wangwangChat } from './generate.ts';

const rule = '='.repeat(64);

const chats: readonly string[] = [
  wangwangChat(30),
  `以下为一通会话\nj****db 2026-03-01 10:00:00\n在吗\n灯铺-小红 2026-03-01 10:00:09\n在的\n会话结束\n`,
  `消息记录\n\n${rule}\n消息对象:阿丽\n${rule}\n\n2026-03-01 10:00:00 阿丽(20001)\n在吗\n\n2026-03-01 10:01:00 灯铺(20002)\n在\n`,
  `甲 和 乙 在微信上的聊天记录如下，请查收。\n\n—————  2026-03-01  —————\n\n甲  10:00\n\n在吗\n\n乙  10:01\n\n在的\n`,
  '25/03/2026, 10:00 - Ann: hi\n25/03/2026, 10:00 - Shop: hello\nand more\n25/03/2026, 10:02 - Ann: hi\n',
  '消息编号,时间,会话,发送人,内容\nm1,2026-03-01 10:00:00,k,雨天,在吗\nm2,2026-03-01 10:00:01,k,小红,在\nm2,2026-03-01 10:00:01,k,小红,在的\n',
  'time\tsender\ttext\n2026-03-01 10:00\tAnn\thi\n2026-03-01 10:01\tBob\t"two\nlines"\n',
];

/** What happens to files: lines lost, doubled, cut and put together wrongly; bytes flipped. */
const damage = fc.oneof(
  fc.record({ is: fc.constant('drop' as const), at: fc.nat(60) }),
  fc.record({ is: fc.constant('double' as const), at: fc.nat(60) }),
  fc.record({ is: fc.constant('cut' as const), at: fc.nat(2_000) }),
  fc.record({ is: fc.constant('flip' as const), at: fc.nat(2_000) }),
  fc.record({ is: fc.constant('append' as const), at: fc.nat(chats.length - 1) }),
);

function damaged(chat: string, damages: readonly { is: string; at: number }[]): Buffer {
  let text = chat;
  let flips: number[] = [];
  for (const { is, at } of damages) {
    const lines = text.split('\n');
    if (is === 'drop') lines.splice(at % lines.length, 1);
    if (is === 'double') lines.splice(at % lines.length, 0, lines[at % lines.length]!);
    text = lines.join('\n');
    if (is === 'cut') text = text.slice(0, Math.max(1, at % text.length));
    if (is === 'append') text += chats[at]!;
    if (is === 'flip') flips = [...flips, at];
  }
  const bytes = Buffer.from(text);
  for (const at of flips) bytes[at % bytes.length]! ^= 1;
  return bytes;
}

describe('the ledger of an import', () => {
  it('balances for whatever comes, whole or damaged, again and again', async () => {
    const archive = openTestArchive();
    let kept = 0;
    let imported = 0;
    let rejected = 0;
    let number = 0;
    const file = fc.tuple(fc.constantFrom(...chats), fc.array(damage, { maxLength: 4 }));
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 3 }), async (files) => {
        const paths = files.map(([chat, damages]) =>
          archive.file(`${++number}.txt`, damaged(chat, damages)),
        );
        const { report } = await archive.importFiles(paths);
        for (const counts of [...report.files, report.totals]) {
          const { read, duplicate } = counts;
          expect(read).toBe(counts.new + duplicate + counts.conflicting + counts.rejected);
        }
        kept += report.totals.new + report.totals.conflicting;
        rejected += report.totals.rejected;
        imported += report.files.filter(({ status }) => status === 'imported').length;
      }),
      { numRuns: 60 },
    );
    expect(archive.rows('SELECT COUNT(*) AS n FROM messages')).toEqual([{ n: kept }]);
    expect(await archive.core.store.archive.check()).toEqual([]);
    // The corpus is worth something only where all of these happen.
    expect(imported).toBeGreaterThan(20);
    expect(kept).toBeGreaterThan(100);
    expect(rejected).toBeGreaterThan(0);
    await archive.close();
  });
});
