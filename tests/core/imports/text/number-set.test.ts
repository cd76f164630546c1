import fc from 'fast-check';
import { expect, it } from 'vitest';
import { numberSet } from '../../../../electron/core/imports/text/number-set.ts';

it('knows just the numbers that it was given', () => {
  const number = fc.oneof(fc.nat(50), fc.maxSafeNat(), fc.integer());
  fc.assert(
    fc.property(fc.array(number, { maxLength: 400 }), fc.array(number), (given, others) => {
      const set = numberSet();
      const plain = new Set<number>();
      for (const each of given) {
        expect(set.has(each)).toBe(plain.has(each));
        set.add(each);
        plain.add(each);
      }
      expect(set.size()).toBe(plain.size);
      for (const each of [...given, ...others]) expect(set.has(each)).toBe(plain.has(each));
    }),
  );
});
