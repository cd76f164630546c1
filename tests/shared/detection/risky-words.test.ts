import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { riskyWordsIn } from '../../../shared/domain/detection/risks/risky-words.ts';

const risksOf = (text: string, platform?: string) =>
  riskyWordsIn(text, platform === undefined ? {} : { platform }).map(({ risk }) => risk);

describe('risky words in a reply', () => {
  it.each([
    ['这款肯定不会掉色的哦', ['absolute']],
    ['亲放心,今天保证发出', ['absolute']],
    ['绝对是正品,100%真皮', ['absolute', 'absolute']],
    ['一定能在周五前到', ['absolute']],
    ['永不褪色,终身免费维修', ['absolute', 'absolute']],
    ['We guarantee it will arrive on Friday', ['absolute']],
    ['It will definitely fit you', ['absolute']],
    ['全网最低价,错过就没有了', ['superlative']],
    ['我们家质量最好了', ['superlative']],
    ['这是国家级品质', ['superlative']],
    ['销量第一的款式', ['superlative']],
    ['The best lamp on the market', ['superlative']],
    ['这个膏药能治疗颈椎病', ['efficacy']],
    ['五星好评返现3元', ['paid-review']],
    ['亲帮忙改一下差评,给您退20元', ['paid-review']],
    ['实在抱歉,是我们发错了', ['admission']],
    ['之前的客服说错了,您别介意', ['blame']],
    ['是仓库搞错了', ['blame']],
    ['my colleague was wrong about that', ['blame']],
    ['爱买不买', ['rude']],
    ['加我微信聊', ['off-platform-contact']],
    ['加薇❤ abc12345 给您优惠', ['off-platform-contact']],
    ['可以加v信,便宜十块', ['off-platform-contact']],
    ['扣扣号 12345678', ['off-platform-contact']],
    ['➕企鹅群', ['off-platform-contact']],
    ['联系我①③⑧零零①三八零零零', ['off-platform-contact']],
    ['打我电话 138 0013 8000', ['off-platform-contact']],
    ['直接转账给您便宜20', ['off-platform-payment']],
    ['详情看 http://abc-shop.top/x1', ['link']],
    ['打开 bit.ly/3xYz 下载说明书', ['link']],
  ])('are found: %s', (text, expected) => {
    expect(risksOf(text)).toEqual(expected);
  });

  it.each([
    '我们不能保证今天发出哦',
    '这个不敢肯定,要看快递的',
    '没法保证一定到',
    '不一定有货,我帮您看看',
    '请保证吊牌完好再寄回',
    '交了保证金的店铺',
    '最好今天下单,明天涨价',
    '最近快递有点慢',
    '第一次购买有券',
    '您最好先洗一下',
    '退款退回到您的微信零钱',
    '微信支付的话两天到账',
    '抱歉,平台规定不能加微信',
    '派件员电话13800138000,您可以催一下',
    '官方客服热线 400-820-8820',
    '顺丰客服95338',
    '您的订单号13800138000已发货',
    '链接在这里 https://item.taobao.com/item.htm?id=1',
    '企鹅抱枕有现货',
    '滚筒洗衣机可以洗',
    '我帮您转给同事处理',
    "We can't guarantee a date",
    'Our money-back guarantee lasts 30 days',
    'Thanks for your patience!',
    '好的,明天给您发货',
  ])('are not found: %s', (text) => {
    expect(risksOf(text)).toEqual([]);
  });

  it('come with softer words and the place in the text as written', () => {
    const [found] = riskyWordsIn('您好,這款絕對正品');
    expect(found).toMatchObject({ risk: 'absolute', start: 5, end: 7, words: '絕對' });
    expect(found?.softer[0]).toBe('一般');
    expect(found?.score).toBeGreaterThan(0.5);
  });

  it('name another platform only where the reply goes to one', () => {
    expect(risksOf('淘宝上也有卖', 'jd')).toEqual(['other-platform']);
    expect(risksOf('淘宝上也有卖', 'taobao')).toEqual([]);
    expect(risksOf('淘宝上也有卖')).toEqual([]);
  });

  it('lie within the text, in order, apart, whatever is written', () => {
    const piece = fc.constantFrom('保证', '加微信', '138', '0013', '8000', '一', '.com', 'a', '❤');
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 }))),
        (parts) => {
          const text = parts.join('');
          let end = 0;
          for (const found of riskyWordsIn(text)) {
            expect(found.start).toBeGreaterThanOrEqual(end);
            expect(text.slice(found.start, found.end)).toBe(found.words);
            end = found.end;
          }
          expect(end).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 150 },
    );
  });
});
