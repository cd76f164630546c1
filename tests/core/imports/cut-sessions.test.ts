import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTestArchive } from './archive.ts';

const start = '以下为一通会话';
/** Said by a masked customer and two of the shop, now and then twice in the same second. */
const said = [
  'a****01 2026-02-02 10:00:00|在吗',
  '灯铺-小何 2026-02-02 10:00:05|您好',
  'a****01 2026-02-02 10:00:30|在吗',
  'a****01 2026-02-02 10:00:30|在吗',
  '灯铺-小何 2026-02-02 10:01:00|请说',
  'a****01 2026-02-02 10:02:00|几点发货',
  '灯铺-小周 2026-02-02 10:03:00|四点前',
  'a****01 2026-02-02 10:04:00|好',
];
const log = (from: number, to: number): string =>
  [start, ...said.slice(from, to).flatMap((each) => each.split('|'))].join('\n');

async function archiveOf(files: readonly string[]) {
  const archive = openTestArchive();
  try {
    for (const [index, text] of files.entries()) await archive.importText(text, {}, `${index}.log`);
    return archive.rows(`
      SELECT conversation_id, sender || ' ' || time_raw || '|' || text AS said
      FROM messages
      ORDER BY conversation_id, sent_at, id`);
  } finally {
    await archive.close();
  }
}

describe('a session that an export cut in two', () => {
  it('is one conversation again where the parts share messages, in any order', async () => {
    const parts = fc
      .tuple(
        fc.integer({ min: 2, max: said.length - 1 }),
        fc.integer({ min: 0, max: 3 }),
        fc.boolean(),
      )
      .map(([end, back, isLaterFirst]) => {
        const files = [
          log(0, end),
          log(Math.max(0, Math.min(end - 2, end - 2 - back)), said.length),
        ];
        return isLaterFirst ? files.toReversed() : files;
      });
    await fc.assert(
      fc.asyncProperty(parts, async (files) => {
        const rows = await archiveOf(files);
        expect(new Set(rows.map((row) => row['conversation_id'])).size).toBe(1);
        expect(rows.map((row) => row['said']).toSorted()).toEqual(said.toSorted());
      }),
      { numRuns: 25 },
    );
  });

  it('stays two where nothing proves it: masks stand for many people', async () => {
    const rows = await archiveOf([log(0, 4), log(4, 8)]);
    expect(new Set(rows.map((row) => row['conversation_id'])).size).toBe(2);
    expect(rows).toHaveLength(said.length);
  });

  it('keeps apart two people whose masks and greetings are the same', async () => {
    const one = [
      start,
      'a****01 2026-02-02 10:00:00',
      '在吗',
      'jimi_vender_1 2026-02-02 10:00:01',
      '您好',
    ];
    const other = [
      start,
      'a****01 2026-02-02 09:59:00',
      '你好',
      'jimi_vender_1 2026-02-02 10:00:01',
      '您好',
      'a****01 2026-02-02 10:00:02',
      '退货',
    ];
    const rows = await archiveOf([one.join('\n'), other.join('\n')]);
    expect(new Set(rows.map((row) => row['conversation_id'])).size).toBe(2);
  });

  it('keeps apart two people to whom a robot says the same in the same second', async () => {
    const robot = [
      'jimi_vender_1 2026-02-02 10:00:01',
      '您好',
      'jimi_vender_1 2026-02-02 10:00:01',
      '[卡片]',
    ];
    const one = [start, 'a****01 2026-02-02 10:00:00', '在吗', ...robot];
    const other = [start, ...robot, 'b****02 2026-02-02 10:00:09', '退货'];
    const rows = await archiveOf([one.join('\n'), other.join('\n')]);
    expect(new Set(rows.map((row) => row['conversation_id'])).size).toBe(2);
  });
});
