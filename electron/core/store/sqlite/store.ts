import { join } from 'node:path';
import type { Store } from '../store.ts';
import { connect } from './connections.ts';
import { settingsStore } from './settings.ts';

/** Opens the archive folder's database. `write` makes and migrates it where needed. */
export function openStore(folder: string, mode: 'read' | 'write'): Store {
  const connections = connect(join(folder, 'archive.db'), mode);
  return {
    settings: settingsStore(connections),
    async close() {
      connections.close();
    },
  };
}
