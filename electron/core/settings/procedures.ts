import type { Settings } from '../../../shared/contract/settings.ts';
import { writingHelpKeyName } from '../../../shared/domain/handovers/writing-help-key.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import type { Secrets } from '../system/secrets.ts';

type Endpoint = Settings['writingHelp'];

export function settingsProcedures({ store, clock, changes, secrets }: Core) {
  return {
    get: os.settings.get.handler(() => store.settings.get()),
    set: os.settings.set.handler(async ({ input, context }) => {
      const { writingHelp: given, ...others } = input;
      if (given !== undefined) {
        await keepKey(secrets, (await store.settings.get()).writingHelp, given);
      }
      const writingHelp = given && { url: given.url, model: given.model };
      const by = { actor: context.actor, at: clock.now() };
      const settings = await store.settings.set({ ...others, writingHelp }, by);
      changes.publish('changed', { topics: ['settings'] });
      return settings;
    }),
    writingHelpKey: os.settings.writingHelpKey.handler(async () => {
      const { writingHelp } = await store.settings.get();
      const kept = writingHelp && secrets.howKept(writingHelpKeyName(writingHelp.url));
      return { kept: kept ?? 'none' };
    }),
  };
}

/** Of an endpoint that is left, the key goes, too: it is never sent anywhere else. */
async function keepKey(
  secrets: Secrets,
  before: Endpoint,
  given: (NonNullable<Endpoint> & { readonly key?: string | undefined }) | null,
): Promise<void> {
  const name = given && writingHelpKeyName(given.url);
  const nameBefore = before && writingHelpKeyName(before.url);
  if (nameBefore !== null && nameBefore !== name) await secrets.forget(nameBefore);
  if (name === null || given?.key === undefined) return;
  if (given.key === '') await secrets.forget(name);
  else await secrets.keep(name, given.key);
}
