import { z } from 'zod';
import { AppError } from '../../../shared/contract/errors.ts';
import {
  handoverSchema,
  type Acknowledgement,
  type HandoverElsewhere,
} from '../../../shared/contract/handover-notes.ts';
import { isAcknowledged } from '../../../shared/domain/handovers/acknowledgements.ts';
import type {
  HandoverStore,
  ItemChange,
  NoteElsewhere,
  StoredHandover,
} from '../store/handovers.ts';
import type { By } from '../store/store.ts';
import { wordsOn, type AcknowledgeRequest } from './acknowledge.ts';
import { brokenAddendum } from './addendum.ts';
import { sha256 } from './sign.ts';
import { toHandover, type CountersignRule } from './view.ts';

/** Notes of other archives as every host shows them, each checked against its hash and its neighbour. */
export async function listElsewhere(
  handovers: HandoverStore,
  rule: CountersignRule,
): Promise<HandoverElsewhere[]> {
  return (await checkedElsewhere(handovers)).map(({ note, stored, isIntact }) => ({
    archive: note.archive,
    verdict: isIntact ? 'intact' : 'altered',
    note: toHandover(stored, rule),
  }));
}

/** Those that nobody has altered on the way. */
export async function intactElsewhere(handovers: HandoverStore) {
  return (await checkedElsewhere(handovers)).filter(({ isIntact }) => isIntact);
}

async function checkedElsewhere(handovers: HandoverStore) {
  const notes = await handovers.elsewhere();
  const hashes = new Map(notes.map((note) => [`${note.archive} ${numberOf(note)}`, note.hash]));
  return notes.map((note) => {
    const stored = toStored(note);
    const { number, previousHash } = stored.head;
    const before = hashes.get(`${note.archive} ${(number ?? 0) - 1}`);
    const isIntact =
      sha256(note.canonical) === note.hash &&
      (before === undefined || before === previousHash) &&
      brokenAddendum(note.hash, note.addenda) === null;
    return { note, stored, isIntact };
  });
}

/** One of them. `not-found` where no bundle brought it. */
export function elsewhereOf(
  notes: readonly HandoverElsewhere[],
  archive: string,
  handoverId: string,
): HandoverElsewhere {
  const found = notes.find((one) => one.archive === archive && one.note.handoverId === handoverId);
  if (found) return found;
  throw new AppError('not-found', 'No bundle has brought this note.', { archive, handoverId });
}

/** A word on a note of another archive, by the same rules as on one's own. */
export async function acknowledgeElsewhere(
  handovers: HandoverStore,
  archive: string,
  request: AcknowledgeRequest,
  by: By,
): Promise<void> {
  const { handoverId } = request;
  const found = (await checkedElsewhere(handovers)).find(
    ({ note }) => note.archive === archive && note.handoverId === handoverId,
  );
  if (!found) {
    throw new AppError('not-found', 'No bundle has brought this note.', { archive, handoverId });
  }
  if (!found.isIntact) {
    const why = 'This note is not what was signed; nobody can answer for it.';
    throw new AppError('conflict', why, { archive, handoverId });
  }
  const { words } = wordsOn(found.stored, request, by);
  await handovers.acknowledgeElsewhere({ archive, handoverId }, words, by);
}

const canonicalSchema = z.object(
  handoverSchema.pick({
    handoverId: true,
    number: true,
    shop: true,
    shift: true,
    from: true,
    to: true,
    zone: true,
    outgoing: true,
    incoming: true,
    snapshotAt: true,
    coverage: true,
    leftOut: true,
    signedAt: true,
    signedBy: true,
    previousHash: true,
  }).shape,
);

function numberOf({ canonical }: NoteElsewhere): number {
  return canonicalSchema.parse(JSON.parse(canonical)).number ?? 0;
}

function toStored(note: NoteElsewhere): StoredHandover {
  const head = canonicalSchema.parse(JSON.parse(note.canonical));
  const ids = note.items.map(({ id }) => id);
  return {
    head: {
      ...head,
      state: isAcknowledged(ids, note.words) ? 'acknowledged' : 'signed',
      hash: note.hash,
      publishedAt: note.publishedAt,
      automatic: note.automatic,
      startedAt: null,
      endedAt: null,
    },
    snapshotMessageId: null,
    followsId: null,
    canonical: note.canonical,
    items: note.items.map((item) => ({ item, edited: [] })),
    changes: ownersOf(note.words).concat(note.changes),
    acknowledgements: note.words,
    addenda: note.addenda,
    countersignatures: note.countersignatures,
  };
}

/** Accepting moves the ownership. */
function ownersOf(words: readonly Acknowledgement[]): ItemChange[] {
  return words
    .filter(({ action }) => action === 'accept')
    .map(({ itemId, by, at }) => {
      const moved = { itemId, field: 'owner', before: null, after: by };
      return { ...moved, reason: null, proofMessageId: null, by, at };
    });
}
