import type { By } from './store.ts';

/** What a copied database holds. */
export interface CopiedDatabase {
  readonly messages: number;
  readonly conversations: number;
}

export interface BackupStore {
  /**
   * Writes the database as it stands into a new file, opens the copy and checks it. Others may write
   * meanwhile. `archive-damaged` where the copy is not sound.
   *
   * @param onPages Told now and then; bytes.
   */
  copyTo(
    file: string,
    onPages: (done: number, total: number) => void,
    signal: AbortSignal,
  ): Promise<CopiedDatabase>;
  /** Keeps on record that a backup was made, and where. */
  recordMade(made: { name: string; folder: string; kind: string }, by: By): Promise<void>;
}
