import { describe, expect, it } from 'vitest';
import { findContradictions } from '../../../shared/domain/detection/contradictions/find-contradictions.ts';
import { findDisputes } from '../../../shared/domain/detection/disputes/find-disputes.ts';
import { findOpenItem } from '../../../shared/domain/detection/open/find-open-item.ts';
import { findPromises } from '../../../shared/domain/detection/promises/find-promises.ts';
import { talk } from './dialogues.ts';

/** Dialects, voice to text, other trades, English by those who did not grow up with it. */
describe('promises in plain talk', () => {
  it.each<[string, ...string[]]>([
    ['callback', '客服: 我问下片区经理 有准话了在这儿回您'],
    ['callback', '客服: 验货员明早跟您打视频 一件件核对'],
    ['callback', '买家: 一直沒人處理', '客服: 晚上七點前會請主管回電給您'],
    ['investigate', '客服: 我这就联系武汉那边 看看压在哪一站'],
    ['investigate', '客服: 好 我跟骑手要一下现场照片'],
    ['investigate', '客服: 把您的意见反馈给研发了解下怎么回事'],
    ['investigate', 'c: parcel is late', "a: I'll contact the warehouse today and find out."],
    ['callback', 'c: any news?', 'a: I will give you a new update tomorrow.'],
    ['exchange', '买家: 来的是破的', '客服: 明天给您寄一个好的过去'],
    ['exchange', '买家: 两盒只到一盒', '客服: 漏的那盒今晚给您补出去'],
    ['refund', '客服: 这单给您全额退 今天内操作'],
    ['refund', '客服: 我找财务 下班前把款给您打过去'],
    ['compensate', '客服: 按坏一赔一给您处理 明天赔付到您余额'],
    ['deliver_by', '买家: 今天送货吗', '客服: 在车上了 师傅傍晚送到您家'],
    ['ship', '买家: 那批布要得急', '客服: 行 明天上午装车'],
  ])('%s: %s %s', (kind, ...lines) => {
    expect(findPromises(talk(...lines)).map((promise) => promise.kind)).toEqual([kind]);
  });

  it('takes the day that stands by itself behind what will be done', () => {
    const [promise] = findPromises(talk('客服: 这单给您全额退 今天内操作'));
    expect(promise?.due?.phrase).toBe('今天内');
  });

  it.each<string[]>([
    ['客服: 给您换了一台新的 已经寄出'],
    ['客服: 我给您退款 盒子留着用 已经退了'],
    ['客服: 给您申请了30元红包 刚才已到账'],
    ['客服: 运费补给您 转好了'],
    ['买家: 家具啥时候到', '客服: 物流这三天爆仓'],
    ['买家: 会员到几号', '客服: 您的到今年9月8号'],
    ['客服: 路径:我的-售后-换货'],
    ['客服: 您稍等 我翻下记录'],
    ['客服: 退押金需要平台审核'],
    ['客服: 我们会配合调查'],
    ['客服: 金卡可以到14点'],
    ['买家: 可以寄到高雄嗎', '客服: 可以的親'],
  ])('promises nothing: %s %s', (...lines) => {
    expect(findPromises(talk(...lines))).toEqual([]);
  });
});

describe('complaints in plain talk', () => {
  it.each<[string, number, ...string[]]>([
    ['quality', 1, '买家: 虾仁解冻一股怪味 不太新鲜'],
    ['quality', 1, '买家: 手机膜听筒那里对不准'],
    ['quality', 1, '买家: 电动车骑出小区就趴窝了'],
    ['quality', 2, '买家: 洗碗机漏水', '客服: 您断电重启下', '买家: 试过了 还是一样 给我换一台'],
    ['quality', 2, '买家: 第三次来修了 一开还是黑屏'],
    ['late_delivery', 1, '买家: 约的上午装锁 现在都四点了'],
    ['late_delivery', 1, '买家: 今天都周六了 周三那单还在打包'],
    ['late_delivery', 2, '买家: 快递五天没动', '客服: 爆仓了', '买家: 上回就说爆仓 早说我就不买了'],
    ['refund_delay', 2, '买家: 押金早该退了', '客服: 在审核', '买家: 你们系统吞我钱 我问了五遍'],
    ['refund_delay', 1, '买家: 退货邮费说给报销 我垫的18块呢'],
    ['wrong_item', 1, '买家: 门牌刻的名字刻错了'],
    ['wrong_item', 2, '买家: 桌布尺寸做小了', '客服: 按您报的', '买家: 我说了两遍一米六'],
    ['not_as_described', 1, '买家: 写的步行三分钟 我自己走了二十分钟'],
    ['not_as_described', 1, '买家: 袖子比详情页短了一大截'],
    ['fraud_claim', 1, '买家: 防伪码显示已经被人查过6次'],
    ['fraud_claim', 1, '买家: 柜台验了 说不是他们家的产品'],
    ['lost', 1, '买家: 短信说放鞋柜了 鞋柜上啥也没有'],
    ['price_protection', 1, '买家: 刚确认收货你们就搞半价'],
    ['service_attitude', 2, '买家: 换了四个客服', '客服: 您请说', '买家: 能不能说句人话 机器人吧'],
    ['service_attitude', 1, '买家: 送餐的把汤往地上一扔就走'],
    ['other', 1, '买家: 取消个订单扣我40%手续费'],
    ['warranty', 1, 'c: They say my laptop is not covered, I bought it five months ago.'],
    ['wrong_item', 1, 'c: I ordered three filters and there was just one in the box.'],
    ['late_delivery', 1, 'c: Goods still not ship from Ningbo.'],
    ['refund_delay', 1, "c: You cancelled in May and I haven't seen a cent."],
    ['not_as_described', 1, 'c: Hotel said gym open all day. It is closed.'],
  ])('%s %i: %s', (kind, severity, ...lines) => {
    expect(findDisputes(talk(...lines))).toMatchObject([{ kind, severity }]);
  });

  it.each<string[]>([
    ['买家: 这次还要两箱'],
    ['买家: 桂花苑7栋2单元1102'],
    ['买家: 你们管不管安装'],
    ['买家: 顺丰吗？我没用过别的'],
    ['买家: 噪音多大？天天开着费电不'],
    ['买家: 旧的骑了六年趴窝了 想换台新的'],
    ['买家: 我跟家里说下'],
    ['c: Is the screen covered by the warranty?'],
    ['c: My old one broke, which model do you recommend?'],
  ])('none: %s', (...lines) => {
    expect(findDisputes(talk(...lines))).toEqual([]);
  });
});

