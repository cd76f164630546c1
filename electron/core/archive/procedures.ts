import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import { exportMessages } from './export.ts';
import { verifyArchive } from './verify.ts';

export function archiveProcedures(core: Core) {
  const { store, folder, changes } = core;
  return {
    stats: os.archive.stats.handler(async () => ({
      location: folder,
      ...(await store.archive.stats()),
      unindexed: 0,
    })),
    verify: os.archive.verify.handler(({ input }) => verifyArchive(core, input.quick)),
    changes: os.archive.changes.handler(async function* ({ signal }) {
      yield* changes.subscribe('changed', signal ? { signal } : {});
    }),
    export: os.archive.export.handler(({ input, signal }) =>
      exportMessages(store.archive, input.format, signal),
    ),
  };
}
