import { describe, expect, it } from 'vitest';
import { entriesOf } from '../../../shared/domain/answers/entries.ts';
import {
  findContradictions,
  type Evidence,
  type Telling,
} from '../../../shared/domain/answers/find-contradictions.ts';
import { toldIn } from '../../../shared/domain/answers/told.ts';
import { valueKey } from '../../../shared/domain/answers/value-key.ts';
import { turnsOf } from '../../../shared/domain/detection/turns.ts';
import type { AnswerTopic } from '../../../shared/model/answers.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 2, 1);

/** What an agent tells a buyer who asked, so many days after the beginning. */
function tell(buyer: string, at: number, asked: string, answer: string, shop = '灯铺'): Telling[] {
  const messages = [
    { i: 1, role: 'customer' as const, time: null, text: asked },
    { i: next++, role: 'agent' as const, time: null, text: answer },
  ];
  return toldIn(turnsOf({ id: '', messages })).map(({ i, ...told }) => ({
    ...told,
    messageId: i,
    conversationId: [...buyer].reduce((sum, char) => sum + char.charCodeAt(0), 0) + at,
    at: start + at * day,
    customer: buyer,
    platform: 'taobao',
    to: { shop, customers: [buyer], orders: [], about: `${asked} ${answer}` },
  }));
}
let next = 100;

function sheet(topic: AnswerTopic, answer: string, validFrom = 0, scopeValue = '') {
  const scope = scopeValue === '' ? ('shop' as const) : ('sku' as const);
  const made = { isRetired: false, validTo: null, madeAt: validFrom, value: null };
  const version = { ...made, versionId: `${topic}-${validFrom}`, validFrom, answer };
  return { answerId: topic + scopeValue, topic, scope, scopeValue, versions: [version] };
}

const found = (tellings: Telling[], more: Partial<Evidence> = {}) =>
  findContradictions({ tellings, pairs: [], entries: [], exceptions: [], ...more }).map((one) => [
    one.kind,
    one.topic,
    'said' in one.a ? valueKey(one.a.said.value) : valueKey(one.a.value),
    valueKey(one.b.value),
  ]);

describe('what different buyers of a shop were told', () => {
  it.each<[AnswerTopic, string, string, string]>([
    ['ship_time', '什么时候发货', '48小时内发货', '72小时内发货哦'],
    ['refund_time', '退款多久到账', '3天内到账', '要7到15个工作日'],
    ['return_window', '几天可以退货', '7天无理由退货', '15天内都可以无理由退'],
    ['return_postage_payer', '退货运费谁出', '运费我们承担', '运费您自己承担'],
    ['invoice', '能开专票吗', '可以开专票的', '我们开不了专票'],
    ['price', '白鹭台灯多少钱', '189元', '199元'],
    ['gift', '白鹭台灯有赠品吗', '有小礼品送的', '没有赠品的'],
    ['gift', '现在有赠品吗', '有小礼品送的', '没有赠品的'],
    ['gift', '有赠品吗', '有的，送您一个灯泡', '没有赠品的哦'],
    ['warranty_period', '质保多久', '质保一年', '质保两年'],
    ['discount', '白鹭台灯有优惠吗', '满300减30', '满300减50'],
    ['authenticity', '是正品吗', '都是正品', '这个是高仿的'],
  ])('%s: two values are one contradiction', (topic, asked, one, other) => {
    const kinds = found([...tell('甲', 0, asked, one), ...tell('乙', 1, asked, other)]);
    expect(kinds.map(([kind, about]) => [kind, about])).toContainEqual(['others', topic]);
  });

  it('is none where it is the same, of other products, shops, times or cases', () => {
    const asked = '白鹭台灯多少钱';
    const told = tell('甲', 0, asked, '189元');
    expect(found([...told, ...tell('乙', 1, asked, '一百八十九元')])).toEqual([]);
    expect(found([...told, ...tell('乙', 1, '云朵吸顶灯多少钱', '269元')])).toEqual([]);
    expect(found([...told, ...tell('乙', 1, asked, '199元', '灯铺二店')])).toEqual([]);
    expect(found([...told, ...tell('乙', 20, asked, '199元')])).toEqual([]);
    const fault = tell('甲', 0, '坏了，退货运费谁出', '质量问题运费我们承担');
    const choice = tell('乙', 1, '不喜欢，退货运费谁出', '不喜欢的话运费您自己承担');
    expect(found([...fault, ...choice])).toEqual([]);
  });

  it('is told once a pair of values, however often it was said', () => {
    const many = Array.from({ length: 12 }, (_, n) =>
      tell(`买家${n}`, n, '退款多久到账', n % 3 === 0 ? '15天到账' : '3天到账'),
    ).flat();
    expect(found(many)).toEqual([['others', 'refund_time', '360h', '72h']]);
  });

  it('is a matter of talks where it is about a case', () => {
    const one = tell('甲', 0, '盒子坏了怎么办', '给您补偿10元');
    expect(found([...one, ...tell('乙', 1, '盒子坏了怎么办', '给您补偿20元')])).toEqual([]);
  });
});

