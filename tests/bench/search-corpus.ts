import type { FixtureMessage } from '../core/archive-fixture.ts';
import { numbersFrom } from '../core/search/corpus.ts';

/** An order number that stands in one message of every 50,000. */
export const orderNumber = '304918827650143926';

/**
 * Shop talk in time order: sentences of the trade with words of a made-up lexicon of 40,000 words of two
 * to four characters, drawn by Zipf's law, order numbers, dates, prices, English, emoji. About 23
 * characters a message. The first `n` messages are the same for any count.
 */
export function* searchMessages(
  count: number,
  conversations: 'many' | 'one' = 'many',
  from = 0,
): Generator<FixtureMessage> {
  const random = numbersFrom(1 + from);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const word = (): string => lexicon[Math.floor(lexicon.length ** random()) - 1] ?? '';
  const start = Date.UTC(2024, 8, 1);
  for (let at = from + 1; at <= from + count; at += 1) {
    const customer = `顾客${Math.floor(random() ** 2 * 2_000)}`;
    const isAgent = random() < 0.5;
    const parts = [pick(phrases)];
    for (let words = 1 + Math.floor(random() * 8); words > 0; words -= 1) parts.push(word());
    if (random() < 0.06) parts.push(`订单${Math.floor(10 ** 17 * (1 + 8 * random()))}`);
    if (random() < 0.05) parts.push(pick(english));
    if (random() < 0.03) parts.push(`${1 + (at % 12)}月${1 + (at % 28)}日`);
    if (random() < 0.03) parts.push(`${Math.floor(random() * 400)}元`);
    if (random() < 0.04) parts.push(pick(['😀', '👍', '🙏']));
    for (const { word: rare, every } of planted) if (at % every === 0) parts.push(rare);
    if (at % 50_000 === 0) parts.push(orderNumber);
    yield {
      text: parts.join(pick(['', '', '，', ' '])),
      sentAt: start + at * 63_000 - (at % 7) * 1_000,
      conversation: conversations === 'one' ? '全部' : customer,
      sender: isAgent ? pick(agents) : customer,
      role: isAgent ? 'agent' : 'customer',
      shop: '守灯旗舰店',
    };
  }
}

/** Words at known places, so that their rarity is known. */
const planted = [
  { word: '琉璃', every: 200_000 },
  { word: '螺纹', every: 90_000 },
  { word: '鳜', every: 150_000 },
  { word: '丝绒', every: 20_000 },
] as const;

const agents = Array.from({ length: 12 }, (_, at) => `客服${at + 1}号`);
const lexicon = words(40_000);

/** Characters by Zipf's law, too, so that some pairs are common beyond words. */
function words(count: number): string[] {
  const random = numbersFrom(99);
  const found = new Set<string>();
  const han = (): string => String.fromCharCode(0x4e00 + Math.floor(3_000 ** random()) * 5);
  while (found.size < count) {
    const size = random() < 0.75 ? 2 : random() < 0.6 ? 3 : 4;
    found.add(Array.from({ length: size }, han).join(''));
  }
  return [...found];
}

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
