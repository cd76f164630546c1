import { implement, os as builder } from '@orpc/server';
import { AppError } from '../../shared/contract/errors.ts';
import type { ArchiveSecret } from '../../shared/contract/passphrase.ts';
import type { Person } from '../../shared/contract/persons.ts';
import { screenContract, type Screen } from '../../shared/contract/screen.ts';
import { unlockKey } from '../core/encryption/key-file.ts';
import { keyIdOf } from '../core/encryption/open.ts';
import { errorBorder, type CallContext } from '../core/procedure.ts';
import type { Log } from '../core/system/log.ts';
import type { Archives } from './archives.ts';
import type { Forward } from './front.ts';
import type { Keyring } from './keyring.ts';
import type { Works } from './works.ts';

/** Keeps whoever comes by from the archive while nobody is at the desk. */
export interface ScreenLock {
  /** The same, but only while it is not locked. */
  guard(forward: Forward): Forward;
  /** Refuses what the host itself answers; which archive is open may always be asked. */
  readonly border: ReturnType<typeof borderOf>;
  readonly procedures: ReturnType<typeof proceduresOf>;
}

export interface LockOptions {
  readonly archives: Archives;
  readonly keyring: Keyring;
  readonly works: Works;
  readonly log: Log;
}

/** `people` is who could unlock it when it was locked: a closed archive tells nobody. */
type State =
  | { readonly isLocked: false }
  | {
      readonly isLocked: true;
      readonly people: readonly string[];
      readonly isEncrypted: boolean;
      archive: Screen['archive'];
    };

interface Lock {
  state: State;
}

export function startScreenLock(options: LockOptions): ScreenLock {
  const lock: Lock = { state: { isLocked: false } };
  return {
    guard: (further) => async (access, path, input, call) => {
      if (lock.state.isLocked && !alwaysAnswered.has(path.join('.'))) throw locked();
      return further(access, path, input, call);
    },
    border: borderOf(lock),
    procedures: proceduresOf(lock, options),
  };
}

/** Language and colours, and that something has changed: nothing of what people wrote. */
const alwaysAnswered: ReadonlySet<string> = new Set(['settings.get', 'archive.changes']);

function locked(): AppError {
  return new AppError('locked', 'The screen is locked.');
}

function borderOf(lock: Lock) {
  return builder.$context<CallContext>().middleware(({ path, next }) => {
    if (lock.state.isLocked && path.at(-1) !== 'current') throw locked();
    return next();
  });
}

function proceduresOf(lock: Lock, { archives, keyring, works, log }: LockOptions) {
  const os = implement(screenContract).$context<CallContext>().use(errorBorder);
  const never = { signal: undefined, lastEventId: undefined };
  const forward: Forward = async (access, path, input, call) =>
    (await archives.open()).call(access, path, input, call);
  const folder = async (): Promise<string> => (await archives.current()).location;

  /** Who can unlock the open archive by a secret of their own. */
  const peopleWithSecret = async (): Promise<string[]> => {
    const call = { actor: '', ...never };
    const { persons } = (await forward('read', ['persons', 'list'], undefined, call)) as {
      persons: readonly Person[];
    };
    const people = persons.filter(({ secret, leftAt }) => secret !== 'none' && leftAt === null);
    return people.map(({ name }) => name);
  };
  /** A PIN opens no encryption: it does where this computer keeps the key. */
  const couldUnlock = async (): Promise<{ people: string[]; isEncrypted: boolean }> => {
    const people = await peopleWithSecret();
    const location = await folder();
    const isEncrypted = keyIdOf(location) !== null;
    return { people: isEncrypted && !keyring.isKept(location) ? [] : people, isEncrypted };
  };
  const told = async (): Promise<Screen> => {
    const { state } = lock;
    if (state.isLocked) {
      const { people, isEncrypted, archive } = state;
      return { isLocked: true, people: [...people], archive, byPassphrase: isEncrypted };
    }
    const { state: opened } = await archives.current();
    if (opened !== 'open') {
      return { isLocked: false, people: [], archive: 'closed', byPassphrase: false };
    }
    const { people, isEncrypted } = await couldUnlock();
    return { isLocked: false, people, archive: 'open', byPassphrase: isEncrypted };
  };

  /** Waits for what is being done, unless somebody unlocks it meanwhile. */
  const close = async (state: State & { isLocked: true }): Promise<void> => {
    await works.idle();
    if (lock.state !== state) return;
    await archives.renew(async (location) => {
      if (lock.state !== state) return;
      state.archive = 'closed';
      keyring.forget(location);
    });
  };
  const byPassphrase = async (secret: ArchiveSecret): Promise<void> => {
    const location = await folder();
    if (keyIdOf(location) === null) throw notEncrypted();
    const key = await unlockKey(location, secret);
    keyring.learn(location, key);
    await open();
  };
  /** What closes meanwhile is opened again after it has closed. */
  const open = async (): Promise<void> => {
    lock.state = { isLocked: false };
    if ((await archives.current()).state !== 'open') await archives.renew(async () => undefined);
  };
  const bySecret = async (
    state: State & { isLocked: true },
    input: { readonly name: string; readonly secret: string },
  ): Promise<void> => {
    const { name } = input;
    if (!state.people.includes(name)) {
      throw new AppError('permission-denied', 'This person cannot unlock it.', { name });
    }
    const isClosed = state.archive === 'closed';
    if (isClosed) await archives.renew(keyring.recall);
    try {
      await forward('write', ['persons', 'check'], input, { actor: name, ...never });
    } catch (cause) {
      if (isClosed) await archives.renew(async (location) => keyring.forget(location));
      throw cause;
    }
    await open();
  };

  let trying: Promise<unknown> = Promise.resolve();
  /** One try after the other: each may open the archive and close it again. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = trying.catch(() => undefined).then(work);
    trying = mine;
    return mine;
  };

  return {
    state: os.state.handler(told),
    lock: os.lock.handler(async () => {
      if (lock.state.isLocked) return told();
      const { people, isEncrypted } = await couldUnlock();
      if (people.length === 0 && !isEncrypted) {
        throw new AppError('conflict', 'Nobody has a PIN or password to unlock it with.');
      }
      const archive = isEncrypted ? 'closing' : 'open';
      const state: State & { isLocked: true } = { isLocked: true, people, isEncrypted, archive };
      lock.state = state;
      if (!isEncrypted) return told();
      const isIdle = works.isIdle();
      const closing = close(state).catch((cause: unknown) => log.error('lock-not-closed', cause));
      if (isIdle) await closing;
      return told();
    }),
    unlock: os.unlock.handler(({ input }) =>
      inTurn(async () => {
        const { state } = lock;
        if (state.isLocked) {
          if ('archive' in input) await byPassphrase(input.archive);
          else await bySecret(state, input);
        }
        return told();
      }),
    ),
  };
}

function notEncrypted(): AppError {
  return new AppError('conflict', 'The archive is not encrypted.', { reason: 'not-encrypted' });
}
