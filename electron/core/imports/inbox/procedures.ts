import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { Core } from '../../core.ts';
import { os } from '../../procedure.ts';
import { asAppError } from '../../store/errors.ts';
import { isAbsent } from '../../system/absent.ts';
import { inboxFolder, inboxState, takeInbox } from './inbox.ts';

export function inboxProcedures(core: Core) {
  const { store, grants, clock, changes } = core;
  return {
    state: os.imports.inbox.state.handler(() => inboxState(core)),
    choose: os.imports.inbox.choose.handler(async ({ input, context }) => {
      const folder = input.grant === null ? null : (await grants.resolve(input.grant)).path;
      if (folder !== null) await mustBeFolder(folder);
      await store.inbox.setFolder(folder, { actor: context.actor, at: clock.now() });
      changes.publish('changed', { topics: ['inbox'] });
      return inboxState(core);
    }),
    reveal: os.imports.inbox.reveal.handler(async () => {
      const path = await inboxFolder(core);
      return { grant: await grants.give({ path, name: basename(path), temporary: false }) };
    }),
    take: os.imports.inbox.take.handler(async ({ signal }) => ({
      taken: await takeInbox(core, signal ?? new AbortController().signal),
    })),
  };
}

async function mustBeFolder(path: string): Promise<void> {
  const info = await stat(path).catch((cause: unknown) => {
    if (isAbsent(cause)) return null;
    throw asAppError(cause);
  });
  if (!info?.isDirectory()) throw new AppError('invalid-input', 'An inbox is a folder.');
}
