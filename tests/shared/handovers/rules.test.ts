import { describe, expect, it } from 'vitest';
import { handoverSections, type HandoverItem } from '../../../shared/contract/handover-items.ts';
import { lintItems } from '../../../shared/domain/handovers/lint.ts';
import { maskName, maskText } from '../../../shared/domain/handovers/mask-name.ts';
import { nextShiftEnd } from '../../../shared/domain/handovers/next-shift.ts';
import { sectionsOf } from '../../../shared/domain/handovers/sections.ts';
import {
  noSeverityFacts,
  proposeSeverity,
  type SeverityFacts,
} from '../../../shared/domain/handovers/severity.ts';
import {
  isAddressChange,
  isRepeated,
  isThreat,
  namesOfficer,
  saysDispatched,
} from '../../../shared/domain/handovers/warning-words.ts';

const hour = 3_600_000;
const asOf = Date.parse('2026-09-02T16:00:00+08:00');
const limits = { asOf, nextShiftEnd: asOf + 8 * hour, amountLimitCents: 20_000 };

describe('the proposed severity', () => {
  const table: [string, Partial<SeverityFacts>, string][] = [
    ['nothing pressing', {}, 'green'],
    ['due before the end of the next shift', { dueAt: asOf + 8 * hour - 1 }, 'red'],
    ['due when the next shift ends', { dueAt: asOf + 8 * hour }, 'yellow'],
    ['overdue', { dueAt: asOf - 100 * hour }, 'red'],
    ['due just within 72 hours', { dueAt: asOf + 72 * hour - 1 }, 'yellow'],
    ['due in 72 hours', { dueAt: asOf + 72 * hour }, 'green'],
    ['platform deadline within 24 hours', { deadlineAt: asOf + 24 * hour - 1 }, 'red'],
    ['platform deadline in 24 hours', { deadlineAt: asOf + 24 * hour }, 'yellow'],
    ['platform officer involved', { namesOfficer: true }, 'red'],
    ['amount at the limit', { amountCents: 20_000 }, 'red'],
    ['amount below the limit', { amountCents: 19_999 }, 'green'],
    ['threat', { isThreat: true }, 'red'],
    ['address change not shipped', { isUnshippedAddressChange: true }, 'red'],
    ['carried over twice', { carryCount: 2 }, 'green'],
    ['carried over three times', { carryCount: 3 }, 'red'],
    ['contradiction', { isContradiction: true }, 'yellow'],
    ['asked again', { isRepeated: true }, 'yellow'],
    ['waiting for an hour', { waitingSince: asOf - hour }, 'green'],
    ['waiting for more than an hour', { waitingSince: asOf - hour - 1 }, 'yellow'],
    ['waiting and threatening', { waitingSince: asOf - 2 * hour, isThreat: true }, 'red'],
  ];
  it.each(table)('%s', (_, facts, expected) => {
    expect(proposeSeverity({ ...noSeverityFacts, ...facts }, limits)).toBe(expected);
  });
});

describe('the end of the next shift', () => {
  const shifts = [
    { name: '早班', start: '08:00', end: '16:00' },
    { name: '晚班', start: '16:00', end: '00:00' },
  ];
  const zone = 'Asia/Shanghai';
  const endAfter = (from: string, to: string, own = shifts): string => {
    const window = { from: Date.parse(`${from}+08:00`), to: Date.parse(`${to}+08:00`) };
    return new Date(nextShiftEnd(window, own, zone) + 8 * hour).toISOString().slice(0, 16);
  };

  it('is that of the shop’s shift that follows', () => {
    expect(endAfter('2026-09-02T08:00', '2026-09-02T16:00')).toBe('2026-09-03T00:00');
    expect(endAfter('2026-09-02T08:00', '2026-09-02T16:20')).toBe('2026-09-03T00:00');
  });

  it('goes over the night, when nobody is there', () => {
    expect(endAfter('2026-09-02T16:00', '2026-09-03T00:00')).toBe('2026-09-03T16:00');
  });

  it('is one window later without shifts', () => {
    expect(endAfter('2026-09-02T09:00', '2026-09-02T15:00', [])).toBe('2026-09-02T21:00');
  });
});

