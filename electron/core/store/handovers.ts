import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import type {
  Acknowledgement,
  Addendum,
  Countersignature,
  Handover,
} from '../../../shared/contract/handover-notes.ts';
import type { Polish } from '../../../shared/contract/handover-polish.ts';
import type { DraftItem, ItemField } from '../../../shared/domain/handovers/draft-items.ts';
import type {
  FactMessage,
  HandoverFacts,
  HandoverWindow,
  SourceEnd,
  SourceRef,
} from '../../../shared/domain/handovers/facts.ts';
import type { By } from './store.ts';

/** A note as it is stored: its items as written, and beside them what happened since. */
export interface StoredHandover {
  readonly head: Omit<
    Handover,
    | 'sections'
    | 'acknowledgements'
    | 'addenda'
    | 'countersignatures'
    | 'wantsCountersignature'
    | 'lint'
  >;
  /** Last message that the draft knew of; null when the archive was empty. */
  readonly snapshotMessageId: string | null;
  /** The newest signed note of the same shop when this was drafted. */
  readonly followsId: string | null;
  readonly canonical: string | null;
  readonly items: readonly StoredItem[];
  /** In the order of recording. */
  readonly changes: readonly ItemChange[];
  readonly acknowledgements: readonly Acknowledgement[];
  readonly addenda: readonly Addendum[];
  readonly countersignatures: readonly Countersignature[];
}

export interface StoredItem {
  readonly item: HandoverItem;
  readonly edited: readonly ItemField[];
}

export interface ItemChange {
  readonly itemId: string;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
  readonly proofMessageId: string | null;
  readonly by: string;
  readonly at: number;
}

/** A draft to be written, new (`handoverId` null) or brought up to date. */
export interface DraftRecord {
  readonly handoverId: string | null;
  readonly shop: string | null;
  readonly shift: string;
  readonly from: number;
  readonly to: number;
  readonly zone: string;
  readonly outgoing: string;
  readonly incoming: string | null;
  readonly snapshotAt: number;
  readonly snapshotMessageId: string | null;
  readonly followsId: string | null;
  readonly coverage: HandoverFacts['coverage'];
  readonly leftOut: HandoverFacts['leftOut'];
  readonly items: readonly DraftItem[];
  /** Items of earlier notes whose sources came to an end. */
  readonly ends: readonly ItemChange[];
}

interface ItemEdit {
  readonly handoverId: string;
  /** The item as it is to stand in the draft; null leaves it as it is. */
  readonly item: HandoverItem | null;
  readonly edited: readonly ItemField[];
  readonly changes: readonly ItemChange[];
}

/** A signed note of another archive, as bundles brought it. */
export interface NoteElsewhere {
  readonly archive: string;
  /** Its id there. */
  readonly handoverId: string;
  readonly canonical: string;
  /** Its lines, with messages and sources by their ids here; those that are not here have none. */
  readonly items: readonly HandoverItem[];
  /** Items here that its items carry on, by the id there: with all that came of them here. */
  readonly ours: ReadonlyMap<
    string,
    { readonly lineage: string[]; readonly closedAt: number | null }
  >;
  readonly hash: string;
  readonly publishedAt: number;
  readonly automatic: boolean;
  readonly words: readonly Acknowledgement[];
  /** What became of items there after the signature. */
  readonly changes: readonly ItemChange[];
  readonly addenda: readonly Addendum[];
  readonly countersignatures: readonly Countersignature[];
}

/** What the event log knows of a signed note. */
export interface LoggedNote {
  readonly addenda: number;
  /** Those that came in bundles may have come too late to count. */
  readonly words: readonly { readonly word: Acknowledgement; readonly isOwn: boolean }[];
  readonly countersignatures: readonly Countersignature[];
  /** What became of items after the signature. */
  readonly changes: readonly ItemChange[];
}

export interface Heard {
  readonly conversationId: string;
  /** In time order, at most 50. */
  readonly said: readonly FactMessage[];
}

export type HandoverSummary = StoredHandover['head'] & {
  items: number;
  red: number;
  pending: number;
};

