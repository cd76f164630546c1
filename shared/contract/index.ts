import { answersContract } from './answers.ts';
import { archiveContract } from './archive.ts';
import { archivesContract } from './archives.ts';
import { backupsContract } from './backups.ts';
import { bundlesContract } from './bundles.ts';
import { contradictionsContract } from './contradictions.ts';
import { casesContract } from './cases.ts';
import { conversationsContract } from './conversations.ts';
import { coverageContract } from './coverage.ts';
import { disputesContract } from './disputes.ts';
import { draftsContract } from './drafts.ts';
import { encryptionContract } from './encryption.ts';
import { evidenceContract } from './evidence.ts';
import { faqContract } from './faq.ts';
import { handoversContract } from './handovers.ts';
import { historyContract } from './history.ts';
import { importsContract } from './imports.ts';
import { letGoContract } from './let-go.ts';
import { marksContract } from './marks.ts';
import { metricsContract } from './metrics.ts';
import { passphraseContract } from './passphrase.ts';
import { peopleContract } from './people.ts';
import { personsContract } from './persons.ts';
import { promisesContract } from './promises.ts';
import { reportsContract } from './reports.ts';
import { screenContract } from './screen.ts';
import { searchContract } from './search.ts';
import { searchesContract } from './searches.ts';
import { settingsContract } from './settings.ts';
import { spotChecksContract } from './spot-checks.ts';
import { shiftsContract } from './shifts.ts';
import { waitingContract } from './waiting.ts';
import { watchContract } from './watch.ts';

/** Everything that a host can ask of the core on one archive. The only way in, for every host. */
export const contract = {
  answers: answersContract,
  archive: archiveContract,
  backups: backupsContract,
  bundles: bundlesContract,
  cases: casesContract,
  contradictions: contradictionsContract,
  conversations: conversationsContract,
  coverage: coverageContract,
  disputes: disputesContract,
  drafts: draftsContract,
  evidence: evidenceContract,
  faq: faqContract,
  handovers: handoversContract,
  history: historyContract,
  imports: importsContract,
  letGo: letGoContract,
  marks: marksContract,
  metrics: metricsContract,
  passphrase: passphraseContract,
  people: peopleContract,
  persons: personsContract,
  promises: promisesContract,
  reports: reportsContract,
  search: searchContract,
  searches: searchesContract,
  settings: settingsContract,
  spotChecks: spotChecksContract,
  shifts: shiftsContract,
  waiting: waitingContract,
  watch: watchContract,
};

/** What a screen can ask: the open archive, and which archive is open. */
export const appContract = {
  ...contract,
  archives: archivesContract,
  encryption: encryptionContract,
  screen: screenContract,
};
export type AppContract = typeof appContract;