describe('warning words', () => {
  it('know a threat from a courtesy', () => {
    for (const text of [
      '不退就给差评',
      '再不处理我打12315',
      '我找律师',
      "I'll leave a bad review",
    ]) {
      expect(isThreat(text), text).toBe(true);
    }
    for (const text of ['放心，不会给差评的', '没有投诉过你们', '电话13812345678']) {
      expect(isThreat(text), text).toBe(false);
    }
    expect(namesOfficer('我已经申请平台介入了')).toBe(true);
    expect(namesOfficer('平台什么时候有活动')).toBe(false);
  });

  it('see that somebody asks again', () => {
    expect(isRepeated(['到底什么时候发货？', '到底什么时候发货'])).toBe(true);
    expect(isRepeated(['我都说了好几遍了'])).toBe(true);
    expect(isRepeated(['在吗', '在吗'])).toBe(false);
    expect(isRepeated(['灯罩发了吗', '灯泡呢'])).toBe(false);
  });

  it('see a new address and that a parcel has left', () => {
    for (const text of ['帮我改下收货地址', '地址填错了', 'please change the delivery address']) {
      expect(isAddressChange(text), text).toBe(true);
    }
    for (const text of ['地址没问题', '店铺地址在哪里', 'what is your address']) {
      expect(isAddressChange(text), text).toBe(false);
    }
    expect(saysDispatched('已发货，请留意')).toBe(true);
    expect(saysDispatched('Your lamp has been shipped')).toBe(true);
    expect(saysDispatched('还没发货')).toBe(false);
    expect(saysDispatched('It has not been shipped yet')).toBe(false);
  });
});

describe('the lint', () => {
  const missing = (fields: Partial<HandoverItem>): string[] =>
    lintItems([itemWith(fields)]).map((one) => one.missing);

  it('asks owner, due and action of yellow, if-then of red too, nothing of green', () => {
    expect(missing({ severity: 'green' })).toEqual([]);
    expect(missing({ severity: 'yellow' })).toEqual(['owner', 'due_at', 'next_action']);
    expect(missing({ severity: 'red' })).toEqual(['owner', 'due_at', 'next_action', 'if_then']);
  });

  it('takes blanks for nothing and asks nothing of what is closed', () => {
    const written = { owner: '小蓝', due_at: '2026-09-02T20:00:00+08:00', next_action: '  ' };
    expect(missing({ severity: 'yellow', ...written })).toEqual(['next_action']);
    expect(missing({ severity: 'red', state: 'done' })).toEqual([]);
  });
});

describe('the sections', () => {
  it('all stand there, red items once under critical, the earlier due first', () => {
    const late = itemWith({ id: '1', due_at: '2026-09-03T20:00:00+08:00', severity: 'red' });
    const soon = itemWith({ id: '2', due_at: '2026-09-02T20:00:00+08:00', severity: 'red' });
    const own = itemWith({ id: '3', section: 'feedback' });
    const sections = sectionsOf([late, soon, own]);
    expect(sections.map(({ id }) => id)).toEqual([...handoverSections]);
    expect(sections[0]?.items.map(({ id }) => id)).toEqual(['2', '1']);
    expect(sections.flatMap(({ items }) => items)).toHaveLength(3);
    expect(sections.at(-1)?.items.map(({ id }) => id)).toEqual(['3']);
  });
});

describe('masking', () => {
  it('keeps first and last character of a name', () => {
    expect(['张小三', '欧阳一二三', '张三', '张', ''].map(maskName)).toEqual([
      '张*三',
      '欧*三',
      '张*',
      '*',
      '',
    ]);
  });

  it('masks names wherever they stand, longer ones first, and mobile numbers', () => {
    expect(maskText('张小三找张小，电话13812345678', ['张小', '张小三'])).toBe(
      '张*三找张*，电话138****5678',
    );
  });
});

function itemWith(fields: Partial<HandoverItem>): HandoverItem {
  return {
    id: '1',
    section: 'promises',
    severity: 'green',
    customer: null,
    shop: null,
    order_no: null,
    headline: 'x',
    situation: '',
    next_action: '',
    owner: '',
    due_at: null,
    tz: 'Asia/Shanghai',
    if_then: '',
    tried: '',
    evidence: [],
    source_ref: { kind: 'manual', id: null },
    created_by: '小红',
    carried_from: null,
    carry_count: 0,
    state: 'open',
    closed_by: null,
    close_reason: null,
    proof_msg: null,
    proposed: false,
    since: null,
    stage: null,
    amount_cents: null,
    returned_reason: null,
    ...fields,
  };
}
