import { describe, expect, it } from 'vitest';
import { conflictWords } from '../../renderer/features/settings/conflict-words.ts';

const zone = 'Asia/Shanghai';
const about = { noun: 'promise', about: '今天给您发出' };

describe('what two archives decided otherwise', () => {
  it('is told in the words of the rooms', () => {
    const conflict = {
      ...about,
      field: 'status',
      here: 'open',
      there: 'rejected',
      kept: 'rejected',
    };
    expect(conflictWords(conflict, zone, 'zh-CN')).toEqual({
      field: '状态',
      here: '待兑现',
      there: '不是',
      kept: '不是',
    });
    expect(conflictWords(conflict, zone, 'en')).toMatchObject({ here: 'open', kept: 'rejected' });
  });

  it('is told with times on the clock of the shop, amounts in yuan, and empty fields as such', () => {
    const due = String(Date.UTC(2026, 9, 31, 4));
    const time = { ...about, field: 'dueAt', here: due, there: 'null', kept: due };
    expect(conflictWords(time, zone, 'zh-CN')).toMatchObject({
      field: '期限',
      here: '2026-10-31 周六 12:00',
      there: '（空）',
    });
    const cents = { ...about, field: 'amountCents', here: '2000', there: '1990', kept: '1990' };
    expect(conflictWords(cents, zone, 'zh-CN')).toMatchObject({ here: '¥20', kept: '¥19.90' });
  });

  it('is told as it is where there are no words for it', () => {
    const own = { noun: 'case', about: '灯坏了', field: 'number', here: 'EV-1', there: 'EV-2' };
    expect(conflictWords({ ...own, kept: 'EV-3' }, zone, 'zh-CN')).toEqual({
      field: '',
      here: 'EV-1',
      there: 'EV-2',
      kept: 'EV-3',
    });
  });
});
