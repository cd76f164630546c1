import { describe, expect, it } from 'vitest';
import standard from '../../../resources/spot-checks/rules.json' with { type: 'json' };
import { applyRules } from '../../../shared/domain/spot-checks/apply-rules.ts';
import { scoreOf } from '../../../shared/domain/spot-checks/score.ts';
import { spotRulesSchema } from '../../../shared/model/spot-checks.ts';

const rules = spotRulesSchema.parse(standard.rules);
type Line = readonly [minute: number, role: 'customer' | 'agent' | 'other agent', text: string];

/** What the standard rules find, as `rule: message numbers from 1`. */
const found = (lines: readonly Line[]): Record<string, readonly number[]> => {
  const messages = lines.map(([minute, role, text], index) => ({
    i: index + 1,
    role: role === 'other agent' ? ('agent' as const) : role,
    time: new Date(Date.UTC(2026, 8, 1, 2) + minute * 60_000).toISOString(),
    text,
  }));
  const isOwn = (i: number): boolean => lines[i - 1]?.[1] === 'agent';
  const now = Date.UTC(2026, 8, 5);
  return Object.fromEntries(
    applyRules({ id: '1', messages }, isOwn, rules, now).map((one) => [one.ruleId, one.messages]),
  );
};

describe('the rules of a spot check', () => {
  it('find nothing to take off in a good conversation', () => {
    expect(
      found([
        [0, 'customer', '这个灯还有吗'],
        [1, 'agent', '亲,您好,有货的哦'],
        [2, 'customer', '好的'],
        [3, 'agent', '感谢您的支持,祝您生活愉快'],
        [3, 'agent', '方便的话给个好评哦'],
      ]),
    ).toEqual({ 'good-closing': [4] });
  });

  it('miss a greeting, a closing and an invitation to review', () => {
    expect(
      Object.keys(
        found([
          [0, 'customer', '有货吗'],
          [1, 'agent', '有'],
        ]),
      ),
    ).toEqual(['no-greeting', 'no-closing', 'no-review-invitation']);
  });

  it('see an answer after more than three minutes, unless somebody says sorry for it', () => {
    const late = (after: string) =>
      found([
        [0, 'customer', '什么时候发货'],
        [5, 'agent', '您好,明天'],
        [6, 'agent', after],
      ])['slow-without-apology'];
    expect(late('谢谢')).toEqual([2]);
    expect(late('抱歉让您久等了')).toBeUndefined();
  });

  it('do not blame a clerk for another one’s words', () => {
    const lines: Line[] = [
      [0, 'customer', '什么时候发货'],
      [9, 'other agent', '明天'],
      [10, 'customer', '好'],
      [11, 'agent', '您好,还有什么可以帮您的吗?感谢您的支持'],
      [11, 'agent', '请给个好评'],
    ];
    expect(found(lines)).not.toHaveProperty('slow-without-apology');
  });

  it('show where a customer had to say it again, and where nobody came back', () => {
    const shown = found([
      [0, 'customer', '快递单号发我'],
      [1, 'agent', '您好,稍等,我查查'],
      [60, 'customer', '我都说了三遍了,单号呢'],
    ]);
    expect(shown).toMatchObject({ 'asked-again': [3], 'no-follow-up': [2] });
  });

  it('count several invitations', () => {
    const shown = found([
      [0, 'customer', '收到了'],
      [1, 'agent', '您好,麻烦给个好评'],
      [2, 'agent', '请帮忙五星评价'],
    ]);
    expect(shown['many-review-invitations']).toEqual([2, 3]);
  });
});

describe('the score', () => {
  it('is a hundred with what was found, never below nothing nor above a hundred', () => {
    expect(scoreOf([])).toBe(100);
    expect(scoreOf([{ points: -10 }, { points: -3 }, { points: 5 }])).toBe(92);
    expect(scoreOf([{ points: 5 }])).toBe(100);
    expect(scoreOf(Array.from({ length: 20 }, () => ({ points: -10 })))).toBe(0);
  });
});

describe('rules that a shop writes', () => {
  it('are refused where two have one id or a pattern is none', () => {
    const [rule] = standard.rules;
    expect(spotRulesSchema.safeParse([rule, rule]).success).toBe(false);
    expect(spotRulesSchema.safeParse([{ ...rule, patterns: ['('] }]).success).toBe(false);
    expect(spotRulesSchema.safeParse([{ ...rule, points: 3.5 }]).success).toBe(false);
  });
});
