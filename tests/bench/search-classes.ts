import { orderNumber } from './search-corpus.ts';

/** Queries of a kind, and what is asked of them beside not being slower than LIKE. */
export interface QueryClass {
  readonly name: string;
  readonly queries: readonly (readonly string[])[];
  /** At least so many times as fast as LIKE. */
  readonly times?: number;
}

const middles = [3, 5, 6, 7, 9].map((at) => orderNumber.slice(at, at + 6));
const single = (...words: readonly string[]): string[][] => words.map((word) => [word]);

export const queryClasses: readonly QueryClass[] = [
  { name: '1 character, common', queries: single('的', '好', '您', '退', '货') },
  { name: '1 character, rare', queries: single('鳜', '螺', '琉', '璃'), times: 100 },
  { name: '2 characters, common', queries: single('您好', '退款', '发货', '收到', '物流') },
  { name: '2 characters, rare', queries: single('琉璃', '螺纹', '丝绒'), times: 100 },
  { name: '2 characters, none', queries: single('鼹鼠', '鲲鹏', '饕餮', '髑髅'), times: 100 },
  { name: 'phrase', queries: single('七天无理由', '什么时候到账', '补发一个灯泡', '大一号') },
  {
    name: 'phrase, none',
    queries: single('退款运费是谁', '发货怎么办理', '好的请问碎了'),
    times: 100,
  },
  {
    name: 'several words',
    queries: [
      ['退款', '订单'],
      ['您好', '元'],
      ['运费', '月'],
      ['灯泡', '元'],
    ],
  },
  {
    name: 'several words that never meet',
    queries: [
      ['您好', '谢谢'],
      ['运费', '今天'],
    ],
    times: 100,
  },
  {
    name: 'several words, rare',
    queries: [
      ['您好', '螺纹'],
      ['退', '琉璃'],
      ['的', '丝绒'],
    ],
  },
  { name: 'order number', queries: single(orderNumber, orderNumber.slice(0, 15)), times: 100 },
  { name: 'middle of an order number', queries: single(...middles), times: 100 },
  { name: 'English', queries: single('refund', 'tracking', 'thanks', 'bulb') },
  { name: '1 or 2 letters', queries: single('e', 'o', 'ok', 'th', '7', '38') },
  { name: 'mixed', queries: single('E27', 'LED E27', '3月', '20元', '订单3') },
  { name: 'Traditional', queries: single('發貨', '運費', '請問', '燈泡') },
];
