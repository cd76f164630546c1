import type { LinkedAccount, PeopleLink } from '../../../shared/contract/people.ts';
import type { By } from './store.ts';

/** Accounts and which of them a person has said to be one and the same. */
export interface PeopleStore {
  /** Accounts whose name or handle has `text` in it, most messages first. */
  find(text: string, limit: number): Promise<LinkedAccount[]>;
  /** All accounts that are the same person as this one, itself first; and the links that say so. */
  personOf(accountId: string): Promise<{ accounts: LinkedAccount[]; links: PeopleLink[] }>;
  /** `not-found` for an unknown account, `conflict` where the two are one person already. */
  link(accountId: string, otherId: string, reason: string, by: By): Promise<string>;
  /** `not-found` for an unknown link, `conflict` for one that was undone before. */
  unlink(linkId: string, reason: string, by: By): Promise<void>;
}
