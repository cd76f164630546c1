import type { Database } from 'better-sqlite3';
import type { DisputeTick } from '../disputes.ts';
import { writeTick } from './disputes-checks.ts';

interface Word {
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly detail: string;
}

/** Brings the checklists of a dispute to the last word on each item; `words` in their lasting order. */
export function foldChecks(db: Database, disputeId: number, words: readonly Word[]): void {
  const last = new Map<string, { tick: DisputeTick; by: Word }>();
  for (const word of words) {
    if (word.action !== 'check') continue;
    const { item, state, messageId = null, note = null } = JSON.parse(word.detail) as DisputeTick;
    last.set(item, { tick: { item, state, messageId, note }, by: word });
  }
  for (const { tick, by } of last.values()) writeTick(db, disputeId, tick, by);
}
