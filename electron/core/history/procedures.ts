import type { Core } from '../core.ts';
import { os } from '../procedure.ts';

export function historyProcedures({ store }: Core) {
  return {
    list: os.history.list.handler(async ({ input: { noun, id } }) => ({
      decisions: await store.history.list(noun, id),
    })),
  };
}
