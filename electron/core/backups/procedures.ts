import { basename } from 'node:path';
import type { Backup } from '../../../shared/contract/backups.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import type { Grants } from '../system/grants.ts';
import { createBackup, type MadeBackup } from './create.ts';
import { findBackups, type FoundBackup } from './list.ts';
import { bytesOf, isEncrypted } from './manifest.ts';
import { placeOf } from './place.ts';
import { told } from './told.ts';

const never = new AbortController().signal;

export function backupsProcedures(core: Core) {
  const { grants, store, changes } = core;
  return {
    list: os.backups.list.handler(async () => {
      const { backupFolder } = await store.settings.get();
      return listBackups(core.folder, backupFolder, grants);
    }),
    create: os.backups.create.handler(async function* ({ input, context, signal = never }) {
      const folder = input.folder ? (await grants.resolve(input.folder)).path : undefined;
      const request = { kind: 'manual' as const, folder, actor: context.actor };
      const made = yield* told<MadeBackup>(signal, (stop, tell) =>
        createBackup(core, request, stop, tell),
      );
      changes.publish('changed', { topics: ['backups'] });
      const { linked, removed } = made;
      yield {
        type: 'made' as const,
        backup: await asTold(made.backup, grants),
        linked,
        removed: [...removed],
      };
    }),
    choose: os.backups.choose.handler(async ({ input, context }) => {
      const chosen = input.folder === null ? null : (await grants.resolve(input.folder)).path;
      const by = { actor: context.actor, at: core.clock.now() };
      await store.settings.set({ backupFolder: chosen }, by);
      changes.publish('changed', { topics: ['backups', 'settings'] });
      return listBackups(core.folder, chosen, grants);
    }),
  };
}

/** What a person sees of a folder of backups, whether an archive can be opened or not. */
export async function listBackups(archive: string, chosen: string | null, grants: Grants) {
  const folder = placeOf(archive, chosen);
  const { isReachable, backups, damaged } = await findBackups(folder, basename(archive));
  return {
    folder,
    isReachable,
    backups: await Promise.all(backups.map((backup) => asTold(backup, grants))),
    damaged: [...damaged],
  };
}

async function asTold({ name, folder, manifest }: FoundBackup, grants: Grants): Promise<Backup> {
  const { madeAt, kind, messages, conversations, files } = manifest;
  const grant = await grants.give({ path: folder, name, temporary: false });
  const bytes = bytesOf(files);
  const encrypted = isEncrypted(manifest);
  return { grant, name, location: folder, madeAt, kind, messages, conversations, encrypted, bytes };
}
