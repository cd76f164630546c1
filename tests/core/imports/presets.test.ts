import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRouter } from '../../../electron/core/router.ts';
import { silentLog } from '../../../electron/core/system/log.ts';
import { openTestArchive, type TestArchive } from './archive.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = openTestArchive();
});
afterEach(() => archive.close());

const clientOf = ({ core }: TestArchive) =>
  createRouterClient(createRouter(core), { context: { actor: '小红', log: silentLog } });

const columns = { time: '甲', sender: '乙', text: '丙' };
const table = '甲;乙;丙\n2026-03-01 10:00;Ann;hi\n';

async function importOf(path: string, options: { preset?: string } = {}) {
  const client = clientOf(archive);
  const grant = await archive.core.grants.give({ path, name: 'x.csv', temporary: false });
  let report;
  const settled = { agents: [], zone: 'Asia/Shanghai', ...options };
  for await (const event of await client.imports.run({ grants: [grant], options: settled })) {
    if (event.type === 'report') report = event.report;
  }
  return report;
}

describe('a preset', () => {
  it('is used by its name', async () => {
    const client = clientOf(archive);
    await client.imports.presets.save({
      name: '后台',
      linePattern: '{time} {sender}: {text}',
      zone: 'Europe/Berlin',
    });
    const path = archive.file('a.txt', '2026-03-01 10:00 Ann: hi\n');
    const report = await importOf(path, { preset: '后台' });
    expect(report?.files[0]).toMatchObject({ format: 'generic-text', new: 1 });
    expect(archive.rows('SELECT sent_at FROM messages')).toEqual([
      { sent_at: Date.UTC(2026, 2, 1, 9) },
    ]);
    await expect(importOf(path, { preset: '别的' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is used again for a table with the same header, and stays on record with it', async () => {
    const client = clientOf(archive);
    await expect(importOf(archive.file('a.csv', table))).resolves.toMatchObject({
      files: [{ status: 'refused' }],
    });
    await client.imports.presets.save({
      name: '后台',
      columns,
      agents: ['Ann'],
      headers: ['甲', '乙', '丙'],
    });
    const report = await importOf(archive.file('b.csv', `${table}2026-03-01 10:01;Bob;ho\n`));
    expect(report?.files[0]).toMatchObject({ format: 'generic-table', new: 2 });
    expect(archive.rows("SELECT role FROM accounts WHERE handle = 'Ann'")).toEqual([
      { role: 'agent' },
    ]);
    await client.imports.presets.remove({ name: '后台' });
    const verification = await client.archive.verify({});
    expect(verification.findings).toEqual([]);
  });

  it('leaves formats that know their header alone', async () => {
    const client = clientOf(archive);
    const headers = ['发送时间', '发送人', '消息内容'];
    const mapping = { time: '发送时间', sender: '消息内容', text: '发送人' };
    await client.imports.presets.save({ name: '换列', columns: mapping, headers: ['别的'] });
    const path = archive.file('a.csv', `${headers.join(',')}\n2026-03-01 10:00,Ann,hi\n`);
    await importOf(path);
    expect(archive.rows('SELECT text FROM messages')).toEqual([{ text: 'hi' }]);
  });

  it('is listed by name, replaced under it, and removed once', async () => {
    const { presets } = clientOf(archive).imports;
    await presets.save({ name: 'b', columns });
    await presets.save({ name: 'a', columns });
    await presets.save({ name: 'b', columns, dateOrder: 'MDY' });
    const { presets: listed } = await presets.list();
    expect(listed.map(({ name, dateOrder }) => [name, dateOrder])).toEqual([
      ['a', undefined],
      ['b', 'MDY'],
    ]);
    await presets.remove({ name: 'a' });
    await expect(presets.remove({ name: 'a' })).rejects.toMatchObject({ code: 'not-found' });
    expect(
      archive.rows("SELECT action, actor FROM events WHERE noun = 'import-preset' ORDER BY id"),
    ).toHaveLength(4);
  });

  it('that could tell no messages is not saved', async () => {
    const { presets } = clientOf(archive).imports;
    await expect(presets.save({ name: 'a', columns: { time: 'x' } })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(presets.save({ name: 'a', linePattern: '{text}' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});
