import { describe, expect, it } from 'vitest';
import { runBatches } from '../../renderer/features/imports/run-batches.ts';
import { importOptionsSchema, type ImportProgress } from '../../shared/contract/imports.ts';
import { totalsOf } from '../../shared/domain/imports/totals.ts';

const file = (path: string) => ({
  path,
  format: 'wangwang-txt',
  encoding: 'utf-8',
  status: 'imported' as const,
  read: 2,
  new: 2,
  duplicate: 0,
  conflicting: 0,
  rejected: 0,
  system: 0,
  issues: 0,
  error: null,
});
const batchOf = (...grants: string[]) => ({ grants, options: importOptionsSchema.parse({}) });

/** Each batch is one progress and its report; a grant called `bad` stops it before. */
async function* importing({ grants }: { grants: string[] }): AsyncGenerator<ImportProgress> {
  const place = { fileNumber: 1, fileCount: grants.length, bytes: 0, bytesTotal: 10, messages: 0 };
  yield { type: 'progress', stage: 'storing', file: grants[0] ?? '', ...place };
  if (grants.includes('bad')) throw new Error('The disk is full.');
  const files = grants.map(file);
  yield { type: 'report', report: { batchId: grants.join(), files, totals: totalsOf(files) } };
}

async function said(
  grants: readonly string[][],
): Promise<{ told: ImportProgress[]; failed: string }> {
  const told: ImportProgress[] = [];
  const { signal } = new AbortController();
  const running = runBatches(
    grants.map((each) => batchOf(...each)),
    async (batch) => importing(batch),
    signal,
  );
  try {
    for await (const word of running) told.push(word);
  } catch (cause) {
    return { told, failed: String(cause) };
  }
  return { told, failed: '' };
}

const reportIn = (told: readonly ImportProgress[]) =>
  told.flatMap((word) => (word.type === 'report' ? [word.report] : []));

describe('files that are read in several ways', () => {
  it('are told as one import', async () => {
    const { told, failed } = await said([['a', 'b'], ['c']]);
    expect(failed).toBe('');
    expect(told.flatMap((word) => (word.type === 'progress' ? [word.fileNumber] : []))).toEqual([
      1, 3,
    ]);
    const [report, ...others] = reportIn(told);
    expect(others).toEqual([]);
    expect(report?.files.map(({ path }) => path)).toEqual(['a', 'b', 'c']);
    expect(report?.totals.new).toBe(6);
  });

  it('are told of as far as they have come in, where one fails', async () => {
    const { told, failed } = await said([['a', 'b'], ['bad'], ['c']]);
    expect(failed).toContain('The disk is full.');
    expect(told.at(-1)?.type).toBe('report');
    expect(reportIn(told).flatMap(({ files }) => files.map(({ path }) => path))).toEqual([
      'a',
      'b',
    ]);
  });

  it('leave no report where the first one fails', async () => {
    const { told, failed } = await said([['bad'], ['a']]);
    expect(failed).toContain('The disk is full.');
    expect(reportIn(told)).toEqual([]);
  });
});
