import type { DateOrder, Header } from './header.ts';

export interface Orders {
  /** Two exports put together may have two. */
  orderOf(shape: string): DateOrder;
  /** The order that is assumed where no date of the file tells day from month and no person has; else null. */
  readonly undecided: DateOrder | null;
}

/** What the dates of all headers of one shape tell. Times are UTC ms under an order. */
export interface Dates {
  readonly shape: string;
  isYearFirst: boolean;
  canBe: Record<DateOrder, boolean>;
  /** Steps back in time under an order; a real one has fewer. */
  back: Record<DateOrder, number>;
  earliest: Record<DateOrder, number>;
  latest: Record<DateOrder, number>;
  isAmerican: boolean;
}

/** The order of each shape, the most frequent first, and whether it is but assumed. */
export function ordersOf(shapes: readonly Dates[], told: DateOrder | undefined): Orders {
  const [main, ...others] = shapes;
  if (!main) return { orderOf: () => 'YMD', undecided: null };
  const first = told && !main.isYearFirst ? { order: told, isDecided: true } : orderIn(main);
  const orders = new Map([[main.shape, first.order]]);
  for (const each of others) {
    // The same phone wrote both, for all that is known.
    const { order, isDecided } = orderIn(each);
    orders.set(each.shape, isDecided ? order : first.order);
  }
  return {
    orderOf: (shape) => orders.get(shape) ?? first.order,
    undecided: first.isDecided ? null : first.order,
  };
}

/** A part over 12 decides; else the order under which time runs forwards; else it is asked. */
function orderIn(shape: Dates): { order: DateOrder; isDecided: boolean } {
  const { isYearFirst, canBe, back, earliest } = shape;
  if (isYearFirst) return { order: 'YMD', isDecided: true };
  const { DMY, MDY, YMD } = canBe;
  const isReal = (order: DateOrder): boolean => canBe[order] && earliest[order] >= firstChats;
  // 16/08/07: of the year 2007 there is no chat.
  if (back.YMD === 0 && isReal('YMD') && !isReal('DMY') && !isReal('MDY')) {
    return { order: 'YMD', isDecided: true };
  }
  // 19/12/31: runs forwards only with the year first.
  if (YMD && back.YMD === 0 && (!DMY || back.DMY > 0) && (!MDY || back.MDY > 0)) {
    return { order: 'YMD', isDecided: true };
  }
  if (DMY !== MDY) return { order: DMY ? 'DMY' : 'MDY', isDecided: true };
  if (!DMY) return { order: YMD ? 'YMD' : 'DMY', isDecided: YMD };
  if (back.DMY === 0 && back.MDY > 0) return { order: 'DMY', isDecided: true };
  if (back.MDY === 0 && back.DMY > 0) return { order: 'MDY', isDecided: true };
  return { order: likelier(shape), isDecided: false };
}

/** WhatsApp began in 2009. UTC ms. */
const firstChats = Date.UTC(2009, 0, 1);

/** Where nothing decides: what a chat of few days would be, and as its phone writes. */
function likelier({ back, latest, earliest, isAmerican }: Dates): 'DMY' | 'MDY' {
  if (back.DMY !== back.MDY) return back.MDY < back.DMY ? 'MDY' : 'DMY';
  if (isAmerican) return 'MDY';
  const longAs = (order: DateOrder): number => latest[order] - earliest[order];
  return longAs('MDY') * 4 < longAs('DMY') ? 'MDY' : 'DMY';
}

/** True for what American phones write with the month first, `1/2/26, 3:04 PM`, and hardly any others. */
export function isAmerican({ raw }: Header): boolean {
  return american.test(raw);
}

const american = /^(?:\d\/\d{1,2}|\d{2}\/\d)\/\d{2},? .*[AP]M$/;
