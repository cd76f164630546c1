import type { EvidencePackage } from '../../../shared/contract/evidence.ts';
import type { Interval } from '../../../shared/domain/coverage/gaps.ts';
import type { CustodyEntry, CustodyEvent } from '../../../shared/domain/evidence/custody.ts';
import type { MessageKind, Role } from '../../../shared/model/message.ts';
import type { By } from './store.ts';

/** A message as evidence needs it: exactly as exported, with its place in the source file. */
export interface ScopedMessage {
  readonly messageId: string;
  readonly conversationId: string;
  readonly sentAt: number | null;
  readonly wallClock: string | null;
  readonly timeRaw: string;
  readonly zone: string | null;
  readonly sender: string;
  readonly role: Role;
  readonly kind: MessageKind;
  readonly isSystem: boolean;
  readonly internal: boolean;
  readonly edited: boolean;
  readonly text: string;
  readonly sourceFileId: string;
  readonly position: number;
  readonly attachments: readonly ScopedAttachment[];
}

export interface ScopedAttachment {
  readonly name: string;
  /** Null while only the name is known. */
  readonly digest: string | null;
  readonly bytes: number;
  readonly mime: string;
}

export interface ScopedConversation {
  readonly conversationId: string;
  readonly title: string;
  readonly platform: string;
  readonly channel: string;
  readonly shop: string | null;
  readonly customer: string | null;
}

export interface ScopedSource {
  readonly sourceFileId: string;
  readonly name: string;
  readonly origin: string;
  readonly digest: string;
  readonly bytes: number;
  /** Format and its version, e.g. `whatsapp-txt 1`. */
  readonly parser: string;
  readonly encoding: string | null;
  readonly zone: string;
  readonly readCount: number;
  readonly rejectedCount: number;
  /** Reasons of the import's issues, each with its count. */
  readonly issues: Readonly<Record<string, number>>;
  readonly importedAt: number;
  readonly importedBy: string;
  readonly machine: string;
  readonly programVersion: string;
}

/** First and last message of a stretch, in the conversation's order. */
export interface Bounds {
  readonly firstId: string;
  readonly lastId: string;
}

interface ScopeCounts {
  readonly inArchive: number;
  readonly inScope: number;
  readonly recalled: number;
  readonly edited: number;
  readonly system: number;
  readonly withoutTime: number;
  readonly inSeveralSources: number;
}

export interface CaseDraft {
  /** Digest of what was picked. */
  readonly subject: string;
  readonly caseNumber: number | null;
  readonly disputeId: string | null;
  readonly title: string;
  readonly claim: string;
  readonly orderNo: string | null;
}

export interface CaseRecord {
  readonly caseId: string;
  readonly number: number;
  readonly saltKey: Uint8Array;
  /** Deadline of the dispute, where there is one. */
  readonly deadlineAt: number | null;
}

/** The lasting numbers of a case, for the messages and files that were asked for. */
export interface Numbering {
  readonly exhibits: ReadonlyMap<string, number>;
  readonly sources: ReadonlyMap<string, number>;
}

export interface PolicyVersion {
  readonly answerId: string;
  readonly versionId: string;
  readonly topic: string;
  readonly scope: 'shop' | 'sku' | 'order' | 'customer';
  readonly scopeValue: string;
  readonly question: string;
  readonly answer: string;
  readonly isRetired: boolean;
  readonly validFrom: number;
  readonly validTo: number | null;
  readonly owner: string;
  readonly source: string;
  readonly madeAt: number;
  readonly madeBy: string;
}

export interface PackageDraft {
  readonly caseId: string;
  readonly part: number;
  readonly title: string;
  readonly profile: string;
  readonly request: string;
  readonly counts: EvidencePackage['counts'];
  readonly sealCode: string;
  readonly location: string;
}

interface EarlierPackages {
  readonly prior: { readonly name: string; readonly sealCode: string } | null;
  readonly custody: readonly CustodyEntry[];
}

/** The program that makes a package. */
export interface PackageMaker {
  readonly machine: string;
  readonly pid: number;
  /** Whether a process of this machine still runs. */
  readonly isRunning: (pid: number) => boolean;
}

export interface EvidenceStore {
  conversation(conversationId: string): Promise<ScopedConversation>;
  /** Conversation of each message; `not-found` when one is not there. */
  conversationsOf(messageIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** All messages of a conversation in order of time, then of arrival. */
  timeline(
    conversationId: string,
  ): Promise<readonly { readonly messageId: string; readonly sentAt: number | null }[]>;
  /** In the order asked. */
  messages(messageIds: readonly string[]): Promise<readonly ScopedMessage[]>;
  sources(sourceFileIds: readonly string[]): Promise<readonly ScopedSource[]>;
  /** Counted by the database from the bounds alone. */
  counts(conversationId: string, bounds: readonly Bounds[]): Promise<ScopeCounts>;
  /** Extents of the source files that hold this conversation. */
  coverage(conversationId: string): Promise<readonly Interval[]>;

  /** The case of this number, of this dispute or of the same picks; made when there is none. */
  openCase(draft: CaseDraft, by: By): Promise<CaseRecord>;
  /** Gives numbers to what has none yet; never changes one that was given. */
  number(
    caseId: string,
    messageIds: readonly string[],
    sourceFileIds: readonly string[],
  ): Promise<Numbering>;
  cuts(caseId: string): Promise<ReadonlyMap<string, readonly number[]>>;
  keepCuts(caseId: string, cuts: ReadonlyMap<string, readonly number[]>): Promise<void>;
  /** Numbers of files, A-0003 of the case; given once. */
  numberAttachments(
    caseId: string,
    digests: readonly string[],
  ): Promise<ReadonlyMap<string, number>>;
  /** Every version of the answer sheet. */
  policyVersions(): Promise<readonly PolicyVersion[]>;
  /** Messages that an earlier package of the case committed to. */
  committed(caseId: string): Promise<ReadonlySet<string>>;
  /**
   * Number of a package within its case; the same for the same content, person and instant. What a stopped or
   * killed program had is given again.
   */
  reservePart(caseId: string, contentDigest: string, by: By, maker: PackageMaker): Promise<number>;
  /** From here on a package may lie under this number, whatever becomes of the program. */
  keepPart(caseId: string, part: number): Promise<void>;
  /** Lets the next package have the number of one that did not come to be. */
  giveUpPart(caseId: string, part: number, at: number): Promise<void>;
  /** What the case had before this part. */
  earlier(caseId: string, part: number): Promise<EarlierPackages>;

  recordPackage(draft: PackageDraft, by: By, custody: CustodyEvent): Promise<EvidencePackage>;
  recordCustody(packageId: string, event: CustodyEvent): Promise<void>;
  /** Newest first. */
  packages(): Promise<readonly EvidencePackage[]>;
  package(packageId: string): Promise<EvidencePackage>;
  /** The whole log in order. */
  custody(): Promise<readonly CustodyEntry[]>;
  /** What other archives said of theirs, as it came. */
  custodyElsewhere(): Promise<readonly CustodyEntry[]>;
}
