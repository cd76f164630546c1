import type { ImportedFile, PortableDeed, PortableRole } from './bundle-records.ts';

/** What goes to another archive and comes from one. */
export interface BundleStore {
  /** Who this archive is; made when first asked for. */
  identity(make: () => ArchiveIdentity): Promise<ArchiveIdentity>;
  /** Batches that ended at or after `since` (UTC ms), oldest first. */
  batches(archiveId: string, since: number): Promise<PortableBatch[]>;
  /** What people have decided at or after `since`, in a form that other archives understand. */
  deeds(archiveId: string, since: number): Promise<PortableDeed[]>;
  /** Sides that people have told of accounts. */
  roles(): Promise<PortableRole[]>;
  knowsBatch(origin: Origin): Promise<boolean>;
  recordBatch(batchId: string, origin: Origin): Promise<void>;
  /**
   * Keeps what is new of these and applies whatever can be: in the end every promise, dispute and link is
   * as its last word says, in whatever order they came. Those about messages that are not here yet wait.
   */
  receive(
    archiveId: string,
    deeds: readonly PortableDeed[],
    roles: readonly PortableRole[],
    at: number,
  ): Promise<ReceivedDeeds>;
  /** Batches of which others have said that they are withdrawn, or stand again. */
  standings(archiveId: string): Promise<OpenStanding[]>;
  /** Remembers that such words were heard. */
  settled(standing: OpenStanding): Promise<void>;
}

/** The latest word of other archives on a batch. */
export interface OpenStanding {
  readonly batchId: string;
  /** Why it is withdrawn; null: it stands. */
  readonly reason: string | null;
  readonly at: number;
  readonly actor: string;
  /** All words that it stands for. */
  readonly origins: readonly Origin[];
  /** False where it is so already, or somebody here has said something later. */
  readonly isChange: boolean;
}

export interface ArchiveIdentity {
  /** Hex; begins the SHA-256 of the public key. */
  readonly archiveId: string;
  /** PEM, Ed25519. */
  readonly privateKey: string;
  readonly publicKey: string;
}

/** Where a batch or deed first was: the archive, and its number there. */
export interface Origin {
  readonly archive: string;
  readonly id: string;
}

export interface PortableBatch {
  readonly origin: Origin;
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly actor: string;
  readonly machine: string;
  readonly programVersion: string;
  readonly shop: string | null;
  readonly files: readonly ImportedFile[];
}

export interface ReceivedDeeds {
  readonly applied: number;
  /** Known before. */
  readonly known: number;
  /** About messages or batches that this archive does not have yet. */
  readonly waiting: number;
  readonly conflicts: readonly DeedConflict[];
}

/** Both archives have decided, and not the same. The later word holds. */
export interface DeedConflict {
  readonly noun: string;
  /** The beginning of the message that it is about, or the account. */
  readonly about: string;
  readonly field: string;
  readonly here: string;
  readonly there: string;
  readonly kept: string;
}
