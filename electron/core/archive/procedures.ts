import type { Diagnosis } from '../../../shared/contract/archive.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import { diagnose } from './diagnose.ts';
import { exportMessages } from './export.ts';
import { verifyArchive, type Check } from './verify.ts';

export function archiveProcedures(
  core: Core,
  checks: readonly Check[],
  backups: () => Promise<Diagnosis['backups']>,
) {
  const { store, clock, folder, version, changes } = core;
  return {
    stats: os.archive.stats.handler(async () => ({
      location: folder,
      version,
      ...(await store.archive.stats()),
      past: await store.archive.longPast(clock.now()),
      unindexed: await store.search.unindexed(),
    })),
    diagnose: os.archive.diagnose.handler(async ({ signal }) =>
      diagnose(core, checks, await backups(), signal),
    ),
    verify: os.archive.verify.handler(({ input, signal }) => verifyArchive(checks, input, signal)),
    changes: os.archive.changes.handler(async function* ({ signal }) {
      yield* changes.subscribe('changed', signal ? { signal } : {});
    }),
    export: os.archive.export.handler(({ input, signal }) =>
      exportMessages(store.archive, input.format, signal),
    ),
  };
}
