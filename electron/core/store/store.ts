import type { AnalysisStore } from './analysis.ts';
import type { ArchiveStore } from './archive.ts';
import type { DisputeStore } from './disputes.ts';
import type { EvidenceStore } from './evidence.ts';
import type { PromiseStore } from './promises.ts';
import type { SettingsStore } from './settings.ts';

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
  readonly archive: ArchiveStore;
  readonly disputes: DisputeStore;
  readonly evidence: EvidenceStore;
  readonly promises: PromiseStore;
  readonly settings: SettingsStore;
  close(): Promise<void>;
}
