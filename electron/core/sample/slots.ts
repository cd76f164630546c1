import type { Platform } from '../../../shared/model/message.ts';
import type { Random } from './random.ts';
import { companies } from './resources.ts';
import type { Agent, Buyer, Product } from './resources.ts';

/** One purchase: what the words of a session may speak of. */
export interface Purchase {
  readonly buyer: Buyer;
  readonly product: Product;
  /** What this buyer bought before, if anything. */
  readonly last: Product | null;
  readonly order: string;
  readonly courier: string;
  readonly tracking: string;
  readonly tracking2: string;
  readonly company: string;
  readonly stock: number;
}

/** Invents a purchase; every number carries 555 so that nobody takes it for a real one. */
export function inventPurchase(
  buyer: Buyer,
  product: Product,
  last: Product | null,
  monthDay: string,
  random: Random,
): Purchase {
  const courier = buyer.platform === 'jd' ? '京东快递' : '中通';
  const parcel = (): string =>
    courier === '中通' ? `73555${random.digits(9)}` : `JDV555${random.digits(8)}`;
  return {
    buyer,
    product,
    last,
    courier,
    order: orderNumber(buyer.platform, monthDay.replace('-', ''), random),
    tracking: parcel(),
    tracking2: parcel(),
    company: random.pick(companies),
    stock: random.between(3, 40),
  };
}

/** Puts the facts into the words. Throws on a slot that nobody knows. */
export function fillSlots(words: string, purchase: Purchase, agent: Agent): string {
  const { buyer, product } = purchase;
  const values: Readonly<Record<string, string | number>> = {
    ...product,
    hi: agent.hi,
    hi2: agent.hi === '您好' ? '' : agent.hi,
    me: agent.name,
    lower: product.price - 40,
    kwh: Math.max(0.2, Math.round(product.watts * 0.18 * 10) / 10),
    city: buyer.address.slice(0, 3),
    address: buyer.address,
    name: buyer.name,
    phone: `138****55${tailOf(buyer)}`,
    tail: `55${tailOf(buyer)}`,
    last: (purchase.last ?? product).short,
    order: purchase.order,
    courier: purchase.courier,
    track: purchase.tracking,
    track2: purchase.tracking2,
    company: purchase.company,
    stock: purchase.stock,
  };
  return withSmile(words, buyer.platform, agent).replaceAll(/\{(\w+)\}/g, (_, slot: string) => {
    const value = values[slot];
    if (value === undefined) throw new RangeError(`no such slot: ${slot}`);
    return String(value);
  });
}

/** Two digits of the buyer's invented phone, the same in every talk. */
function tailOf(buyer: Buyer): string {
  const sum = [...buyer.nick].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return String(sum % 100).padStart(2, '0');
}

/** Who says 亲 also smiles; the others end the sentence. */
function withSmile(words: string, platform: Platform, agent: Agent): string {
  const smile = agent.hi === '您好' ? '' : smiles[platform];
  return words.replaceAll(/(.)\{smile\} ?/gu, (_, before: string) => {
    const ended = '。！？'.includes(before);
    if (smile === undefined || smile === '') return ended ? before : `${before}。`;
    return before + smile;
  });
}

const smiles: Readonly<Partial<Record<Platform, string>>> = {
  taobao: '/:^_^',
  jd: '#E-s02',
  wechat: '[微笑]',
  qq: '[表情]',
};

function orderNumber(platform: Platform, monthDay: string, random: Random): string {
  switch (platform) {
    case 'taobao':
      return `25550${monthDay}0000${random.digits(6)}`;
    case 'jd':
      return `3555${random.digits(8)}`;
    case 'other':
      return `MP555${random.digits(8)}`;
    default:
      return `NG555${random.digits(6)}`;
  }
}
