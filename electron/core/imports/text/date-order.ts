import { asUtc } from './wall-clock.ts';
import { timeOfShown, type ShownTime } from './shown-time.ts';

export type DayOrder = 'DMY' | 'MDY';

export interface OrderFound {
  readonly dateOrder: DayOrder;
  /** True where nothing in the file tells day from month, and no person has. */
  readonly isUndecided: boolean;
}

/** A day: no zone is further off, and no other order of day and month as near. */
const nearest = 86_400_000;

/**
 * Looks at all dates of a file for the order of day and month: a part over 12, the instant in a message's
 * id, then the order under which time runs forwards.
 */
export function orderFinder(told: 'DMY' | 'MDY' | 'YMD' | undefined) {
  const orders = { DMY: newCount(), MDY: newCount() };
  let isNeeded = false;
  return {
    /** `instant` is UTC ms, null where the file gives none beside the date. */
    add(shown: ShownTime, instant: number | null): void {
      if (shown.order !== null) return;
      isNeeded = true;
      for (const order of ['DMY', 'MDY'] as const) {
        const count = orders[order];
        const time = timeOfShown(shown, order);
        const at = time && asUtc(time);
        if (at === null || (instant !== null && Math.abs(at - instant) > nearest)) {
          count.impossible++;
          continue;
        }
        if (at < count.last - nearest) count.back++;
        count.last = at;
      }
    },
    found(): OrderFound {
      const { DMY, MDY } = orders;
      if (!isNeeded) return { dateOrder: 'DMY', isUndecided: false };
      if (DMY.impossible !== MDY.impossible) return decided(DMY.impossible < MDY.impossible);
      if (told === 'DMY' || told === 'MDY') return decided(told === 'DMY');
      if (DMY.back === 0 && MDY.back > 0) return decided(true);
      if (MDY.back === 0 && DMY.back > 0) return decided(false);
      // What the exporter writes where nobody has set anything.
      return { dateOrder: 'MDY', isUndecided: true };
    },
  };
}

function decided(isDayFirst: boolean): OrderFound {
  return { dateOrder: isDayFirst ? 'DMY' : 'MDY', isUndecided: false };
}

interface Count {
  impossible: number;
  back: number;
  last: number;
}

function newCount(): Count {
  return { impossible: 0, back: 0, last: Number.NEGATIVE_INFINITY };
}
