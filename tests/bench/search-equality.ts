import { indexStep } from '../../electron/core/search/index-step.ts';
import { makeArchive } from '../core/archive-fixture.ts';
import { shopTalk } from '../core/search/corpus.ts';
import { differences } from '../core/search/equality.ts';
import { plainQueries } from '../core/search/plain-language.ts';
import { report } from './measure.ts';
import { judge, verdicts } from './search-measure.ts';

/** 2,000 queries against a look at every message: half of them with a tenth not in the index yet. */
export async function benchEquality(count: number): Promise<void> {
  const messages = [...shopTalk(count, 7)];
  const queries = plainQueries(messages, 2_000, 11);
  const indexed = Math.floor(count * 0.9);
  const archive = makeArchive(messages.slice(0, indexed));
  for await (const _ of indexStep(archive.core, undefined));
  archive.add(messages.slice(indexed));
  for (const [name, asked] of [
    ['partly in the index', queries.filter((_, at) => at % 2 === 0)],
    ['all in the index', queries.filter((_, at) => at % 2 === 1)],
  ] as const) {
    if (name === 'all in the index') for await (const _ of indexStep(archive.core, undefined));
    const found = await differences(archive, messages, asked);
    for (const difference of found.slice(0, 20)) report(name, difference);
    judge(`${asked.length} queries over ${count} messages, ${name}: differences`, found.length, {
      most: 0,
    });
  }
  await archive.close();
  verdicts();
}
