import { describe, expect, it } from 'vitest';
import { findContradictions } from '../../../shared/domain/detection/contradictions/find-contradictions.ts';

/** What an agent said, each with the day and hour of October 2026 (the 1st is a Thursday). */
const slotsOf = (...said: readonly (readonly [string, string])[]) =>
  findContradictions({
    id: 'talk',
    messages: said.map(([at, text], i) => ({
      i,
      role: 'agent' as const,
      time: `2026-10-${at.replace(' ', 'T')}:00:00+08:00`,
      text,
    })),
  }).map(({ slot }) => slot);

describe('days that were promised', () => {
  it.each<[string, [string, string], [string, string]]>([
    ['ship_time', ['12 09', '周三前给您发货'], ['12 10', '这款要下周一才能发出']],
    ['ship_time', ['12 09', '15号之前发货'], ['13 10', '月底才能发货哦']],
    ['ship_time', ['12 09', '24小时内发货'], ['12 10', '仓库说下周三发货']],
    ['refund_time', ['12 09', '周五前退款到账'], ['14 10', '退款要到24号到账']],
    ['callback_time', ['12 09', '明天给您回电'], ['12 15', '专员下周一给您回电']],
    ['delivery_time', ['12 09', '周二送到'], ['12 10', '周六才能送到']],
    ['ship_time', ['12 09', 'It will ship by Wednesday.'], ['12 10', "It'll ship by next Monday."]],
  ])('differ as %s: %s – %s', (slot, ...said) => {
    expect(slotsOf(...said)).toEqual([slot]);
  });

  it.each<[[string, string], [string, string]]>([
    // One day in two ways, each seen from its own clock.
    [
      ['12 09', '周五发货'],
      ['15 09', '明天发货'],
    ],
    [
      ['14 09', '后天给您发货'],
      ['15 09', '明天就发货'],
    ],
    [
      ['12 09', '这周五前发货'],
      ['12 18', '16号发货'],
    ],
    // Sooner than the time that was given, or within it.
    [
      ['12 09', '退款7个工作日内到账'],
      ['13 09', '您的退款明天到账'],
    ],
    [
      ['12 09', '48小时内发货'],
      ['12 10', '明天下午发货'],
    ],
    // Of different matters, or no term at all.
    [
      ['12 09', '周三发货'],
      ['12 10', '周六送到'],
    ],
    [
      ['12 09', '14号前发货'],
      ['12 10', '18号放假不发货'],
    ],
    [
      ['12 09', '周二发货'],
      ['12 10', '周五前付款的有赠品'],
    ],
    // Estimates of the courier move.
    [
      ['12 09', '三天能送到'],
      ['14 10', '预计周六送到'],
    ],
    [
      ['12 09', 'Your refund arrives by Friday.'],
      ['12 10', 'We ship on Monday.'],
    ],
  ])('go together: %s – %s', (...said) => {
    expect(slotsOf(...said)).toEqual([]);
  });

  it('are not told apart without a clock', () => {
    const messages = ['周三前发货', '下下周五才能发货'].map((text, i) => ({
      i,
      role: 'agent' as const,
      time: null,
      text,
    }));
    expect(findContradictions({ id: 'talk', messages })).toEqual([]);
  });
});
