import { createHash } from 'node:crypto';
import { AppError } from '../../../shared/contract/errors.ts';
import { canonicalNote } from '../../../shared/domain/handovers/canonical-note.ts';
import { lintItems } from '../../../shared/domain/handovers/lint.ts';
import type { HandoverStore, StoredHandover } from '../store/handovers.ts';
import type { By } from '../store/store.ts';
import { currentItems } from './view.ts';

/**
 * Freezes a draft: number, hash of the note before, canonical text and its SHA-256. `conflict` while
 * something is missing, or when the draft no longer follows the newest note.
 */
export async function signHandover(
  handovers: HandoverStore,
  handoverId: string,
  signedBy: string,
  by: By,
): Promise<void> {
  await handovers.sign(
    handoverId,
    signedBy,
    (note, previous) => {
      mustBeOwn(note, signedBy);
      mustBeComplete(note);
      mustFollow(note, previous);
      const canonical = canonicalNote(
        note.head,
        note.items.map(({ item }) => item),
      );
      return { canonical, hash: sha256(canonical) };
    },
    by,
  );
}

/** Freezes a draft as it stands, signed by nobody: its time has come, and the next shift must read it. */
export async function publishHandover(
  handovers: HandoverStore,
  handoverId: string,
  by: By,
): Promise<void> {
  await handovers.sign(
    handoverId,
    null,
    (note, previous) => {
      mustFollow(note, previous);
      const canonical = canonicalNote(
        note.head,
        note.items.map(({ item }) => item),
      );
      return { canonical, hash: sha256(canonical) };
    },
    by,
  );
}

/** Hex digest of the UTF-8 form. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function mustBeOwn({ head }: StoredHandover, signedBy: string): void {
  if (signedBy === head.outgoing) return;
  throw new AppError('conflict', 'Only the outgoing clerk signs this note.', {
    outgoing: head.outgoing,
    as: signedBy,
  });
}

function mustBeComplete(note: StoredHandover): void {
  const lint = lintItems(currentItems(note));
  if (lint.length === 0) return;
  const items = [...new Set(lint.map(({ itemId }) => itemId))];
  const missing = items.map((id) => {
    const fields = lint.filter(({ itemId }) => itemId === id).map((one) => one.missing);
    return `item ${id}: ${fields.join(', ')}`;
  });
  const message = `The note cannot be signed yet. Missing: ${missing.join('; ')}.`;
  throw new AppError('conflict', message, { missing: missing.join('; '), items: items.length });
}

/** A draft is made of what the note before left open; when that changed, it is made anew. */
function mustFollow(note: StoredHandover, previous: StoredHandover | null): void {
  const isNext = note.followsId === (previous?.head.handoverId ?? null);
  const closed = previous === null ? [] : currentItems(previous).filter((i) => i.state !== 'open');
  const closedIds = new Set(closed.map(({ id }) => id));
  const isStale = note.items.some(
    ({ item }) => item.carried_from !== null && closedIds.has(item.carried_from),
  );
  if (isNext && !isStale) return;
  throw new AppError('conflict', 'The note before has changed since; draft this one again.', {
    previous: previous?.head.handoverId ?? null,
  });
}
