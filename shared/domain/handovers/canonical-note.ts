import type { HandoverItem } from '../../contract/handover-items.ts';
import type { Handover } from '../../contract/handover-notes.ts';
import { canonicalJson, type Json } from '../canonical/canonical-json.ts';
import { sectionsOf } from './sections.ts';

/** Everything of a note that its signature covers, beside the items. */
export type NoteHead = Pick<
  Handover,
  | 'handoverId'
  | 'number'
  | 'shop'
  | 'shift'
  | 'from'
  | 'to'
  | 'zone'
  | 'outgoing'
  | 'incoming'
  | 'snapshotAt'
  | 'coverage'
  | 'leftOut'
  | 'signedAt'
  | 'signedBy'
  | 'previousHash'
  | 'publishedAt'
  | 'automatic'
>;

/**
 * The text that is hashed at signing: the note as it stood, with the hash of the note before. What
 * happens after the signature (acknowledgements, states, owners) is no part of it.
 */
export function canonicalNote(head: NoteHead, items: readonly HandoverItem[]): string {
  const { handoverId, number, shop, shift, from, to, zone, outgoing, incoming } = head;
  const { snapshotAt, coverage, leftOut, signedAt, signedBy, previousHash } = head;
  const note = {
    spec: 'keptword-handover/1',
    handoverId,
    number,
    shop,
    shift,
    from,
    to,
    zone,
    outgoing,
    incoming,
    snapshotAt,
    coverage,
    leftOut,
    signedAt,
    signedBy,
    previousHash,
    // Said only where it is so: notes from before there was such a thing read the same.
    ...(head.automatic ? { publishedAt: head.publishedAt } : {}),
    sections: sectionsOf(items),
  };
  return canonicalJson(note as Json);
}
