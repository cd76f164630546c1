import type { AnalysisStore } from './analysis.ts';
import type { AnswersStore } from './answers.ts';
import type { ArchiveStore } from './archive.ts';
import type { BackupStore } from './backups.ts';
import type { BundleStore } from './bundles.ts';
import type { CaseStore } from './cases.ts';
import type { ContradictionStore } from './contradictions.ts';
import type { CoverageStore } from './coverage.ts';
import type { ConversationStore } from './conversations.ts';
import type { DisputeStore } from './disputes.ts';
import type { EvidenceStore } from './evidence.ts';
import type { HistoryStore } from './history.ts';
import type { HandoverStore } from './handovers.ts';
import type { LetGoStore } from './let-go.ts';
import type { MarksStore } from './marks.ts';
import type { MetricsStore } from './metrics.ts';
import type { PresetStore } from './presets.ts';
import type { PeopleStore } from './people.ts';
import type { PersonStore } from './persons.ts';
import type { ReportStore } from './reports.ts';
import type { ShiftStore } from './shifts.ts';
import type { PromiseStore } from './promises.ts';
import type { InboxStore } from './inbox.ts';
import type { ImportsStore } from './imports.ts';
import type { ReferenceStore } from './references.ts';
import type { SearchStore } from './search.ts';
import type { SearchesStore } from './searches.ts';
import type { WaitingStore } from './waiting.ts';
import type { WatchStore } from './watch.ts';
import type { SettingsStore } from './settings.ts';
import type { SpotChecksStore } from './spot-checks.ts';

/** Who did it, and when (UTC ms). */
export interface By {
  readonly actor: string;
  readonly at: number;
}

/**
 * All that the product keeps, one part an aggregate. Every method is asynchronous, coarse and atomic:
 * it has happened wholly or not at all.
 */
export interface Store {
  readonly analysis: AnalysisStore;
  readonly answers: AnswersStore;
  readonly archive: ArchiveStore;
  readonly backups: BackupStore;
  readonly bundles: BundleStore;
  readonly cases: CaseStore;
  readonly contradictions: ContradictionStore;
  readonly conversations: ConversationStore;
  readonly coverage: CoverageStore;
  readonly disputes: DisputeStore;
  readonly evidence: EvidenceStore;
  readonly handovers: HandoverStore;
  readonly history: HistoryStore;
  readonly letGo: LetGoStore;
  readonly marks: MarksStore;
  readonly metrics: MetricsStore;
  readonly presets: PresetStore;
  readonly people: PeopleStore;
  readonly persons: PersonStore;
  readonly promises: PromiseStore;
  readonly inbox: InboxStore;
  readonly imports: ImportsStore;
  readonly references: ReferenceStore;
  readonly reports: ReportStore;
  readonly search: SearchStore;
  readonly searches: SearchesStore;
  readonly settings: SettingsStore;
  readonly spotChecks: SpotChecksStore;
  readonly shifts: ShiftStore;
  readonly waiting: WaitingStore;
  readonly watch: WatchStore;
  close(): Promise<void>;
}
