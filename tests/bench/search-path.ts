import { createRouterClient } from '@orpc/server';
import { join } from 'node:path';
import { silentLog } from '../../electron/core/system/log.ts';
import { startHost } from '../../electron/worker/host.ts';
import { planOfWords } from '../../shared/domain/search/language/plan.ts';
import type { FixtureArchive } from '../core/archive-fixture.ts';
import { queryClasses } from './search-classes.ts';
import { judge, percentiles, timed } from './search-measure.ts';

/** What the bench asks of the whole router. */
interface Client {
  readonly search: { search(input: { query: string }): Promise<{ hits: unknown[] }> };
}

/** The first 50 hits by the contract over a message port, with their texts, against the engine alone. */
export async function searchOverPort({ core, folder }: FixtureArchive): Promise<void> {
  const host = startHost({ userData: join(folder, 'user'), archive: folder });
  const context = { actor: 'bench', log: silentLog, headers: {} };
  const client = createRouterClient(host.router, { context }) as never as Client;
  const engine: number[] = [];
  const path: number[] = [];
  for (const terms of queryClasses.flatMap(({ queries }) => queries)) {
    const request = { plan: planOfWords(...terms), filters: {}, now: 0, limit: 50 };
    engine.push(...(await timed(() => core.store.search.find(request), 7)));
    path.push(...(await timed(() => client.search.search({ query: terms.join(' ') }), 7)));
  }
  await host.close();
  const [alone, whole] = [percentiles(engine), percentiles(path)];
  judge('whole path over engine, p50', whole.p50 / alone.p50, { most: 3 });
  judge('whole path over engine, p95', whole.p95 / alone.p95, { most: 3 });
}
