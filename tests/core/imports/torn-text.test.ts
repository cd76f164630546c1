import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestArchive, type TestArchive } from './archive.ts';
import { clientOf, settle } from './reading-archive.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = openTestArchive();
});
afterEach(() => archive.close());

const line = (minute: number, sender: string, text: string): string =>
  `{"time":"2026-03-01 10:0${minute}:00","chat":"灯\\udc00友","sender":"${sender}","text":"${text}"}`;

it('half an emoji is kept as U+FFFD, and the archive verifies', async () => {
  const lines = [
    line(0, 'Ann', '好的 \\ud83d'),
    line(1, 'Sh\\udc00op', 'a\\u0000b'),
    line(2, 'Ann', 'ok'),
  ];
  await archive.importText(lines.join('\n'), {}, 'chat.jsonl');
  const { report } = await archive.importText(`${lines.join('\n')}\n`, {}, 'again.jsonl');
  expect(report.totals).toMatchObject({ read: 3, new: 0, duplicate: 3 });
  await settle(archive);
  expect(archive.rows('SELECT sender, text FROM messages ORDER BY id')).toEqual([
    { sender: 'Ann', text: '好的 \ufffd' },
    { sender: 'Sh\ufffdop', text: 'a\0b' },
    { sender: 'Ann', text: 'ok' },
  ]);
  expect((await clientOf(archive).archive.verify({})).findings).toEqual([]);
});
