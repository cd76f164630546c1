import type { Person, Secret } from '../../../shared/contract/persons.ts';
import type { By } from './store.ts';

/** A secret as it is kept: scrypt (RFC 7914) of its UTF-8 form, normalised by NFKC. */
export interface HashedSecret {
  readonly kind: Secret['kind'];
  readonly parameters: { readonly N: number; readonly r: number; readonly p: number };
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
}

export interface StoredPerson extends Omit<Person, 'secret'> {
  readonly secret: HashedSecret | null;
}

/** Who says that they are who. */
export interface Claim {
  readonly name: string;
  readonly secret?: string | undefined;
  /** UTC ms. */
  readonly at: number;
}

/** Throws unless it is them; null while the shop keeps no list of its people. */
export type ProvePerson = (claim: Claim) => Promise<StoredPerson | null>;

export interface PersonStore {
  list(): Promise<StoredPerson[]>;
  find(name: string): Promise<StoredPerson | null>;
  /** `not-found` when there is none of this id. */
  get(personId: string): Promise<StoredPerson>;
  /** Returns the id. `conflict` when somebody has this name. */
  add(person: Pick<StoredPerson, 'name' | 'role' | 'secret'>, by: By): Promise<string>;
  setSecret(personId: string, secret: HashedSecret | null, by: By): Promise<void>;
  change(
    personId: string,
    change: { readonly role?: Person['role'] | undefined; readonly hasLeft?: boolean | undefined },
    by: By,
  ): Promise<void>;
  /**
   * Counts a try before its outcome is known, so that no number of tries at once gets around the limit.
   * False: too many, nothing may be checked before `lockedUntil`.
   */
  beginTry(
    personId: string,
    at: number,
    lock: (failures: number) => number | null,
  ): Promise<boolean>;
  /** The try was right: the count starts anew. */
  endTry(personId: string): Promise<void>;
}
