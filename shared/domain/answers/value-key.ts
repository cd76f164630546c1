import type { ToldValue } from '../../model/answers.ts';

/** A word for a value: the same for the same value, whoever wrote it how. */
export function valueKey(value: ToldValue): string {
  switch (value.type) {
    case 'durations':
      return sorted(
        value.durations.map(({ from, to }) => (from === to ? `${to}h` : `${from}-${to}h`)),
      );
    case 'named':
      return value.name;
    case 'couriers':
      return sorted(value.names);
    case 'measures':
      return sorted(
        value.measures.map(
          ({ dimension, variant, unit, value: size }) => `${variant}${dimension}${size}${unit}`,
        ),
      );
    case 'amount':
      return String(value.cents);
    case 'terms':
      return sorted(Object.entries(value.terms).map(([on, given]) => `${on}:${given}`));
    case 'text':
      return value.text;
  }
}

const sorted = (parts: readonly string[]): string => [...new Set(parts)].toSorted().join('+');
