import { describe, expect, it } from 'vitest';
import { lines, read } from '../read.ts';

const head = '[LINE] Chat history in "Lamps"\nSaved on: 2026/01/15 10:00\n\n2026/01/14(Wed)\n';

describe('a LINE export', () => {
  it('with one space for each tab keeps notices apart from what people say', async () => {
    const found = await read(
      `${head}10:01 田中 太郎 灯は?\n10:02 佐藤 はい\n10:03 田中 太郎 では\n10:04 佐藤がグループに参加しました\n10:05 佐藤 どうも\n`,
    );
    expect(lines(found)).toEqual([
      '田中 太郎 | 2026-01-14T10:01 | 灯は?',
      '佐藤 | 2026-01-14T10:02 | はい',
      '田中 太郎 | 2026-01-14T10:03 | では',
      ' | 2026-01-14T10:04 | 佐藤がグループに参加しました',
      '佐藤 | 2026-01-14T10:05 | どうも',
    ]);
    expect(found.counts).toMatchObject({ messages: 4, system: 1 });
  });

  it('with wide gaps for tabs takes what has no gap for a notice', async () => {
    const found = await read(
      `${head}10:01    Mia Wong    hello\n10:02    Bo    hi\n10:03    Mia Wong joined the group.\n`,
    );
    expect(lines(found)).toEqual([
      'Mia Wong | 2026-01-14T10:01 | hello',
      'Bo | 2026-01-14T10:02 | hi',
      ' | 2026-01-14T10:03 | Mia Wong joined the group.',
    ]);
  });
});
