import fc from 'fast-check';
import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { drawSample, type Unit } from '../../../shared/domain/spot-checks/draw-sample.ts';

const rankBy = (seed: string) => (key: string) => hash('sha256', `${seed}\n${key}`);
const units = fc
  .array(fc.constantFrom('小红', '小明', '小丽', '夜班'), { maxLength: 80 })
  .map((strata) => strata.map((stratum, n): Unit => ({ key: `${n}`, stratum })));

describe('a stratified sample', () => {
  it('has as many as asked for, each once, in any order of the population', () => {
    fc.assert(
      fc.property(units, fc.nat(90), fc.string(), (population, size, seed) => {
        const drawn = drawSample(population, size, rankBy(seed));
        expect(drawn).toHaveLength(Math.min(size, population.length));
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawSample(population.toReversed(), size, rankBy(seed))).toEqual(drawn);
      }),
    );
  });

  it('gives each stratum its share, to within one place, and one where there are enough', () => {
    fc.assert(
      fc.property(units, fc.integer({ min: 4, max: 80 }), (population, size) => {
        const drawn = drawSample(population, size, rankBy('s'));
        const places = Math.min(size, population.length);
        for (const stratum of new Set(population.map((unit) => unit.stratum))) {
          const all = population.filter((unit) => unit.stratum === stratum).length;
          const mine = drawn.filter((unit) => unit.stratum === stratum).length;
          const share = (all * places) / population.length;
          expect(mine).toBeGreaterThanOrEqual(1);
          // The places that small strata are given come from the others.
          expect(mine).toBeLessThanOrEqual(Math.ceil(share) + 1);
          expect(mine).toBeGreaterThan(share - 4);
        }
      }),
    );
  });

  it('is another one with another seed', () => {
    const population = Array.from({ length: 200 }, (_, n) => ({ key: `${n}`, stratum: '小红' }));
    const keys = (seed: string) => drawSample(population, 10, rankBy(seed)).map(({ key }) => key);
    expect(keys('一')).not.toEqual(keys('二'));
    expect(keys('一')).toEqual(keys('一'));
  });
});
