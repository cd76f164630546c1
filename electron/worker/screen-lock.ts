import { implement, os as builder } from '@orpc/server';
import { AppError } from '../../shared/contract/errors.ts';
import type { Person } from '../../shared/contract/persons.ts';
import { screenContract, type Screen } from '../../shared/contract/screen.ts';
import { errorBorder, type CallContext } from '../core/procedure.ts';
import type { Forward } from './front.ts';

/** Keeps whoever comes by from the archive while nobody is at the desk. */
export interface ScreenLock {
  /** The same, but only while it is not locked. */
  guard(forward: Forward): Forward;
  /** Refuses what the host itself answers; which archive is open may always be asked. */
  readonly border: ReturnType<typeof borderOf>;
  readonly procedures: ReturnType<typeof proceduresOf>;
}

interface State {
  isLocked: boolean;
}

export function startScreenLock(forward: Forward): ScreenLock {
  const state: State = { isLocked: false };
  return {
    guard: (further) => async (access, path, input, call) => {
      if (state.isLocked && !alwaysAnswered.has(path.join('.'))) throw locked();
      return further(access, path, input, call);
    },
    border: borderOf(state),
    procedures: proceduresOf(state, forward),
  };
}

/** Language and colours, and that something has changed: nothing of what people wrote. */
const alwaysAnswered: ReadonlySet<string> = new Set(['settings.get', 'archive.changes']);

function locked(): AppError {
  return new AppError('locked', 'The screen is locked.');
}

function borderOf(state: State) {
  return builder.$context<CallContext>().middleware(({ path, next }) => {
    if (state.isLocked && path.at(-1) !== 'current') throw locked();
    return next();
  });
}

function proceduresOf(state: State, forward: Forward) {
  const os = implement(screenContract).$context<CallContext>().use(errorBorder);
  const never = { signal: undefined, lastEventId: undefined };
  const told = async (): Promise<Screen> => {
    const call = { actor: '', ...never };
    const { persons } = (await forward('read', ['persons', 'list'], undefined, call)) as {
      persons: readonly Person[];
    };
    const people = persons.filter(({ secret, leftAt }) => secret !== 'none' && leftAt === null);
    return { isLocked: state.isLocked, people: people.map(({ name }) => name) };
  };
  return {
    state: os.state.handler(told),
    lock: os.lock.handler(async () => {
      const { people } = await told();
      if (people.length === 0) {
        throw new AppError('conflict', 'Nobody has a PIN or password to unlock it with.');
      }
      state.isLocked = true;
      return told();
    }),
    unlock: os.unlock.handler(async ({ input }) => {
      const { people } = await told();
      if (!people.includes(input.name)) {
        throw new AppError('permission-denied', 'This person cannot unlock it.', {
          name: input.name,
        });
      }
      await forward('write', ['persons', 'check'], input, { actor: input.name, ...never });
      state.isLocked = false;
      return told();
    }),
  };
}