/** Shift notes. Everything of a signed one is read-only; what follows is recorded beside it. */
export interface HandoverStore {
  /** What the archive knows that a draft for this window should say. `not-found`: no such shop. */
  facts(window: HandoverWindow): Promise<HandoverFacts>;
  /**
   * What became of sources before `to`; those that go on, and manual ones, are absent. Keyed by item id.
   */
  ends(items: readonly HandoverItem[], to: number): Promise<ReadonlyMap<string, SourceEnd>>;
  /** Of these sources, the ones whose last line on a signed note was closed and that nothing touched since. */
  closedSources(
    shop: string | null,
    sources: readonly (SourceRef & { readonly lastMessageId: string | null })[],
  ): Promise<readonly SourceRef[]>;
  get(handoverId: string): Promise<StoredHandover>;
  /** The newest signed note of a shop (null: of notes over all shops). */
  findLastSigned(shop: string | null): Promise<StoredHandover | null>;
  /** The unsigned note of a shop for exactly this window. */
  findDraft(shop: string | null, from: number, to: number): Promise<StoredHandover | null>;
  list(page: {
    readonly limit: number;
    readonly beforeId: string | undefined;
  }): Promise<{ handovers: HandoverSummary[]; next: string | null }>;
  /** Returns the id of the draft. */
  saveDraft(draft: DraftRecord, by: By): Promise<string>;
  addItem(handoverId: string, item: Omit<HandoverItem, 'id'>, by: By): Promise<void>;
  edit(edit: ItemEdit, by: By): Promise<void>;
  /** True when the archive has this message. */
  hasMessage(messageId: string): Promise<boolean>;
  /**
   * Signs in one step: `freeze` sees the note as it stands inside the transaction, with its number and
   * the hash before it, and returns the text and its hash, or throws to leave all as it was. Signed by
   * nobody (null), it is published as it stands.
   */
  sign(
    handoverId: string,
    signedBy: string | null,
    freeze: (
      note: StoredHandover,
      previous: StoredHandover | null,
    ) => { canonical: string; hash: string },
    by: By,
  ): Promise<void>;
  /** Records words on items; `isComplete` turns the note into an acknowledged one. */
  acknowledge(
    handoverId: string,
    words: readonly Acknowledgement[],
    changes: readonly ItemChange[],
    isComplete: boolean,
    by: By,
  ): Promise<void>;
  /** Adds to a signed note; `hash` sees the note inside the transaction. */
  addAddendum(
    handoverId: string,
    addendum: Omit<Addendum, 'number' | 'hash'>,
    hash: (note: StoredHandover, number: number) => string,
    by: By,
  ): Promise<void>;
  countersign(handoverId: string, signature: Countersignature, by: By): Promise<void>;
  /** The newest signed note of each shop, and of all shops together. */
  newestSigned(): Promise<readonly StoredHandover[]>;
  /** Signed notes that are not acknowledged yet, oldest first. */
  unacknowledged(): Promise<readonly StoredHandover[]>;
  /** Returns the id. */
  addPolish(polish: Omit<Polish, 'polishId'>, by: By): Promise<string>;
  getPolish(polishId: string): Promise<Polish & { readonly handoverId: string }>;
  decidePolish(polishId: string, state: 'taken' | 'dismissed', by: By): Promise<void>;
  /** Signed notes that came from other archives, oldest first. */
  elsewhere(): Promise<readonly NoteElsewhere[]>;
  /** Words said here on a note of another archive; the next bundle takes them there. */
  acknowledgeElsewhere(
    note: Pick<NoteElsewhere, 'archive' | 'handoverId'>,
    words: readonly Acknowledgement[],
    by: By,
  ): Promise<void>;
  /** What was said in the conversations of these messages within a period, by message. */
  heard(
    messageIds: readonly string[],
    from: number,
    until: number,
  ): Promise<ReadonlyMap<string, Heard>>;
  /** The orders that these messages name, each once. */
  ordersIn(messageIds: readonly string[]): Promise<string[]>;
  /** What these messages say, and who says it. */
  texts(messageIds: readonly string[]): Promise<{ sender: string; text: string }[]>;
  /** Names of the shop's people and accounts. */
  knownNames(): Promise<string[]>;
  /** Every signed note in the order of numbers, and the numbers and hashes that the event log knows. */
  chain(): Promise<{
    notes: readonly StoredHandover[];
    signed: readonly { readonly number: number; readonly hash: string }[];
    /** By note. */
    logged: ReadonlyMap<string, LoggedNote>;
  }>;
}
