import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FixtureArchive } from '../archive-fixture.ts';
import { at, shopWhere } from './shop.ts';

let archive: FixtureArchive;
beforeEach(async () => {
  archive = await shopWhere([]);
});
afterEach(() => archive.close());

const add = (answer: string, more: object = {}) =>
  archive.client.answers.add({ topic: 'ship_time', answer, ...more });
const asOf = async (time: string, more: object = {}) => {
  const { answers } = await archive.client.answers.list({ asOf: at(time), ...more });
  return answers.map(({ version }) => version.answer);
};

describe('an entry of the sheet', () => {
  it('says from when, to whom, by whom, and what its answer means', async () => {
    const made = await add('现货48小时内发货', {
      scope: 'sku',
      scopeValue: '白鹭台灯',
      validFrom: at('2026-03-01T00:00:00'),
      owner: '主管',
      source: '发货规则第三版',
    });
    expect(made).toMatchObject({
      topic: 'ship_time',
      scope: 'sku',
      scopeValue: '白鹭台灯',
      state: 'in-force',
      addedBy: '测试',
      isRecordedLater: false,
      version: {
        number: 1,
        category: 'payment-delivery',
        owner: '主管',
        source: '发货规则第三版',
        values: [{ value: { type: 'durations', durations: [{ from: 48, to: 48 }] } }],
      },
    });
  });

  it('keeps every version; on any day the one that held then is shown', async () => {
    const { answerId } = await add('72小时内发货', { validFrom: at('2026-01-01T00:00:00') });
    const revise = (answer: string, validFrom: string) =>
      archive.client.answers.revise({ answerId, edit: { answer, validFrom: at(validFrom) } });
    await revise('48小时内发货', '2026-03-01T00:00:00');
    await revise('24小时内发货', '2026-06-01T00:00:00');
    const days = ['2025-12-31', '2026-01-01', '2026-03-01', '2026-05-31', '2026-06-01'];
    const held = await Promise.all(days.map((day) => asOf(`${day}T12:00:00`)));
    expect(held).toEqual([
      [],
      ['72小时内发货'],
      ['48小时内发货'],
      ['48小时内发货'],
      ['24小时内发货'],
    ]);
    const { versions } = await archive.client.answers.get({ answerId });
    expect(versions.map(({ number, answer }) => [number, answer])).toEqual([
      [3, '24小时内发货'],
      [2, '48小时内发货'],
      [1, '72小时内发货'],
    ]);
  });

  it('that was written down afterwards says so, and was not known before', async () => {
    const [made] = [await add('48小时内发货', { validFrom: at('2026-03-01T00:00:00') })];
    const { answers } = await archive.client.answers.list({ asOf: at('2026-03-10T00:00:00') });
    expect(answers).toMatchObject([{ answerId: made.answerId, isRecordedLater: true }]);
    expect(await asOf('2026-03-10T00:00:00', { knownAt: at('2026-03-10T00:00:00') })).toEqual([]);
  });

  it('ends when it was said to, or when somebody retires it', async () => {
    await add('买一送一', { validTo: at('2026-10-01T00:00:00') });
    const { answerId } = await add('包邮', { scope: 'sku', scopeValue: '灯带' });
    const retired = await archive.client.answers.retire({ answerId, reason: '下架' });
    expect(retired).toMatchObject({ state: 'retired', versions: 2 });
    expect(await asOf('2026-11-01T00:00:00')).toEqual([]);
    const { counts } = await archive.client.answers.list({ asOf: at('2026-11-01T00:00:00') });
    expect(counts).toEqual({ 'in-force': 0, future: 0, ended: 1, retired: 1 });
    await expect(archive.client.answers.retire({ answerId, reason: '再来' })).rejects.toMatchObject(
      { code: 'conflict' },
    );
  });

  it('is there once: the same matter is revised, not added again', async () => {
    const { answerId } = await add('48小时内发货');
    await expect(add('24小时内发货')).rejects.toMatchObject({
      code: 'conflict',
      data: { answerId },
    });
    await expect(add('x', { scope: 'customer' })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(
      add('x', { scope: 'sku', scopeValue: 'y', validFrom: 10, validTo: 5 }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(archive.client.answers.revise({ answerId: '99', edit: {} })).rejects.toMatchObject(
      { code: 'not-found' },
    );
  });

  it('tells who changed what, and what it was before', async () => {
    const { answerId } = await add('72小时内发货');
    await archive.client.answers.revise({
      answerId,
      edit: { answer: '48小时内发货', reason: '提速' },
    });
    const { decisions } = await archive.client.history.list({ noun: 'answer', id: answerId });
    expect(decisions).toMatchObject([
      { by: '测试', action: 'add', after: { answer: '72小时内发货' } },
      {
        by: '测试',
        action: 'revise',
        before: { answer: '72小时内发货' },
        after: { answer: '48小时内发货', reason: '提速' },
      },
    ]);
  });
});

describe('an exception', () => {
  const ask = (more: object = {}) =>
    archive.client.answers.askException({
      topic: 'price',
      recipient: '老顾客',
      granted: '白鹭台灯169元',
      reason: '第五单',
      ...more,
    });

  it('is asked for, approved and taken back, each by somebody', async () => {
    const { exceptionId } = await ask();
    const decide = (decision: 'approved' | 'refused' | 'revoked') =>
      archive.client.answers.decideException({ exceptionId, decision, reason: '核过' });
    expect(await decide('approved')).toMatchObject({ state: 'approved', isSelfApproved: true });
    await expect(decide('refused')).rejects.toMatchObject({ code: 'conflict' });
    expect(await decide('revoked')).toMatchObject({ state: 'revoked', decidedBy: '测试' });
    expect((await decide('approved')).state).toBe('approved');
  });

  it('that was approved already says by whom, and ends', async () => {
    const made = await ask({ approvedBy: '主管', validTo: at('2026-10-01T00:00:00') });
    expect(made).toMatchObject({ state: 'approved', decidedBy: '主管', isSelfApproved: false });
    const { exceptions } = await archive.client.answers.exceptions({
      asOf: at('2026-12-01T00:00:00'),
    });
    expect(exceptions).toMatchObject([{ exceptionId: made.exceptionId, state: 'ended' }]);
  });
});

describe('the sheet as a table', () => {
  const importing = async (csv: string | Buffer, dryRun = false) => {
    const path = join(archive.folder, 'sheet.csv');
    writeFileSync(path, csv);
    const grant = await archive.core.grants.give({ path, name: 'sheet.csv', temporary: false });
    return archive.client.answers.importCsv({ grant, dryRun });
  };

  it('goes out and comes back as it was', async () => {
    await add('"现货"48小时,\n预售看页面', { value: '48小时', validTo: at('2027-01-01T00:00:00') });
    await add('=HYPERLINK("x")', { scope: 'customer', scopeValue: '王女士', category: '老客户' });
    const { csv, answers } = await archive.client.answers.exportCsv({});
    expect(answers).toBe(2);
    expect(await importing(csv)).toEqual({ added: 0, revised: 0, unchanged: 2, issues: [] });
    const english = (await archive.client.answers.exportCsv({ language: 'en' })).csv;
    expect(await importing(english)).toEqual({ added: 0, revised: 0, unchanged: 2, issues: [] });
  });

  it('adds what is new, makes versions of what differs, and counts what it cannot read', async () => {
    await add('48小时内发货');
    const table = [
      '主题,范围,对象,答案,失效',
      '发货时间,店铺,,24小时内发货,2026-12-31',
      'freight payer,,,质量问题商家承担,',
      '其他问题,商品,灯带,可以剪短,',
      '没有的主题,店铺,,x,',
      '发票,店铺,,,',
    ].join('\r\n');
    const counted = { added: 2, revised: 1, unchanged: 0 };
    const issues = [{ line: 5 }, { line: 6 }];
    expect(await importing(table, true)).toMatchObject({ ...counted, issues });
    expect(await asOf('2026-12-01T00:00:00')).toEqual(['48小时内发货']);
    expect(await importing(table)).toMatchObject({ ...counted, issues });
    expect((await asOf('2026-12-31T23:00:00')).toSorted()).toEqual(
      ['24小时内发货', '可以剪短', '质量问题商家承担'].toSorted(),
    );
    expect(await asOf('2027-01-01T00:00:00')).not.toContain('24小时内发货');
  });

  it('is read in the encoding of Chinese spreadsheets, too', async () => {
    const gbk = Buffer.from('d6f7cce22cb4f0b8b80a', 'hex');
    await expect(importing(gbk)).rejects.toMatchObject({ code: 'unsupported-format' });
    const table = Buffer.concat([
      Buffer.from('d6f7cce22cb4f0b0b80d0a', 'hex'),
      Buffer.from('b7a2c6b12cbfc9d2d4bfaa0d0a', 'hex'),
    ]);
    expect(await importing(table)).toMatchObject({ added: 1, issues: [] });
    expect(await asOf('2026-12-01T00:00:00')).toEqual(['可以开']);
  });
});
