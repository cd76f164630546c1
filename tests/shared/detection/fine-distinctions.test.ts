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
    ['other', '买家: 送老师的', '客服: 给您换成木纹礼盒'],
    ['callback', '买家: 那我等结果', '客服: 鉴定好了会通过短信发送到您手机'],
    ['price', '买家: 又贵了', '客服: 前天的价格也可以给您 拍了我改'],
    ['compensate', '买家: 壶底凹了', '客服: 您要是留着 给您补偿12您看行吗'],
    ['exchange', '买家: 手套大小不一', '客服: 都寄回来 我们重新给您配一副'],
    ['ship', 'c: the other sock?', 'a: The other sock is going in the post today.'],
    ['callback', '买家: 有消息没', '客服: 您先忙 有信儿了我喊您'],
    ['investigate', '买家: 商家不认', '客服: 放心 平台会介入这一单的'],
    ['ship', '买家: 排到没', '客服: 今晚赶出来 后天走快递'],
    ['gift', '买家: 多给几个口味试试', '客服: 没问题 给您配三小袋'],
    ['warranty', '买家: 花洒漏', '客服: 派单了 明天上午师傅到您家检查'],
    ['exchange', 'c: torn sleeve', 'a: I will be sending you a brand new coat today.'],
    [
      'investigate',
      'c: left my hat on board',
      "a: I've alerted the crew and they'll search the cabin.",
    ],
    ['compensate', 'c: soup was cold', "a: Not good! We'd like to send you a voucher for £10."],
    ['warranty', 'c: oven is dead', "a: I've booked an electrician for you on Friday."],
    ['ship', 'c: is it packed', 'a: It is, and it will leave us tonight.'],
    ['other', 'c: the bin is overflowing', "a: We'll get that bin emptied today."],
    ['gift', 'c: honeymoon!', "a: We'll leave a bottle of wine in your room."],
    ['refund', 'c: refund me', "a: I'll cancel it and return the payment to your card."],
    ['other', '买家: 旧的谁来拿', '客服: 取件员明天上门'],
    ['exchange', '买家: 换', '客服: 好的 这边给您提交换货申请 取件员上门取旧的'],
    ['exchange', '买家: 按了不亮', '客服: 再试试 还不行我给您补发一个灯头'],
    ['price', '买家: 比首页贵', '客服: 差的4块钱收货后返您'],
    ['refund', 'c: never came', 'a: Refunded, and it will post to your card in 3 days.'],
    ['deliver_by', 'c: why no train', "a: We'll have you moving again within the hour."],
    ['other', '买家: 字太小了看不清', '客服: 您的意见会反馈给设计部'],
    ['investigate', '买家: 里程对不上', '客服: 这边提交人工复核'],
    ['ship', '买家: 订婚要用的', '客服: 今晚就打包 明早现做现发'],
    ['ship', '买家: 轮到我没', '客服: 您的单排在周六'],
    ['ship', '买家: 一共三单', '客服: 三单给您并到一个箱子里寄'],
    ['gift', '买家: 再送我两包呗', '客服: 好吧 给您申请两包 跟肉干一起寄'],
    ['compensate', '买家: 琴弓弯了', '客服: 给您转个红包18 您看着买根新的'],
    ['compensate', '买家: 烂了三棵', '客服: 照价赔 三棵21块 微信转给您'],
    ['compensate', '买家: 耽误我开店', '客服: 给您补偿300积分您看可以吗'],
    ['price', '买家: 首页不是标79嘛', '客服: 首页价也给您 拍完喊我'],
    ['price', '买家: 券过期了', '客服: 先拍着 我按八五折给您改'],
    ['other', '买家: 哪天开好', '客服: 两个工作日开具寄出'],
    ['callback', '买家: 厂里怎么讲', '客服: 您先歇着 我问清楚了旺旺发您'],
    ['callback', '买家: 老师不在', '客服: 三点他下课 让他加您'],
    ['investigate', '买家: 司机把门撞了', '客服: 我们会找承运方追责的'],
    ['warranty', '买家: 烘干机不热', '客服: 登记了 师傅明天会电话联系您上门'],
    ['gift', '买家: 给娃买的', '客服: 那再给宝宝塞两张贴画'],
    ['refund', 'c: you billed me two times', 'a: That second payment will be reversed by Friday.'],
    ['gift', 'c: a present for dad', "a: I'll get the packers to slip in a ribbon for him."],
    ['other', 'c: no more flyers', "a: Done deal, I'll take you off the list today."],
    ['warranty', 'c: dead pixels', 'a: A technician will come on Monday and swap the panel.'],
    ['warranty', 'c: no hot water', "a: We'll have a plumber with you tomorrow morning."],
    ['ship', 'c: and the stools?', 'a: The stools are going out tomorrow.'],
    ['ship', 'c: is it there?', "a: It is, and it goes out with Friday's van."],
    ['deliver_by', 'c: why are we stuck', 'a: Signal fixed, you should be on the move in 5 mins.'],
    ['refund', 'c: then stop it', "a: I'll cancel the order and return the payment to your card."],
    ['price', 'c: missed the sale', "a: If you order now I'll knock 15% off."],
  ])('promises %s: %s', (kind, ...lines) => {
    expect(promised(...lines)).toEqual([kind]);
  });

  it.each([
    ['买家: 多久到', '客服: 江浙沪1-2天 新疆6-8天'],
    ['买家: 串色了', '客服: 您看给您退差价还是换一件呢'],
    ['买家: 能免邮不', '客服: 小妹给您申请试试'],
    ['c: news?', 'a: Updates will be posted there.'],
    ['买家: 几时发', '客服: 今天拍明天发'],
    ['买家: 多久回', '客服: 看到就回您哦'],
    ['买家: 漏发赔不赔', '客服: 漏发的话我们会补发的 放心买'],
    ['买家: 换货流程', '客服: 寄回 检测 发新 大概一周'],
    ['买家: 我没超期', '客服: 您确实是第六天申请的'],
    ['买家: 没到咋办', '客服: 我们帮您查退款流水号'],
    ['c: will he look at it', "a: I've had it booked in before, they told me."],
    ['买家: 这钱谁退', '客服: 我这边给您看下差价哦'],
    ['买家: 充值呢', '客服: 运营商系统升级中'],
    ['买家: 你们退吗', '客服: 只要符合条件 平台都会退的'],
    ['买家: 多久寄', '客服: 普通商品付款后48小时内发货'],
    ['买家: 认证不了', '客服: 一天最多提交三次'],
    ['买家: 万一碎了赔吗', '客服: 碎了给您补发的'],
    ['买家: 票呢', '客服: 月底开票会有延迟的'],
    ['买家: 能定做吗', '客服: 您看着选 都有的'],
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
    ['service_attitude', 'c: 50 minutes on hold and then your agent hung up'],
    ['late_delivery', "c: it was due Tuesday and it's Saturday"],
    ['refund_delay', 'c: still waiting for my deposit, gave the keys back in May'],
    ['not_as_described', 'c: the rug is way darker than on your site'],
    ['service_attitude', 'c: your fraud line hung up on me'],
    ['wrong_item', "c: there's a bag missing from my grocery order, the frozen one"],
    ['service_attitude', '买家: 骑手死活不上楼 还冲我吼'],
    ['service_attitude', '买家: 问什么都给我发模板'],
    ['wrong_item', '买家: 寄来的猫粮是幼猫的 我订的成猫的'],
    ['late_delivery', 'c: my order has been sitting in Reno since Monday'],
    ['quality', 'c: the signal here has been terrible for two weeks now'],
    ['quality', 'c: opened the jam and it is covered in mould'],
    ['lost', 'c: still no sign of our luggage after three days'],
    ['quality', '买家: 左边音箱声音小 才用一天'],
    ['lost', 'c: tracking says left on the porch. there is nothing there'],
    ['late_delivery', '买家: 你们说的周五到 今天都周日了'],
    ['refund_delay', '买家: 申请退款了', '买家: 商家拖了十天还没审核'],
    ['not_as_described', '买家: 你们说纯银的 拿到店里人家说是铜'],
    ['not_as_described', '买家: 跟卖家秀差太远了'],
    ['price_protection', '买家: 价保说不符合 凭什么'],
    ['quality', '买家: 打开一股霉味 这还能穿吗'],
  ])('complain of %s: %s', (kind, ...lines) => {
    expect(disputed(...lines)).toEqual([kind]);
  });

  it.each(['买家: 退款几天到', '买家: 坏了怎么办', '买家: 坏了怎么处理 保修几年'])(
    'hears a question only in %s',
    (line) => {
      expect(disputed(line)).toEqual([]);
    },
  );

  it.each([
    ['买家: 我家旧的吵死了 受不了才换的'],
    ['买家: 别家买的洗一次就破了 你们的呢'],
    ['买家: 柚子很甜 就是物流有点慢哈哈'],
    ['买家: 冰箱漏水 需要报修'],
    ['买家: 开线算质量问题吗'],
    ['买家: 发错颜色怎么办'],
    ['买家: 上次那家店发错还不认账 你们不会吧'],
    ['买家: 我的积分怎么变少了'],
    ['c: the update is stuck on the loading screen, which button resets it?'],
    ["c: it doesn't match my curtains, can I return it"],
    ["c: where's my order", 'a: Out for delivery today.', 'c: nice'],
    ['c: my old kettle kept tripping the fuse, is this one better?'],
  ])('hears nothing of this shop in %s', (...lines) => {
    expect(disputed(...lines)).toEqual([]);
  });

  it.each<[number, ...string[]]>([
    [1, '买家: 快递柜说没有我的件 上面写着已投柜'],
    [2, '买家: 丢了好几天了', '客服: 正在核实', '买家: 丢了就赔 天天核实'],
    [2, '买家: 师傅又没来 已经是第二次放鸽子了'],
    [2, '买家: 还没派送', '客服: 抱歉', '买家: 那你们写今天送达干什么'],
    [2, 'c: no train again, 40 minutes late', 'a: Sorry.', 'c: same excuse. what am I paying for'],
    [2, 'c: my parcel is lost', 'a: The number?', 'c: I gave it twice already'],
    [3, '买家: 假货 我已经打12315了'],
  ])('weigh %i: %s', (severity, ...lines) => {
    expect(findDisputes(talk(...lines)).map((dispute) => dispute.severity)).toEqual([severity]);
  });
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
    ['size', '买家: 160 96斤穿什么码', '客服: S就行', '买家: 160 96斤的穿啥码', '客服: 建议M码'],
    ['size', '买家: 脚长23穿几码', '客服: 36码', '买家: 23到底几码', '客服: 拍37码'],
    ['callback_time', '买家: 多久给我电话', '客服: 半小时内', '客服: 专员会在今天20点前联系您'],
    ['price', '买家: 单买多少', '客服: 单买35', '买家: 一个多少', '客服: 一个是42的'],
    ['callback_time', '客服: 今天下午三点前给您打电话', '客服: 最晚明天下班前联系您'],
    ['promotion_validity', '买家: 券到几号', '客服: 月底都能用', '客服: 亲 券20号就过期了'],
    ['gift', '买家: 有没有赠品', '客服: 没有的', '买家: 真没有?', '客服: 有的 送一个挂钩'],
    ['invoice', '买家: 有发票吧', '客服: 有的', '买家: 给我开', '客服: 没有发票的 只有收据'],
    ['promotion_validity', '买家: 活动到几号', '客服: 到20号截止', '客服: 活动明天就结束了'],
    ['promotion_validity', '客服: 满减到月底', '客服: 满减活动已经结束了'],
    ['refund_time', '买家: 钱几天退', '客服: 收到退货后一天内就退', '客服: 退款要八个工作日'],
    ['return_window', '客服: 坏果48小时内反馈可以赔', '客服: 坏果签收当天反馈才可以赔'],
    ['ship_time', '买家: 多久发', '客服: 24小时内发', '买家: 咋没发', '客服: 半个月左右发货'],
    ['price', 'c: how much', "a: It's $30 plus tax.", 'c: and the price?', 'a: That is $42.'],
    [
      'refund_time',
      'c: refund time?',
      'a: 3-5 days.',
      'c: not yet',
      'a: It can take up to 30 days.',
    ],
  ])('contradict each other on %s: %s', (slot, ...lines) => {
    expect(slotsOf(...lines)).toEqual([slot]);
  });

  it.each([
    ['客服: 质保一年', '客服: 12个月内免费保修'],
    ['客服: 满两件包邮', '客服: 一件要付邮费 两件才包'],
    ['a: Refunds take a week.', 'a: You get the refund within seven days.'],
    ['客服: 今天可以发', '客服: 48小时内发货'],
    ['客服: 活动到月底', '客服: 活动还在的 31号结束'],
    ['c: how much', 'a: $20', 'c: for two?', 'a: $36 for two'],
    ['买家: 几天到', '客服: 普通地区3天', '买家: 我在新疆', '客服: 新疆要9天左右'],
    ['买家: 160 96斤穿什么码', '客服: S就行', '买家: 我妈155 130斤穿什么码', '客服: XL'],
    ['买家: 退款多久', '客服: 信用卡3-7天', '买家: 零钱呢', '客服: 零钱马上到账'],
    ['c: warranty?', 'a: 2 years on parts', 'c: and labour?', 'a: Labour is covered for 1 year'],
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
    ['waiting_customer', '买家: 要票', '客服: 报下税号', '买家: 待会发你', '客服: 好'],
    ['waiting_customer', 'c: it jams', 'a: Could you send a photo?', 'c: sure, one sec'],
    ['agent_owes', '买家: 少退了', '客服: 差价明天退给您', '买家: 嗯嗯'],
    ['agent_owes', '买家: 还没发', '客服: 今天一定给您发出去', '买家: 好'],
    [null, 'c: do you send to Crete', 'a: We do, it takes about 9 days.', 'c: thanks'],
  ])('leave %s: %s', (kind, ...lines) => {
    expect(findOpenItem(talk(...lines)).kind).toBe(kind);
  });
});
