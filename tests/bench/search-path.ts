import { createRouterClient } from '@orpc/server';
import { join } from 'node:path';
import { silentLog } from '../../electron/core/system/log.ts';
import { startHost } from '../../electron/worker/host.ts';
import { planOfWords } from '../../shared/domain/search/language/plan.ts';
import type { FixtureArchive } from '../core/archive-fixture.ts';
import { queryClasses } from './search-classes.ts';
import { report } from './measure.ts';
import { judge, percentiles, timedInTurn } from './search-measure.ts';

/** What the bench asks of the whole router. */
interface Client {
  readonly search: { search(input: { query: string }): Promise<{ hits: unknown[] }> };
}

/** The first 50 hits by the contract over a message port, with their texts, against the engine alone. */
export async function searchOverPort({ core, folder }: FixtureArchive): Promise<void> {
  const host = startHost({ userData: join(folder, 'user'), archive: folder });
  const context = { actor: 'bench', log: silentLog, headers: {} };
  const client = createRouterClient(host.router, { context }) as never as Client;
  const all: { readonly alone: number; readonly whole: number }[] = [];
  for (const terms of queryClasses.flatMap(({ queries }) => queries)) {
    const request = { plan: planOfWords(...terms), filters: {}, now: 0, limit: 50 };
    const [engine, path] = await timedInTurn(
      () => core.store.search.find(request),
      () => client.search.search({ query: terms.join(' ') }),
      15,
    );
    all.push({ alone: percentiles(engine).p50, whole: percentiles(path).p50 });
  }
  await host.close();
  const sum = (name: 'alone' | 'whole'): number =>
    all.reduce((total, times) => total + times[name], 0) / all.length;
  const [alone, whole] = [sum('alone'), sum('whole')];
  const empty = percentiles(all.map((times) => times.whole - times.alone)).p50;
  report('the way there and back', `${empty.toFixed(2)} ms beside the engine`);
  judge('whole path over engine, on average of all queries', whole / alone, { most: 3 });
}
