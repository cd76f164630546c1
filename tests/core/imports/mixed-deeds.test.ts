import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CorrectionChange, ImportOptions } from '../../../shared/contract/imports.ts';
import { openTestArchive, type TestArchive } from './archive.ts';
import { clientOf, correctBatch, exported, settle } from './reading-archive.ts';

/** Three exports that overlap, of a chat in which nobody can tell day from month. */
const opening = ['Ann', 'Lamp Shop'].map((who) => `01/01/2026, 09:00 - ${who}: hello\n`);
const lines = Array.from({ length: 9 }, (_, n) => {
  const who = n % 2 === 0 ? 'Ann' : 'Lamp Shop';
  return `0${(n % 3) + 1}/0${(n % 4) + 1}/2026, 10:0${n % 2} - ${who}: say ${n % 5}\n`;
});
const exportsOfChat = [
  [...opening, ...lines.slice(0, 4)],
  [...opening, ...lines.slice(2, 7)],
  [...opening, ...lines],
].map((part) => part.join(''));

const told: Partial<ImportOptions> = { dateOrder: 'DMY', zone: 'Asia/Shanghai', zoneGiven: true };
const name = 'WhatsApp Chat with Ann.txt';

async function bringIn(into: TestArchive, options = told): Promise<string[]> {
  const batches: string[] = [];
  for (const text of exportsOfChat) {
    const { report } = await into.importText(text, options, name);
    batches.push(report.batchId ?? '');
  }
  await settle(into);
  return batches;
}

type Deed =
  | { readonly do: 'turn'; readonly batch: number }
  | { readonly do: 'import'; readonly batch: number; readonly dateOrder: 'DMY' | 'MDY' }
  | { readonly do: 'correct'; readonly batch: number; readonly change: CorrectionChange };

const batch = fc.nat({ max: 2 });
const dateOrder = fc.constantFrom('DMY' as const, 'MDY' as const);
const change: fc.Arbitrary<CorrectionChange> = fc.oneof(
  dateOrder.map((value) => ({ kind: 'date-order' as const, value })),
  fc.constantFrom('Asia/Shanghai', 'America/New_York').map((value) => ({
    kind: 'zone' as const,
    value,
  })),
  fc.constantFrom('Ann', 'Lamp Shop').map((agent) => ({
    kind: 'own-account' as const,
    agents: [agent],
  })),
);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constant('turn' as const), batch }),
  fc.record({ do: fc.constant('import' as const), batch, dateOrder }),
  fc.record({ do: fc.constant('correct' as const), batch, change }),
);

describe('imports, withdrawals and corrections in any order', () => {
  it('leave an archive that verifies, and end where the right answers would have led at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 7 }), async (deeds) => {
        const archive = openTestArchive();
        const right = openTestArchive();
        try {
          const client = clientOf(archive);
          const batches = await bringIn(archive);
          const withdrawn = async () =>
            (await client.imports.batches({})).batches
              .filter(({ withdrawnAt }) => withdrawnAt !== null)
              .map(({ batchId }) => batchId);
          for (const next of deeds) {
            const batchId = batches[next.batch] ?? '';
            if (next.do === 'correct') await correctBatch(client, { batchId, change: next.change });
            else if (next.do === 'import') {
              const options = { ...told, dateOrder: next.dateOrder };
              await archive.importText(exportsOfChat[next.batch] ?? '', options, name);
            } else if ((await withdrawn()).includes(batchId)) {
              await client.imports.restore({ batchId });
            } else await client.imports.withdraw({ batchId, reason: '试' });
            expect((await client.archive.verify({})).findings).toEqual([]);
            const rows = await exported(archive);
            expect((await client.archive.stats()).messages).toBe(rows.length);
            const found = await client.search.count({ query: 'say' });
            const saying = rows.filter(({ text }) => String(text).startsWith('say'));
            expect(found.value).toBe(saying.length);
          }
          for (const batchId of await withdrawn()) await client.imports.restore({ batchId });
          const answers: CorrectionChange[] = [
            { kind: 'date-order', value: 'MDY' },
            { kind: 'zone', value: 'Asia/Tokyo' },
            { kind: 'own-account', agents: ['Lamp Shop'] },
          ];
          const { batches: all } = await client.imports.batches({});
          for (const { batchId } of all) {
            for (const answer of answers) await correctBatch(client, { batchId, change: answer });
          }
          await bringIn(right, { ...told, dateOrder: 'MDY', zone: 'Asia/Tokyo' });
          await correctBatch(clientOf(right), {
            batchId: '1',
            change: { kind: 'own-account', agents: ['Lamp Shop'] },
          });
          expect(await exported(archive)).toEqual(await exported(right));
          expect((await client.archive.verify({})).findings).toEqual([]);
        } finally {
          await archive.close();
          await right.close();
        }
      }),
      { numRuns: 6 },
    );
  });
});
