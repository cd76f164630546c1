import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPrivate, privateSpans } from '../../../shared/domain/masking/private-spans.ts';

const kindsIn = (text: string) =>
  privateSpans(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('what a passer-by should not read', () => {
  it.each([
    ['我的手机13812345678，晚上打', '138****78'],
    ['电话 138 1234 5678', '138****78'],
    ['打１３８１２３４５６７８', '１３８****７８'],
    ['座机 0571-88123456', '057****56'],
    ['订单号：1234567890123456', '12****3456'],
    ['快递单号 SF1234567890123', 'SF****0123'],
    ['身份证 11010519491231002X', '110****2X'],
    ['卡号 6222 0212 3456 7894', '****7894'],
    ['发到 lili.wang@example.com', 'l****'],
    ['寄到浙江省杭州市西湖区文三路138号2栋301室', '浙江省****'],
    ['地址是青渡市梧桐区向阳里3号楼201。', '青渡市****。'],
    ['货发了，中通73555608310880，三天到', '73****0880'],
    ['地址：深圳市南山区科技园南路12号', '深圳市****'],
  ])('%s', (text, mask) => {
    const masked = maskPrivate(text);
    expect(masked).toContain(mask);
    const [found] = privateSpans(text);
    expect(masked).not.toContain(text.slice(found?.start, found?.end));
  });

  it.each([
    '这款灯39元，满199减20',
    '明天下午3点前发货',
    '店里在路上堵车了，走错路了',
    '型号 LX-2026 还有 15 件',
    '48小时内发货，7天无理由',
    '我们在一条街上，隔壁就是',
  ])('leaves %s as it is', (text) => expect(maskPrivate(text)).toBe(text));

  it('reads the longest message there is without losing itself in it', () => {
    const text = '浙江省杭州市西湖区文三路街道村弄1'.repeat(600);
    expect(privateSpans(text).every(({ start, end }) => end > start)).toBe(true);
  });

  it('takes each of several for what it is', () => {
    expect(kindsIn('13912345678 收，订单号 987654321012，mail a1@b.cn')).toEqual([
      ['phone', '13912345678'],
      ['order', '987654321012'],
      ['mail', 'a1@b.cn'],
    ]);
  });

  it('finds places in order, none over another, and hides only these', () => {
    const part = fc.constantFrom('13812345678', '订单号 123456789012', ' 好的 ', 'a@b.cn', '，');
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string({ unit: 'binary' }))), (parts) => {
        const text = parts.join('');
        let at = 0;
        let outside = '';
        for (const { start, end } of privateSpans(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          outside += text.slice(at, start);
          at = end;
        }
        outside += text.slice(at);
        expect(maskPrivate(text).length).toBeGreaterThanOrEqual(outside.length);
      }),
    );
  });

  it('never lets a mobile number stand, whatever is around it', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^1[3-9]\d{9}$/),
        fc.constantFrom('', '电话', '：', ' ', '微信同号 '),
        fc.constantFrom('', '。', ' 谢谢', '（晚上）'),
        (number, before, after) => {
          expect(maskPrivate(before + number + after)).not.toContain(number);
        },
      ),
    );
  });
});
