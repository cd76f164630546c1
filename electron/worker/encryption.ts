import { implement } from '@orpc/server';
import { existsSync } from 'node:fs';
import type { BackupList } from '../../shared/contract/backups.ts';
import {
  encryptionContract,
  type ConversionProgress,
  type EncryptionState,
} from '../../shared/contract/encryption.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Conversion } from '../core/encryption/convert-archive.ts';
import { makeKey, unlockKey } from '../core/encryption/key-file.ts';
import { oldFolders, removeFolders } from '../core/encryption/old-files.ts';
import { keyIdOf, prepareEncrypted } from '../core/encryption/open.ts';
import { errorBorder, type CallContext } from '../core/procedure.ts';
import { systemClock } from '../core/system/clock.ts';
import type { Grants } from '../core/system/grants.ts';
import { withProgress } from '../core/system/progress.ts';
import type { Archives } from './archives.ts';
import { convertInThread } from './conversion.ts';
import type { Keyring } from './keyring.ts';

const never = new AbortController().signal;

/** Answers for a locked archive, too, which has no core that could. `border` may refuse more. */
export function encryptionProcedures(
  archives: Archives,
  keyring: Keyring,
  grants: Grants,
  backups: () => Promise<BackupList>,
  border: typeof errorBorder = errorBorder,
) {
  const os = implement(encryptionContract).$context<CallContext>().use(errorBorder).use(border);

  const state = async (): Promise<EncryptionState> => {
    const { state: opened, location: folder } = await archives.current();
    const isThere = folder !== '' && existsSync(folder);
    const keyId = isThere ? keyIdOf(folder) : null;
    const lists = keyId === null ? [] : (await backups()).backups;
    return {
      state: keyId === null ? 'plain' : opened === 'open' ? 'open' : 'locked',
      keyId,
      canKeep: await keyring.canKeep(),
      isKept: isThere && keyring.isKept(folder),
      old: isThere ? oldFolders(folder) : [],
      plainBackups: lists.filter(({ encrypted }) => !encrypted).map(({ location }) => location),
    };
  };
  const folder = async (): Promise<string> => {
    const { location } = await archives.current();
    if (location !== '') return location;
    throw new AppError('unavailable', 'No archive has been chosen yet.');
  };
  /** Closes the archive, makes the other one of it, and opens that; or the same again when it fails. */
  async function* converted(
    conversion: Omit<Conversion, 'folder'>,
    recoveryCode: string | null,
    signal: AbortSignal,
  ) {
    const running = withProgress<Omit<ConversionProgress, 'type'>, { aside: string }>(
      signal,
      async (reporter, stop) => {
        let made = { aside: '' };
        await archives.renew(async (location) => {
          const onProgress = ({ stage, done, total }: ConversionProgress): void =>
            reporter.tell(() => ({ stage, done, total }));
          made = await convertInThread({ ...conversion, folder: location }, onProgress, stop);
          if (conversion.to) keyring.learn(location, conversion.to.key);
        });
        return made;
      },
    );
    let step = await running.next();
    try {
      for (; !step.done; step = await running.next()) {
        yield { type: 'progress' as const, ...step.value };
      }
    } finally {
      if (!step.done) await running.return(undefined as never);
    }
    yield { type: 'converted' as const, recoveryCode, old: step.value.aside };
  }

  return {
    state: os.state.handler(state),
    create: os.create.handler(async ({ input }) => {
      const { path } = await grants.resolve(input.grant);
      const { key, recoveryCode } = await prepareEncrypted(path, input.passphrase);
      keyring.learn(path, key);
      await archives.change(path, 'if-missing');
      return { current: await archives.current(), recoveryCode };
    }),
    unlock: os.unlock.handler(async ({ input }) => {
      const location = await folder();
      keyring.learn(location, await unlockKey(location, input.secret));
      if (input.keep) await keyring.keep(location);
      await archives.renew(() => Promise.resolve());
      return archives.current();
    }),
    lock: os.lock.handler(async () => {
      if (keyIdOf(await folder()) === null) throw notEncrypted();
      await archives.renew(async (location) => keyring.forget(location));
      return archives.current();
    }),
    keep: os.keep.handler(async ({ input }) => {
      const location = await folder();
      if (input.keep) await keyring.keep(location);
      else keyring.drop(location);
      return state();
    }),
    encrypt: os.encrypt.handler(async function* ({ input, context, signal = never }) {
      if (keyIdOf(await folder()) !== null) {
        throw new AppError('conflict', 'The archive is encrypted already.');
      }
      const { key, file, recoveryCode } = await makeKey(input.passphrase);
      const by = { actor: context.actor, at: systemClock.now() };
      yield* converted({ from: null, to: { key, file }, by }, recoveryCode, signal);
    }),
    decrypt: os.decrypt.handler(async function* ({ input, context, signal = never }) {
      const location = await folder();
      if (keyIdOf(location) === null) throw notEncrypted();
      const from = await unlockKey(location, input.secret);
      const by = { actor: context.actor, at: systemClock.now() };
      keyring.drop(location);
      yield* converted({ from, to: null, by }, null, signal);
    }),
    removeOld: os.removeOld.handler(async ({ input }) => {
      const { old, plainBackups } = await state();
      removeFolders([...old, ...(input.backups ? plainBackups : [])]);
      return state();
    }),
  };
}

function notEncrypted(): AppError {
  return new AppError('conflict', 'The archive is not encrypted.', { reason: 'not-encrypted' });
}
