import type { FixtureMessage } from '../core/archive-fixture.ts';
import { numbersFrom } from '../core/search/corpus.ts';

/** Words that the corpus plants at known places, so that their rarity is known. */
export const planted = [
  { word: '琉璃', every: 200_000 },
  { word: '螺纹', every: 90_000 },
  { word: '鳜', every: 150_000 },
  { word: '丝绒', every: 20_000 },
] as const;

/** An order number that stands in one message of every 50,000. */
export const orderNumber = '304918827650143926';

/**
 * Shop talk in time order over two years: phrases of the trade, two-character words drawn from 2,000
 * characters by frequency, order numbers, English. The first `n` messages are the same for any count.
 */
export function* benchMessages(count: number, seed = 1): Generator<FixtureMessage> {
  const random = numbersFrom(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const word = (): string => han(random) + han(random);
  const digits = (): string => String(Math.floor(10 ** 17 * (1 + 8 * random())));
  const start = Date.UTC(2024, 8, 1);
  for (let at = 1; at <= count; at += 1) {
    const customer = `顾客${Math.floor(random() ** 2 * 20_000)}`;
    const isAgent = random() < 0.5;
    const parts = [pick(phrases)];
    for (let words = Math.floor(random() * 6); words > 0; words -= 1) parts.push(word());
    if (random() < 0.08) parts.push(`订单${digits()}`);
    if (random() < 0.06) parts.push(pick(english));
    for (const { word: rare, every } of planted) if (at % every === 0) parts.push(rare);
    if (at % 50_000 === 0) parts.push(orderNumber);
    yield {
      text: parts.join(pick(['', '，', ' '])),
      sentAt: start + at * 63_000 - (at % 7) * 1_000,
      conversation: customer,
      sender: isAgent ? pick(agents) : customer,
      role: isAgent ? 'agent' : 'customer',
      shop: '守灯旗舰店',
    };
  }
}

function han(random: () => number): string {
  return String.fromCharCode(0x4e00 + Math.floor(random() ** 3 * 2_000) * 7);
}

const agents = Array.from({ length: 12 }, (_, at) => `客服${at + 1}号`);
const phrases = [
  '您好，在的',
  '您好，请问有什么可以帮您',
  '的确是这样的',
  '退款什么时候到账',
  '今天下午六点前发货',
  '这款支持七天无理由退货',
  '亲，这边帮您查一下物流',
  '灯罩碎了怎么办',
  '运费是谁出的',
  '给您补发一个灯泡',
  '收到货再联系我们',
  '怎么还没有到',
  '好的，谢谢',
  '尺寸不对，想换大一号的',
];
const english = ['ok', 'thanks a lot', 'LED E27 bulb', 'refund please', 'tracking number', 'hello'];
