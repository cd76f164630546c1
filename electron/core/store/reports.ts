import type { ReportKind, ReportSection } from '../../../shared/contract/reports.ts';
import type { By } from './store.ts';

export interface StoredReport {
  readonly reportId: string;
  readonly kind: ReportKind;
  readonly state: 'draft' | 'signed';
  readonly shop: string | null;
  readonly from: number;
  readonly to: number;
  readonly zone: string;
  readonly createdBy: string;
  readonly written: Readonly<Partial<Record<ReportSection, string>>>;
  readonly signedAt: number | null;
  readonly signedBy: string | null;
  readonly canonical: string | null;
  readonly hash: string | null;
}

/** Everything that a period's report counts. Null where the archive cannot know. */
export interface ReportCounts {
  readonly conversations: number;
  readonly customers: number;
  readonly messages: number;
  readonly answers: number;
  /** Middle time from a customer's first words to the answer, seconds. */
  readonly firstAnswerSeconds: number | null;
  readonly promisesMade: number;
  readonly promisesKept: number;
  readonly promisesBroken: number;
  readonly promisesOverdue: number;
  readonly disputesOpened: number;
  readonly disputesClosed: number;
  readonly contradictions: number;
  readonly exceptions: number;
  readonly feedback: number;
  readonly handovers: number;
}

/** A matter that a report lists, with the messages behind it. */
export interface ReportLine {
  readonly kind: 'dispute' | 'overdue' | 'broken' | 'closed' | 'kept' | 'due' | 'next' | 'feedback';
  readonly customer: string;
  readonly text: string;
  /** UTC ms, where the line has a time of its own. */
  readonly at: number | null;
  /** Kind of the dispute. */
  readonly about: string | null;
  readonly messageIds: readonly string[];
}

export interface AnswerChange {
  readonly topic: string;
  readonly scope: string;
  readonly answer: string;
  readonly before: string | null;
  readonly isRetired: boolean;
  readonly validFrom: number;
  readonly madeAt: number;
  readonly madeBy: string;
  readonly reason: string;
}

interface Period {
  readonly shop: string | null;
  readonly from: number;
  readonly to: number;
}

export interface ReportStore {
  counts(period: Period): Promise<ReportCounts>;
  lines(period: Period): Promise<ReportLine[]>;
  answerChanges(period: Period): Promise<AnswerChange[]>;
  /** Returns the id; the draft of the same kind, shop and period where there is one. */
  draft(
    report: Pick<StoredReport, 'kind' | 'shop' | 'from' | 'to' | 'zone'>,
    by: By,
  ): Promise<string>;
  get(reportId: string): Promise<StoredReport>;
  list(limit: number): Promise<StoredReport[]>;
  /** `conflict` when it is signed. */
  write(reportId: string, section: ReportSection, text: string, by: By): Promise<void>;
  sign(
    reportId: string,
    signed: { readonly by: string; readonly canonical: string; readonly hash: string },
    by: By,
  ): Promise<void>;
  /** In the order of signing. */
  signed(): Promise<StoredReport[]>;
  /** Hash of the newest signed report, null before the first. */
  lastHash(): Promise<string | null>;
}