describe('endings in plain talk', () => {
  it.each<[string | null, ...string[]]>([
    [null, '买家: 要剪吊牌再洗吗', '客服: 剪了冷水手洗就行', '买家: 记住了'],
    [null, '买家: 几岁能玩', '客服: 三岁以上', '买家: 晓得了'],
    [null, '买家: 一瓶用几晚', '客服: 40晚左右', '买家: 那够了'],
    [null, '买家: 有大瓶的没', '客服: 有 79一瓶', '买家: 来两瓶'],
    [null, '买家: 喷头咋装', '客服: 拧紧再缠两圈生料带', '买家: 好使了'],
    ['waiting_customer', '买家: 有货吗', '客服: 请问您要哪一款'],
    ['waiting_customer', '买家: 有划痕', '客服: 您看留着还是退'],
    ['waiting_customer', '买家: 没电梯 搬不动', '客服: 补偿您60元搬运费可以吗'],
    ['waiting_customer', 'c: I cannot log in', 'a: Please wait 10 minutes and reset the password.'],
    ['agent_owes', '买家: 少一双筷子', '客服: 给您退5块 今天内操作', '买家: 行'],
    ['agent_owes', '买家: 扣了两次钱', '客服: 多扣的24小时内给您退', '买家: 好'],
  ])('%s: %s … %s', (kind, ...lines) => {
    expect(findOpenItem(talk(...lines)).kind).toBe(kind);
  });
});

describe('terms told in other words', () => {
  it.each<[string, ...string[]]>([
    ['delivery_time', '客服: 同城隔天就到', '客服: 同城配送要五天左右'],
    ['delivery_time', '客服: 到拉萨四五天', '客服: 到拉萨一般要半个月'],
    ['refund_time', '客服: 押金秒退的', '客服: 押金10个工作日退'],
    ['refund_time', '客服: 收到货当天就给您退', '客服: 签收后7个工作日退款'],
    ['warranty_period', '客服: 车架终身质保', '客服: 车架质保两年'],
    ['return_window', '客服: 床垫支持60天试睡', '客服: 试睡期只有21天'],
    ['free_shipping', '客服: 满39包邮', '客服: 满79才包邮哦'],
    ['free_shipping', '客服: 全国包邮', '客服: 多的12块是邮费'],
    ['ship_time', '客服: 周末照常发货', '客服: 周日不发货的'],
    ['ship_time', '客服: 定做工期一周', '客服: 定做要二十天才能出货'],
    ['invoice', '客服: 可以开专票', '客服: 我们只能开普票'],
    ['promotion_validity', '客服: 满减一直到周日', '客服: 满减昨天下线了'],
    ['repair_fee', '客服: 首次清洗免费', '客服: 清洗收费80'],
    ['courier', '客服: 走德邦', '客服: 安能物流单号发您了'],
    ['price', '买家: 一箱多少钱', '客服: 一箱66', '买家: 一箱多少钱来着', '客服: 现在一箱72'],
    [
      'price',
      'c: Price?',
      'a: The price is $4.5 per piece.',
      'c: Same price?',
      'a: Price is $5 now.',
    ],
    ['warranty_period', 'a: It has a lifetime guarantee.', 'a: The guarantee is 24 months.'],
    ['delivery_time', 'a: 6-8 days to Madrid.', 'a: Shipping to Madrid usually takes 25 days.'],
    ['free_shipping', 'a: Shipping is free.', 'a: Shipping to Norway is $15.'],
  ])('%s: %s', (slot, ...lines) => {
    expect(findContradictions(talk(...lines)).map((found) => found.slot)).toContain(slot);
  });

  it.each<string[]>([
    ['客服: 7天内可以退', '客服: 穿过的就不能退了'],
    ['客服: 浙江一天到', '客服: 新疆要七天'],
    ['客服: 满59包邮', '客服: 39的要付8块邮费'],
    ['客服: 整机保一年', '客服: 电机保三年'],
    ['客服: 电子发票可以开', '客服: 专票开不了'],
    ['客服: 安装免费', '客服: 打孔另外收30'],
    ['客服: 退款三天到账', '客服: 正在查退款 您等两分钟'],
    ['客服: 48小时内发货', '客服: 单号一个小时以后能查到'],
    ['客服: 一箱66', '客服: 三箱180'],
  ])('none: %s', (...lines) => {
    expect(findContradictions(talk(...lines))).toEqual([]);
  });
});
