import type { FixtureMessage } from '../archive-fixture.ts';

/** A repeatable stream of numbers in [0, 1). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Invented shop talk in mixed scripts, with order numbers, emoji, full width and punctuation. */
export function* shopTalk(count: number, seed: number): Generator<FixtureMessage> {
  const random = numbersFrom(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const start = Date.UTC(2026, 5, 1);
  const span = 92 * 86_400_000;
  for (let at = 0; at < count; at += 1) {
    const customer = `买家${Math.floor(random() ** 2 * 300)}`;
    const isAgent = random() < 0.5;
    const precision = pick([1_000, 1_000, 60_000, 3_600_000]);
    const moment = start + Math.floor((random() * span) / precision) * precision;
    yield {
      conversation: customer,
      sender: isAgent ? pick(agents) : customer,
      role: isAgent ? 'agent' : 'customer',
      platform: pick(['taobao', 'jd', 'whatsapp'] as const),
      shop: pick(['守灯旗舰店', '守灯专营店', null]),
      sentAt: random() < 0.01 ? null : moment,
      isSystem: random() < 0.01,
      kind: pick(kinds),
      text: Array.from({ length: 1 + Math.floor(random() * 5) }, () => piece(random, pick)).join(
        pick(['', '', ' ', '，', '！']),
      ),
    };
  }
}

const kinds = [...Array.from({ length: 40 }, () => 'text' as const), 'image', 'recall'] as const;
const agents = ['小红', '小红花', '客服阿明', 'Anna', 'anna-2'];

function piece(random: () => number, pick: <T>(all: readonly T[]) => T): string {
  const kind = random();
  if (kind < 0.55) return pick(phrases);
  if (kind < 0.75) return pick(common) + pick(common);
  if (kind < 0.83) return String(Math.floor(10 ** 15 + random() * 9 * 10 ** 15));
  if (kind < 0.93) return pick(latin);
  return pick(symbols);
}

const common = [...'的是了我不在有货单发退款灯泡您好吗可以天到收给这那请坏换'];
const phrases = [
  '您好，在的',
  '退款什么时候到账',
  '今天下午六点前发货',
  '七天无理由退货',
  '亲，这边帮您查一下',
  '灯罩碎了怎么办',
  '运费谁出',
  '补发一个灯泡给您',
  '收到货再联系我们',
  '为什么还没到',
  '好的谢谢',
  '尺寸不对，要换',
  '請問什麼時候發貨',
  '還沒收到，運費誰出',
  '補一個燈罩給您',
  '理髮器這裡買',
];
const latin = [
  'OK',
  'ok',
  'hello',
  'Refund please',
  'LED灯E27',
  'ＬＥＤ',
  'ＡＢＣ１２３',
  'SF1234567890',
  'a',
  'I',
  '5',
  'café',
  'ДА',
  '10:30',
  '9.5折',
];
const symbols = [
  '😀',
  '👍🏻',
  '❤️',
  '￥',
  '…',
  '。。。',
  '【图片】',
  '𠮷野家',
  '①',
  '\n',
  '　',
  'ありがとう',
];
