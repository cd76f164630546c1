import fc from 'fast-check';
import { expect, it } from 'vitest';
import { distinctCounter } from '../../../electron/core/imports/count-distinct.ts';

it('counts what is different, however often it comes', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 3_000 }), (texts) => {
      const counter = distinctCounter(1_000_000);
      for (const text of texts) counter.add(text);
      expect(counter.count()).toBe(new Set(texts).size);
    }),
    { numRuns: 50 },
  );
});

it('tells keys apart that follow one another', () => {
  const counter = distinctCounter(1_000_000);
  for (let n = 0; n < 200_000; n++) counter.add(`wxid_${n}`);
  for (let n = 0; n < 200_000; n++) counter.add(String(n));
  expect(counter.count()).toBe(400_000);
});

it('stands still at its limit', () => {
  const counter = distinctCounter(100);
  for (let n = 0; n < 1_000; n++) counter.add(String(n));
  expect(counter.count()).toBe(100);
});
