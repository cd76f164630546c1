import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeArchive, type FixtureArchive } from '../archive-fixture.ts';

let archive: FixtureArchive;
beforeEach(() => {
  archive = makeArchive([
    { text: '含,逗号和"引号"\n第二行', sender: '买家' },
    { text: '=1+1', sender: '买家' },
  ]);
});
afterEach(() => archive.close());

const all = async (format: 'jsonl' | 'csv'): Promise<string> => {
  let text = '';
  for await (const { chunk } of await archive.client.archive.export({ format })) text += chunk;
  return text;
};

it('writes every message as a line of JSON, its text untouched', async () => {
  const rows = (await all('jsonl'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows.map(({ text }) => text)).toEqual(['含,逗号和"引号"\n第二行', '=1+1']);
});

it('writes CSV that a spreadsheet reads as Chinese and does not run as a formula', async () => {
  const csv = await all('csv');
  expect(csv.startsWith('\uFEFFmessageId,')).toBe(true);
  expect(csv).toContain('"含,逗号和""引号""\n第二行"');
  expect(csv).toContain(`,'=1+1,`);
});

it('counts what the archive holds', async () => {
  expect(await archive.client.archive.stats()).toMatchObject({ messages: 2, conversations: 1 });
});
