import type { SavedSearch } from '../../../shared/contract/searches.ts';
import type { By } from './store.ts';

/** Searches that people keep, and those that they did last. */
export interface SearchesStore {
  list(): Promise<Omit<SavedSearch, 'count'>[]>;
  /** The new search's id. `conflict` where another has that name. */
  save(name: string, query: string, by: By): Promise<string>;
  /** `not-found`, or `conflict` where another has that name. */
  rename(searchId: string, name: string, by: By): Promise<void>;
  /** `not-found` also for one that was removed before. */
  remove(searchId: string, by: By): Promise<void>;
  recent(person: string, limit: number): Promise<{ readonly query: string; readonly at: number }[]>;
  remember(query: string, by: By): Promise<void>;
  forget(person: string): Promise<void>;
}