describe('what one buyer was told', () => {
  it('in two conversations is held together', () => {
    const told = [
      ...tell('甲', 0, '退货运费谁出', '运费我们承担'),
      ...tell('甲', 2, '退货运费谁出', '运费您自己出'),
    ];
    expect(found(told)).toEqual([['same-customer', 'return_postage_payer', 'seller', 'buyer']]);
  });

  it('is one matter, whatever was said after the first two', () => {
    const told = ['我们承担', '您自己承担', '我们承担', '您自己承担'].flatMap((payer, at) =>
      tell('甲', at, '退货运费谁出', `运费${payer}`),
    );
    expect(found(told)).toEqual([['same-customer', 'return_postage_payer', 'seller', 'buyer']]);
  });

  it('is not also held against what others were told', () => {
    const told = [
      ...tell('甲', 0, '退货运费谁出', '运费我们承担'),
      ...tell('甲', 2, '退货运费谁出', '运费您自己出'),
      ...tell('乙', 3, '退货运费谁出', '运费我们承担'),
    ];
    expect(found(told)).toHaveLength(1);
  });
});

describe('the sheet', () => {
  it('names one matter, in whatever order its entries come', () => {
    const one = sheet('ship_time', '48小时内发货');
    const [version] = one.versions;
    const other = {
      ...one,
      answerId: 'another',
      versions: [{ ...version!, versionId: 'another' }],
    };
    const tellings = tell('甲', 1, '什么时候发货', '预售10天发货');
    const matters = [
      [one, other],
      [other, one],
    ].map((sheets) =>
      findContradictions({ tellings, pairs: [], entries: entriesOf(sheets), exceptions: [] }).map(
        ({ matter }) => matter,
      ),
    );
    expect(matters[0]).toHaveLength(1);
    expect(matters[1]).toEqual(matters[0]);
  });

  it('is held against what was told while it said so, and not before', () => {
    const entries = entriesOf([sheet('ship_time', '48小时内发货', start + 5 * day)]);
    const early = tell('甲', 4, '什么时候发货', '大概10天发货');
    const late = tell('乙', 6, '什么时候发货', '大概10天发货');
    expect(found(early, { entries })).toEqual([]);
    expect(found(late, { entries })).toEqual([['sheet', 'ship_time', '48h', '240h']]);
    expect(found(tell('丙', 6, '什么时候发货', '48小时内发货'), { entries })).toEqual([]);
  });

  it('has an answer of its own for a product', () => {
    const entries = entriesOf([
      sheet('ship_time', '48小时内发货'),
      sheet('ship_time', '预售，20天内发货', 0, '风铃吊灯'),
    ]);
    expect(found(tell('甲', 1, '风铃吊灯什么时候发货', '20天内发货'), { entries })).toEqual([]);
    expect(found(tell('乙', 1, '台灯什么时候发货', '20天内发货'), { entries })).toHaveLength(1);
  });

  it('lets either case be true where nobody said which it is', () => {
    const answer = '质量问题运费我们承担；不喜欢退货运费您自己承担';
    const entries = entriesOf([sheet('return_postage_payer', answer)]);
    expect(found(tell('甲', 1, '退货运费谁出', '运费您自己承担'), { entries })).toEqual([]);
    const wrong = tell('乙', 1, '收到是坏的，退货运费谁出', '质量问题运费也是您自己承担');
    expect(found(wrong, { entries })).toHaveLength(1);
  });
});

describe('exceptions', () => {
  const told = [
    ...tell('甲', 0, '白鹭台灯多少钱', '189元'),
    ...tell('乙', 1, '白鹭台灯多少钱', '169元'),
  ];
  const exception = {
    topic: 'price' as const,
    recipientKind: 'customer' as const,
    recipient: '乙',
    value: { type: 'amount' as const, cents: 16_900 },
    validFrom: start,
    validTo: start + 3 * day,
  };

  it('that were approved make it none, for whom and as long as they hold', () => {
    expect(found(told)).toHaveLength(1);
    expect(found(told, { exceptions: [exception] })).toEqual([]);
    expect(found(told, { exceptions: [{ ...exception, recipient: '丙' }] })).toHaveLength(1);
    expect(found(told, { exceptions: [{ ...exception, validTo: start + day / 2 }] })).toHaveLength(
      1,
    );
    const other = { ...exception, value: { type: 'amount' as const, cents: 9_900 } };
    expect(found(told, { exceptions: [other] })).toHaveLength(1);
  });

  it('that were told as such make it none', () => {
    const special = tell('乙', 1, '白鹭台灯多少钱', '您是老客户，单独给您169元');
    expect(special[0]?.exception).not.toBe('');
    expect(found([...tell('甲', 0, '白鹭台灯多少钱', '189元'), ...special])).toEqual([]);
  });
});
