import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../../shared/contract/reports.ts';
import { openLampShop, type LampShop } from '../handovers/fixture.ts';

let shop: LampShop;
beforeEach(() => {
  shop = openLampShop();
});
afterEach(() => shop.close());

const at = (iso: string): number => Date.parse(`${iso}+08:00`);
const weekOf = {
  kind: 'weekly',
  from: at('2026-08-31T00:00'),
  to: at('2026-09-07T00:00'),
} as const;
const textOf = ({ sections }: Report, id: string): string | undefined =>
  sections.find((one) => one.id === id)?.text;
const count = ({ counts }: Report, name: string): (number | null)[] => {
  const found = counts.find((one) => one.name === name);
  return [found?.value ?? null, found?.before ?? null];
};

function aWeek(): void {
  const li = shop.conversation('李四');
  const asked = shop.say(li, 'customer', '吊灯怎么还没到', '2026-09-01T10:00:00+08:00');
  shop.say(li, 'agent', '我看一下', '2026-09-01T10:02:00+08:00');
  shop.dispute([asked], { opened_at: at('2026-09-01T10:00'), next_step: '催快递' });
  const late = shop.say(li, 'agent', '今晚八点前给您答复', '2026-09-01T10:05:00+08:00');
  shop.promise(late, { due_at: at('2026-09-01T20:00') });
  const next = shop.say(li, 'agent', '下周三给您补发', '2026-09-03T10:05:00+08:00');
  shop.promise(next, { due_at: at('2026-09-09T18:00') });
  const wang = shop.conversation('王五');
  shop.say(wang, 'customer', '有货吗', '2026-08-25T10:00:00+08:00');
}

describe('a weekly report', () => {
  it('draws problems, measures and plan from the archive, with figures beside those before', async () => {
    aWeek();
    const report = await shop.client.reports.draft({ ...weekOf, as: '店长' });
    expect(textOf(report, 'problems')).toContain('物流迟延：李四「吊灯怎么还没到」');
    expect(textOf(report, 'problems')).toContain('逾期：李四「今晚八点前给您答复」');
    expect(textOf(report, 'plan')).toContain('2026-09-09 18:00 到期：李四「下周三给您补发」');
    expect(textOf(report, 'plan')).toContain('催快递');
    expect(textOf(report, 'target')).toBe('');
    expect(count(report, 'conversations')).toEqual([1, 1]);
    expect(count(report, 'promisesMade')).toEqual([2, 0]);
    expect(count(report, 'disputesOpened')).toEqual([1, 0]);
    expect(count(report, 'firstAnswerSeconds')).toEqual([120, null]);
  });

  it('counts anew while it is a draft, keeps what people wrote, and is frozen by the signature', async () => {
    aWeek();
    const { reports } = shop.client;
    const { reportId } = await reports.draft({ ...weekOf, as: '店长' });
    await reports.edit({ reportId, section: 'target', text: '差评少于 3 条' });
    const zhao = shop.conversation('赵六');
    shop.say(zhao, 'customer', '有货吗', '2026-09-05T10:00:00+08:00');
    expect((await reports.draft({ ...weekOf, as: '店长' })).reportId).toBe(reportId);
    const signed = await reports.sign({ reportId, as: '店长' });
    expect(count(signed, 'conversations')).toEqual([2, 1]);
    expect(textOf(signed, 'target')).toBe('差评少于 3 条');
    shop.say(shop.conversation('钱七'), 'customer', '有货吗', '2026-09-05T11:00:00+08:00');
    const read = await reports.get({ reportId });
    expect(read).toEqual(signed);
    expect(read.hash).toMatch(/^[0-9a-f]{64}$/);
    await expect(reports.edit({ reportId, section: 'target', text: '改掉' })).rejects.toMatchObject(
      { code: 'conflict' },
    );
    expect(() => shop.sql(`UPDATE reports SET canonical = '{}'`)).toThrow(/never changed/);
    const reportFindings = async (): Promise<string[]> =>
      (await shop.client.archive.verify({ quick: true })).findings
        .map(({ code }) => code)
        .filter((code) => code.startsWith('report-'));
    expect(await reportFindings()).toEqual([]);
    shop.sql('DROP TRIGGER signed_reports_are_frozen');
    shop.sql(`UPDATE reports SET canonical = replace(canonical, '少于 3', '少于 30')`);
    expect(await reportFindings()).toEqual(['report-hash']);
  });

  it.each([
    ['html', '<th scope="row">接待会话</th>'],
    ['md', '| 接待会话 | 1 | 1 |'],
    ['csv', '"接待会话","1","1"'],
    ['txt', '接待会话：1'],
    ['json', '"conversations"'],
  ] as const)('is a document as %s, 无 where nothing was found', async (format, words) => {
    aWeek();
    const { reports } = shop.client;
    const { reportId } = await reports.draft({ ...weekOf, as: '<b>店长</b>' });
    const { content, fileName } = await reports.render({ reportId, format });
    expect(content).toContain(words);
    expect(fileName).toBe(`report-weekly-2026-08-31.${format}`);
    if (format !== 'json') expect(content).toContain('无');
    if (format === 'html') expect(content).not.toContain('<b>店长');
  });
});

describe('the list of changed answers', () => {
  it('says what each version replaced, since a day', async () => {
    const versions = [
      ['1', '签收后7天可退', '2026-08-01T10:00'],
      ['2', '签收后15天可退', '2026-09-02T10:00'],
    ] as const;
    shop.sql(
      `INSERT INTO answers (uid, topic, scope, scope_value, added_at, added_by)
       VALUES ('r', 'return_window', 'shop', '', 1, '店长')`,
    );
    for (const [uid, text, made] of versions) {
      shop.sql(
        `INSERT INTO answer_versions (uid, answer_uid, category, question, answer, value, is_retired,
           valid_from, valid_to, owner, source, reason, made_at, made_by)
         VALUES (?, 'r', '售后', '', ?, NULL, 0, ?, NULL, '店长', '', '平台新规', ?, '店长')`,
        uid,
        text,
        at(made),
        at(made),
      );
    }
    const report = await shop.client.reports.draft({
      ...weekOf,
      kind: 'answer-changes',
      as: '店长',
    });
    expect(textOf(report, 'changes')).toBe(
      '2026-09-02 10:00 店长：「签收后7天可退」改为「签收后15天可退」（平台新规）',
    );
  });
});
