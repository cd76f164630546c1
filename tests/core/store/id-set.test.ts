import fc from 'fast-check';
import { expect, it } from 'vitest';
import { idSet } from '../../../electron/core/store/sqlite/id-set.ts';

it('gives back the ids that were put into it, each once and in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 5_000 })), (ids) => {
      const set = idSet();
      for (const id of ids) set.add(id);
      expect([...set]).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
      expect(set.isEmpty()).toBe(ids.length === 0);
    }),
  );
});
