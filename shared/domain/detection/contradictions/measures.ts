import { gateOf } from '../gates.ts';

/** What a message says how large, heavy or strong a thing is. */
export interface Measure {
  dimension: string;
  /** Words that tell variants apart: `大号`, `xl`. */
  variant: string;
  unit: string;
  value: number;
}

const written =
  /(直径|长度|宽度|高度|厚度|孔径|孔距|功率|瓦数|重量|容量|净含量|净重|毛重|线长|屏幕|尺寸|内径|外径|口径|跨度|胸围|腰围|臀围|衣长|裤长|袖长|肩宽|diameter|length|width|height|weight|power|[长宽高厚重]|[超特加]?[大中小]号|^|(?:这个|这款|它|都)?是)([^\d,,。;]{0,8}?)(\d+(?:\.\d+)?)\s*(厘米|公分|毫米|千克|公斤|毫升|cm|mm|kg|ml|米|克|斤|升|瓦|w|g|m|l|inch(?:es)?|寸)(?![a-z])/g;
const dimensions =
  /直径|长|宽|高|厚|孔[径距]|功率|瓦数|重|容量|净含量|屏幕|口径|跨度|胸围|腰围|臀围|肩宽|diameter|length|width|height|weight|power/;
const variants = /[超特加]?[大中小]号|[大中小]款|(?<![a-z])x{0,3}[sml](?![a-z])/g;
const unitNames: Readonly<Record<string, string>> = {
  公分: 'cm',
  厘米: 'cm',
  毫米: 'mm',
  千克: 'kg',
  公斤: 'kg',
  毫升: 'ml',
  米: 'm',
  克: 'g',
  升: 'l',
  瓦: 'w',
};

const mayMatch = gateOf([written.source]);

export function measuresIn(text: string): Measure[] {
  if (!mayMatch(text)) return [];
  const variant = [...new Set(text.match(variants) ?? [])].toSorted().join(' ');
  return [...text.matchAll(written)].map(([, about = '', between = '', value = '', unit = '']) => ({
    dimension: dimensions.exec(`${about}${between}`)?.[0] ?? '',
    variant,
    unit: unitNames[unit] ?? unit,
    value: Number(value),
  }));
}

/** The same dimension of the same variant, measured in the same unit, with no value in common. */
export function measuresDiffer(a: readonly Measure[], b: readonly Measure[]): boolean {
  return a.some((one) => {
    const others = b.filter((other) => isSameThing(one, other));
    return others.length > 0 && others.every((other) => other.value !== one.value);
  });
}

const isSameThing = (a: Measure, b: Measure): boolean =>
  a.unit === b.unit &&
  a.variant === b.variant &&
  (a.dimension === b.dimension || a.dimension === '' || b.dimension === '');
