import { describe, expect, it } from 'vitest';
import { findContradictions } from '../../../shared/domain/detection/contradictions/find-contradictions.ts';
import { findDisputes } from '../../../shared/domain/detection/disputes/find-disputes.ts';
import { findOpenItem } from '../../../shared/domain/detection/open/find-open-item.ts';
import { findPromises } from '../../../shared/domain/detection/promises/find-promises.ts';
import { talk } from './dialogues.ts';

const promised = (...lines: string[]) => findPromises(talk(...lines)).map(({ kind }) => kind);
const disputed = (...lines: string[]) => findDisputes(talk(...lines)).map(({ kind }) => kind);
const slotsOf = (...lines: string[]) => findContradictions(talk(...lines)).map(({ slot }) => slot);

describe('promises that look alike', () => {
  it.each<[string, ...string[]]>([
    ['price', '买家: 刚买就少了15', '客服: 这15的差额我给您退回去哈'],
    ['price', '买家: 多买呢', '客服: 四个的话算您120好了'],
    ['price', 'c: it is cheaper now', "a: I'll refund the difference to your card tonight."],
    ['refund', '买家: 货退到了吧', '客服: 验完货两天内打回您的微信零钱'],
    ['refund', '买家: 东西我寄走了', '客服: 收到以后没问题就给您退'],
    ['compensate', '买家: 晚了一周', '客服: 20元红包明天给您打到账户'],
    ['exchange', '买家: 有两块饼干碎了', '客服: 碎的两块后天补给您'],
    ['exchange', 'c: the vase came cracked', "a: I'll get a new one out to you on Monday."],
    ['exchange', '买家: 鞋挤脚', '客服: 给您登记换38的'],
    ['exchange', 'c: mine is chipped', 'a: A replacement will be on its way to you on Friday.'],
    ['compensate', 'c: too many ads', "a: We'll be adding a free month to your plan today."],
    ['compensate', '买家: 钻孔打坏了瓷砖', '客服: 修瓷砖的费用由我们来承担'],
    ['price', '买家: 领晚了券', '客服: 券的15块给您申请退差'],
    ['warranty', '买家: 拉杆箱轮子掉了', '客服: 您寄来 修好了再给您寄回去'],
    ['warranty', '买家: 油烟机异响', '客服: 给您申请售后上门检测 明天来'],
    ['ship', '买家: 还缺货啊', '客服: 厂家下周二到货 到了马上给您发'],
    ['ship', 'c: where is my frame', 'a: It is boxed up and leaves our warehouse this Thursday.'],
    ['deliver_by', 'c: my case is missing', 'a: A driver will drop it at your flat tomorrow.'],
    ['deliver_by', '买家: 到哪了', '客服: 正常明天就能到您那里'],
    ['callback', 'c: anything new?', "a: I'll drop you a line on Friday with the outcome."],
    ['gift', 'c: our anniversary', "a: Lovely, I'll add a free candle to the box."],
    ['gift', 'c: cake was late', "a: Send us your address and we'll post some samples to you."],
    ['investigate', 'c: the guard swore', "a: We'll have this reviewed by the depot manager."],
    [
      'other',
      'c: a night mode would be nice',
      "a: Good one! We'll put this forward to the app team.",
    ],
    ['other', '买家: 取件的没来', '客服: 给您重新约后天上午取件'],
    ['other', '买家: 门锁码是2088', '客服: 好的 给您备注优先发货'],
  ])('promises %s: %s', (kind, ...lines) => {
    expect(promised(...lines)).toEqual([kind]);
  });

  it.each([
    ['买家: 多久到', '客服: 江浙沪1-2天 新疆6-8天'],
    ['买家: 串色了', '客服: 您看给您退差价还是换一件呢'],
    ['买家: 能免邮不', '客服: 小妹给您申请试试'],
    ['c: news?', 'a: Updates will be posted there.'],
    ['c: no charge?', 'a: There is no charge for this, it was put on by mistake.'],
  ])('promises nothing: %s %s', (...lines) => {
    expect(promised(...lines)).toEqual([]);
  });
});

