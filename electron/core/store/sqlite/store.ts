import { join } from 'node:path';
import type { Store } from '../store.ts';
import { analysisStore } from './analysis.ts';
import { archiveStore } from './archive.ts';
import { connect } from './connections.ts';
import { disputeStore } from './disputes.ts';
import { evidenceStore } from './evidence.ts';
import { promiseStore } from './promises.ts';
import { settingsStore } from './settings.ts';

/** Opens the archive folder's database. `write` makes and migrates it where needed. */
export function openStore(folder: string, mode: 'read' | 'write'): Store {
  const connections = connect(join(folder, 'archive.db'), mode);
  return {
    analysis: analysisStore(connections),
    archive: archiveStore(connections),
    disputes: disputeStore(connections),
    evidence: evidenceStore(connections),
    promises: promiseStore(connections),
    settings: settingsStore(connections),
    async close() {
      connections.close();
    },
  };
}
