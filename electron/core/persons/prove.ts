import { AppError } from '../../../shared/contract/errors.ts';
import type { Claim, PersonStore, StoredPerson } from '../store/persons.ts';
import { isRight } from './secret.ts';

/**
 * Lets nobody sign as somebody else. Once anybody of the shop has a PIN or password, only people on its
 * list sign, and whoever has one says it. Returns null while the shop keeps no such list.
 */
export async function provePerson(
  persons: PersonStore,
  claim: Claim,
): Promise<StoredPerson | null> {
  const { name } = claim;
  const person = await persons.find(name);
  if (person === null) {
    const all = await persons.list();
    if (all.every(({ secret, leftAt }) => secret === null || leftAt !== null)) return null;
    throw new AppError('permission-denied', 'This name is not among the people of the shop.', {
      name,
    });
  }
  if (person.leftAt !== null) {
    throw new AppError('permission-denied', 'This person has left and signs no more.', { name });
  }
  if (person.secret !== null) await mustBeRight(persons, person, person.secret, claim);
  return person;
}

async function mustBeRight(
  persons: PersonStore,
  person: StoredPerson,
  kept: NonNullable<StoredPerson['secret']>,
  { name, secret, at }: Claim,
): Promise<void> {
  if (secret === undefined) {
    throw new AppError(
      'permission-denied',
      'This person has a PIN or password; it is needed here.',
      {
        name,
        needs: kept.kind,
      },
    );
  }
  const { personId } = person;
  const lock = (failures: number): number | null => lockedUntil(failures, at);
  if (!(await persons.beginTry(personId, at, lock))) {
    const { lockedUntil: until } = await persons.get(personId);
    throw new AppError('locked', 'Too many wrong tries; wait a moment.', { name, until });
  }
  if (!(await isRight(secret, kept))) {
    throw new AppError('permission-denied', 'That is not the right PIN or password.', { name });
  }
  await persons.endTry(personId);
}

const triesBeforeLock = 5;
const firstLockMs = 30_000;
const longestLockMs = 3_600_000;

/** Half a minute after the fifth wrong try in a row, twice as long after each more, at most an hour. */
function lockedUntil(failures: number, at: number): number | null {
  if (failures < triesBeforeLock) return null;
  return at + Math.min(longestLockMs, firstLockMs * 2 ** (failures - triesBeforeLock));
}
