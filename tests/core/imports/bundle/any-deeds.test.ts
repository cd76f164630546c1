import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundleOf, contentsOf, merge } from './archives.ts';
import { act, acts } from './deeds.ts';
import { closeTwo, openTwo } from './two.ts';

describe('two archives that exchange bundles', () => {
  const buyers = ['阿丽', '老王'] as const;
  const deeds = fc.record({
    side: fc.constantFrom('here', 'there'),
    act: fc.constantFrom(...acts),
    buyer: fc.constantFrom(...buyers),
    month: fc.constantFrom('01', '02', '03'),
    pick: fc.nat(5),
    isExchanged: fc.integer({ min: 0, max: 5 }).map((roll) => roll === 0),
  });

  it('end equal, whatever was done in either of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { minLength: 2, maxLength: 12 }), async (all) => {
        const two = openTwo();
        const { here, there, folder } = two;
        try {
          for (const { side, isExchanged, ...deed } of all) {
            await act(two[side], deed);
            if (!isExchanged) continue;
            await merge(there, await bundleOf(here, folder));
          }
          for (let round = 0; round < 2; round++) {
            const ours = await bundleOf(here, folder);
            const theirs = await bundleOf(there, folder);
            await merge(there, ours);
            await merge(here, theirs);
          }
          expect(await contentsOf(there)).toEqual(await contentsOf(here));
        } finally {
          await closeTwo(two);
        }
      }),
      { numRuns: 15 },
    );
  });
});