describe('complaints that look alike', () => {
  it.each<[string, ...string[]]>([
    ['refund_delay', '买家: 押的钱一直没退回来'],
    ['other', '买家: 专票到现在没给我开'],
    ['other', '买家: 票开成别人公司了 抬头写错了'],
    ['warranty', '买家: 冰箱报修五天了没人来'],
    ['warranty', '买家: 返修回来没用一周又不行了'],
    ['service_attitude', '买家: 两个客服两种说法'],
    ['lost', '买家: 说已经有人取走了 我压根没去过'],
    ['wrong_item', '买家: 瓶身写的是柠檬味 我拍的是白桃味'],
    ['late_delivery', '买家: 周一拍的到现在还显示待揽收'],
    ['refund_delay', '买家: 商家就是不同意退款'],
    ['service_attitude', 'c: your cashier rolled his eyes at my mum'],
    ['quality', 'c: there was a fly in my soup'],
    ['other', 'c: you suspended my account and nobody says why'],
  ])('complain of %s: %s', (kind, ...lines) => {
    expect(disputed(...lines)).toEqual([kind]);
  });

  it.each(['买家: 退款几天到', '买家: 坏了怎么办', '买家: 坏了怎么处理 保修几年'])(
    'hears a question only in %s',
    (line) => {
      expect(disputed(line)).toEqual([]);
    },
  );
});

describe('answers that look alike', () => {
  it.each<[string, ...string[]]>([
    ['refund_time', '买家: 钱几天回来', '客服: 24小时内退', '客服: 退款要9个工作日到账'],
    ['invoice_time', '客服: 增票5个工作日', '客服: 增票要20个工作日寄'],
    ['return_window', 'a: Send it back within two weeks.', 'a: You can return it for 60 days.'],
    ['delivery_time', 'a: Delivery takes five days.', 'a: It takes three weeks to reach you.'],
    ['ship_time', '客服: 今天可以发', '客服: 您的单要四天后才发货'],
    ['stock', '买家: 蓝色还有吗', '客服: 蓝色有现货', '买家: 蓝色有没有', '客服: 蓝色断码了'],
    ['invoice_time', '客服: 发票第二天就能开好', '客服: 发票要收货后10天开具'],
    ['stock', '买家: 大号有吗', '客服: 大号有的', '买家: 大号呢', '客服: 大号缺货'],
    ['repair_fee', '买家: 师傅来要钱吗', '客服: 免费上门', '买家: 真的?', '客服: 上门费30元'],
  ])('contradict each other on %s: %s', (slot, ...lines) => {
    expect(slotsOf(...lines)).toEqual([slot]);
  });

  it.each([
    ['客服: 质保一年', '客服: 12个月内免费保修'],
    ['客服: 满两件包邮', '客服: 一件要付邮费 两件才包'],
    ['a: Refunds take a week.', 'a: You get the refund within seven days.'],
    ['客服: 今天可以发', '客服: 48小时内发货'],
  ])('say the same: %s / %s', (...lines) => {
    expect(slotsOf(...lines)).toEqual([]);
  });
});

describe('endings that look alike', () => {
  it.each<[string | null, ...string[]]>([
    ['customer_unanswered', '客服: 请稍等 帮您查', '买家: 查到了吗'],
    ['customer_unanswered', '客服: 今天派送', '买家: 到了吗'],
    [null, '买家: 快递呢', '客服: 今天派送', '买家: 到了'],
    ['waiting_customer', '买家: 连不上', '客服: 您换个插座', '买家: 好的 我试一下'],
    ['waiting_customer', '买家: 裂了', '客服: 拍个照', '买家: 晚上回家拍', '客服: 好的'],
    ['agent_owes', '买家: 少退了', '客服: 差价明天退给您', '买家: 嗯嗯'],
    ['agent_owes', '买家: 还没发', '客服: 今天一定给您发出去', '买家: 好'],
    [null, 'c: do you send to Crete', 'a: We do, it takes about 9 days.', 'c: thanks'],
  ])('leave %s: %s', (kind, ...lines) => {
    expect(findOpenItem(talk(...lines)).kind).toBe(kind);
  });
});
