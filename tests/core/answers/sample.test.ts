import { afterAll, beforeAll, expect, it } from 'vitest';
import { runImport } from '../../../electron/core/imports/run.ts';
import { sampleImport } from '../../../electron/core/imports/sample.ts';
import { makeSampleShop } from '../../../electron/core/sample/sample-shop.ts';
import { openTestArchive, type TestArchive } from '../imports/archive.ts';
import { clientOf, never, settle } from '../imports/bundle/archives.ts';

const { plantedFacts } = makeSampleShop();
const textOf = (id: string): string => plantedFacts.find((fact) => fact.id === id)?.text ?? '';

let archive: TestArchive;
beforeAll(async () => {
  archive = openTestArchive();
  const { inputs, options } = sampleImport();
  const request = { inputs, options, actor: 'test' };
  await runImport(archive.core, request, { tell: () => undefined }, never);
  await settle(archive);
}, 60_000);
afterAll(() => archive.close());

it('finds the planted contradictions, the earlier statement first, and nothing else', async () => {
  const planted = plantedFacts
    .filter(({ kind }) => kind === 'contradiction')
    .map(({ id, expected, sentAt, text }) => ({ id, against: expected.against, sentAt, text }));
  const pairs = planted.flatMap((one) => {
    const other = planted.find(({ id }) => id === one.against);
    return other && one.sentAt < other.sentAt ? [[one.text, other.text]] : [];
  });
  expect(pairs).toHaveLength(3);
  const { contradictions } = await clientOf(archive).contradictions.list({});
  const found = contradictions.map(({ a, b }) => [a.text, b.text]);
  expect(found.toSorted()).toEqual(pairs.toSorted());
});

it('hears what was offered as an exception', async () => {
  const { told } = await clientOf(archive).answers.told({ onlyExceptions: true });
  expect(told.map(({ statement }) => statement)).toContain(textOf('greedy-ten'));
});
