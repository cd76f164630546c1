import type { Core } from '../../core.ts';
import { os } from '../../procedure.ts';
import { createBundle } from './create.ts';
import { makeIdentity } from './manifest.ts';
import { mergeBundle } from './merge.ts';

export function bundlesProcedures(core: Core) {
  const { grants } = core;
  const never = new AbortController().signal;
  return {
    identify: os.bundles.identify.handler(async () => ({
      archive: (await core.store.bundles.identity(makeIdentity)).archiveId,
    })),
    create: os.bundles.create.handler(async ({ input, context, signal = never }) => {
      const { since, folder } = input;
      const target = folder ? (await grants.resolve(folder)).path : core.plainFolder('exports');
      const request = { since, target, actor: context.actor };
      const { name, ...made } = await createBundle(core, request, signal);
      const file = await grants.give({ path: made.location, name, temporary: false });
      return { ...made, file };
    }),
    merge: os.bundles.merge.handler(async ({ input, signal = never }) => {
      const { path } = await grants.resolve(input.grant);
      return mergeBundle(core, path, signal);
    }),
  };
}
