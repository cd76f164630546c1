import { join } from 'node:path';
import type { DatabaseKeys } from '../../system/archive-key.ts';
import type { Store } from '../store.ts';
import { analysisStore } from './analysis.ts';
import { answersStore } from './answers.ts';
import { archiveStore } from './archive.ts';
import { backupStore } from './backups.ts';
import { bundleStore } from './bundles.ts';
import { caseStore } from './cases.ts';
import { connect } from './connections.ts';
import { contradictionStore } from './contradictions.ts';
import { conversationStore } from './conversations.ts';
import { coverageStore } from './coverage.ts';
import { disputeStore } from './disputes.ts';
import { evidenceStore } from './evidence.ts';
import { handoverStore } from './handovers.ts';
import { historyStore } from './history.ts';
import { letGoStore } from './let-go.ts';
import { marksStore } from './marks.ts';
import { metricsStore } from './metrics.ts';
import { presetStore } from './presets.ts';
import { peopleStore } from './people.ts';
import { personStore } from './persons.ts';
import { reportStore } from './reports.ts';
import { shiftStore } from './shifts.ts';
import { promiseStore } from './promises.ts';
import { inboxStore } from './inbox.ts';
import { importsStore } from './imports.ts';
import { referenceStore } from './references.ts';
import { searchStore } from './search/store.ts';
import { searchesStore } from './searches.ts';
import { waitingStore } from './waiting.ts';
import { watchStore } from './watch.ts';
import { settingsStore } from './settings.ts';
import { spotChecksStore } from './spot-checks.ts';

/**
 * Opens the archive folder's database. `write` makes and migrates it where needed. `giveWay` is called between
 * small steps of what nobody waits for.
 */
export function openStore(
  folder: string,
  mode: 'read' | 'write',
  keys: DatabaseKeys | null = null,
  giveWay: () => void = () => undefined,
): Store {
  const key = keys?.archive ?? null;
  const file = join(folder, 'archive.db');
  const connections = connect(file, mode, key);
  const search = searchStore(connections, folder, mode, keys, giveWay);
  return {
    analysis: analysisStore(connections, { file, key }),
    answers: answersStore(connections),
    archive: archiveStore(connections),
    backups: backupStore(connections, key),
    bundles: bundleStore(connections),
    cases: caseStore(connections),
    contradictions: contradictionStore(connections),
    conversations: conversationStore(connections),
    coverage: coverageStore(connections),
    disputes: disputeStore(connections),
    evidence: evidenceStore(connections),
    handovers: handoverStore(connections),
    history: historyStore(connections),
    letGo: letGoStore(connections),
    marks: marksStore(connections),
    metrics: metricsStore(connections),
    presets: presetStore(connections),
    people: peopleStore(connections),
    persons: personStore(connections),
    promises: promiseStore(connections),
    inbox: inboxStore(connections),
    imports: importsStore(connections),
    references: referenceStore(connections),
    search,
    searches: searchesStore(connections),
    reports: reportStore(connections),
    settings: settingsStore(connections),
    spotChecks: spotChecksStore(connections),
    shifts: shiftStore(connections),
    waiting: waitingStore(connections),
    watch: watchStore(connections),
    async close() {
      search.close();
      connections.close();
    },
  };
}
