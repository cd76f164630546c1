import type { Database } from 'better-sqlite3';
import type { Platform, Role } from '../../../../shared/model/message.ts';
import { isNotUnmasked } from './session-names.ts';

export interface KnownAccount {
  readonly id: number;
  readonly platform: Platform;
  readonly handle: string;
  role: Role;
  roleSource: 'format' | 'person' | 'assumed';
  /** The conversation in which it was last noted as one who speaks; 0 before. */
  heardIn: number;
}

/** Accounts by platform and handle, made when first met. */
export interface AccountBook {
  /** `told` is what the format says of the role; `isOwn` what a person has said. */
  meet(platform: Platform, handle: string, name: string, told: Role, isOwn: boolean): KnownAccount;
  /** The same of an account that was met before. */
  meetAgain(account: KnownAccount, told: Role, isOwn: boolean): void;
  /** Says that one whose side was unknown was found to be a customer. */
  conclude(accountId: number): void;
  /** False where one that was met may have another side by now than it had then. */
  isWhole(): boolean;
  /** After a rollback nothing that was met is sure to exist. */
  forget(): void;
}

/** At once. */
const mostKnown = 50_000;

export function accountBook(db: Database): AccountBook {
  const find = db.prepare<[string, string], KnownAccount>(`
    SELECT id, platform, handle, role, role_source AS roleSource, 0 AS heardIn
    FROM accounts
    WHERE platform = ?
      AND handle = ?`);
  const insert = db.prepare(`
    INSERT INTO accounts (platform, handle, name, role, role_source)
    VALUES (?, ?, ?, ?, ?)`);
  const update = db.prepare(`
    UPDATE accounts
    SET role = ?,
        role_source = ?
    WHERE id = ?`);
  const known = new Map<Platform, Map<string, KnownAccount>>();
  const byId = new Map<number, KnownAccount>();
  let isWhole = true;
  const knownOn = (platform: Platform): Map<string, KnownAccount> => {
    let accounts = known.get(platform);
    if (!accounts) known.set(platform, (accounts = new Map()));
    return accounts;
  };

  const make = (
    platform: Platform,
    handle: string,
    name: string,
    role: Role,
    roleSource: KnownAccount['roleSource'],
  ): KnownAccount => {
    const { lastInsertRowid } = insert.run(platform, handle, name, role, roleSource);
    return { id: Number(lastInsertRowid), platform, handle, role, roleSource, heardIn: 0 };
  };
  const settle = (account: KnownAccount, role: Role, source: KnownAccount['roleSource']): void => {
    if (account.role === role && account.roleSource === source) return;
    account.role = role;
    account.roleSource = source;
    update.run(role, source, account.id);
  };

  // A person's word stands over the format's, the format's over what was only concluded.
  const meetAgain: AccountBook['meetAgain'] = (account, told, isOwn) => {
    if (isOwn) settle(account, 'agent', 'person');
    else if (told !== 'unknown' && account.roleSource === 'assumed')
      settle(account, told, 'format');
  };

  return {
    meet(platform, handle, name, told, isOwn) {
      let account = known.get(platform)?.get(handle);
      if (!account) {
        const source = isOwn ? 'person' : told === 'unknown' ? 'assumed' : 'format';
        account =
          find.get(platform, handle) ??
          make(platform, handle, name, isOwn ? 'agent' : told, source);
        if (byId.size >= mostKnown) {
          known.clear();
          byId.clear();
          isWhole = false;
        }
        knownOn(platform).set(handle, account);
        byId.set(account.id, account);
      }
      meetAgain(account, told, isOwn);
      return account;
    },
    meetAgain,
    conclude(accountId) {
      const account = byId.get(accountId);
      if (account?.role === 'unknown') account.role = 'customer';
    },
    isWhole: () => isWhole,
    forget() {
      known.clear();
      byId.clear();
      isWhole = true;
    },
  };
}

/** The sides of the accounts that speak in a conversation. */
export interface SpeakerRow {
  readonly id: number;
  readonly role: Role;
}

/**
 * Says who the customer of private conversations is. Where the shop's side is known and one other person
 * speaks, that person is the customer, and is remembered as such.
 */
export function customerFinder(db: Database) {
  const speakers = db.prepare<[number], SpeakerRow>(`
    SELECT accounts.id, accounts.role
    FROM accounts
    WHERE accounts.id IN (
      SELECT DISTINCT messages.account_id
      FROM messages
      WHERE messages.conversation_id = ?
    )
    ORDER BY accounts.id`);
  const name = db.prepare(`
    UPDATE conversations
    SET customer_id = ?
    WHERE id = ?
      AND is_group = 0
      AND customer_id IS NOT ?
      AND ${isNotUnmasked}`);
  const conclude = db.prepare(`
    UPDATE accounts
    SET role = 'customer',
        role_source = 'assumed'
    WHERE id = ?
      AND role = 'unknown'`);
  /**
   * Returns the account that was concluded to be the customer, or null. `known` spares the reading where
   * all who speak are known.
   */
  return (
    conversationId: number,
    isGroup: boolean,
    known?: Iterable<SpeakerRow>,
  ): number | null => {
    if (isGroup) return null;
    const all = known ? [...known] : speakers.all(conversationId);
    const customer = all.find(({ role }) => role === 'customer');
    const unknown = all.filter(({ role }) => role === 'unknown');
    if (customer) {
      name.run(customer.id, conversationId, customer.id);
      return null;
    }
    const other = unknown[0];
    if (!other || unknown.length > 1 || !all.some(({ role }) => role === 'agent')) return null;
    conclude.run(other.id);
    name.run(other.id, conversationId, other.id);
    return other.id;
  };
}
