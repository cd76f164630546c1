import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CorrectionChange } from '../../../shared/contract/imports.ts';
import { openTestArchive, type TestArchive } from './archive.ts';
import { chatName, correctIn, importedInto } from './correcting.ts';
import { clientOf, exported } from './reading-archive.ts';

describe('any chat', () => {
  const two = (n: number): string => String(n).padStart(2, '0');
  const lineOf = ([day, month, minute, who, what]: readonly number[]): string =>
    `${two(day!)}/${two(month!)}/2026, 10:${two(minute!)} - ${who === 0 ? 'Ann' : 'Lamp Shop'}: say ${what}\n`;
  /** Both speak in every part of the chat, so that it is known as one. */
  const opening = ['Ann', 'Lamp Shop'].map((who) => `01/01/2026, 09:00 - ${who}: hello\n`);
  const part = fc.integer({ min: 1, max: 12 });
  const messages = fc.array(
    fc.tuple(part, part, fc.nat({ max: 2 }), fc.nat({ max: 1 }), fc.nat({ max: 2 })),
    { minLength: 1, maxLength: 12 },
  );
  const change = fc.oneof(
    fc
      .constantFrom('DMY' as const, 'MDY' as const)
      .map((value) => ({ kind: 'date-order' as const, value })),
    fc
      .constantFrom('Asia/Tokyo', 'America/New_York')
      .map((value) => ({ kind: 'zone' as const, value })),
  );

  it('is corrected to what it would have been from the start, and back to what it was', async () => {
    await fc.assert(
      fc.asyncProperty(messages, fc.nat({ max: 12 }), change, async (all, cut, to) => {
        const later = openTestArchive();
        const right = openTestArchive();
        try {
          const lines = [...opening, ...all.map(lineOf)];
          const files = [lines.slice(0, 2 + cut).join(''), lines.join('')];
          const from = { dateOrder: 'DMY' as const, zone: 'Asia/Shanghai' };
          const batches = new Set<string>();
          for (const text of files) {
            batches.add(await importedInto(later, text, from));
            const told =
              to.kind === 'zone' ? { ...from, zone: to.value } : { ...from, dateOrder: to.value };
            await importedInto(right, text, told);
          }
          const before = await exported(later);
          for (const batchId of batches) await correctIn(later, batchId, to);
          expect(await exported(later)).toEqual(await exported(right));
          expect((await clientOf(later).archive.verify({})).findings).toEqual([]);
          const newest = async (of: TestArchive) =>
            (await clientOf(of).search.search({ query: 'say', limit: 50 })).hits.map(
              ({ sentAt }) => sentAt,
            );
          expect(await newest(later)).toEqual(await newest(right));
          // A chat whose days go back and forth may read another way once it goes on: the same in both.
          const more = [
            `${lines.join('')}12/12/2026, 23:59 - Ann: the end\n`,
            {
              zoneGiven: true,
              ...from,
              ...(to.kind === 'zone' ? { zone: to.value } : { dateOrder: to.value }),
            },
            chatName,
          ] as const;
          const again = await later.importText(...more);
          const asRight = await right.importText(...more);
          expect(again.report.totals).toEqual(asRight.report.totals);
          expect(again.report.totals.new).toBeGreaterThan(0);
          await clientOf(later).imports.withdraw({ batchId: again.report.batchId!, reason: '试' });
          const back: CorrectionChange =
            to.kind === 'zone'
              ? { kind: 'zone', value: from.zone }
              : { kind: 'date-order', value: from.dateOrder };
          for (const batchId of batches) await correctIn(later, batchId, back);
          expect(await exported(later)).toEqual(before);
          expect((await clientOf(later).archive.verify({})).findings).toEqual([]);
        } finally {
          await later.close();
          await right.close();
        }
      }),
      { numRuns: 10 },
    );
  });
});
