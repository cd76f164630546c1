import { canonicalJson } from '../canonical/canonical-json.ts';
import type { RowAttachment, RowMeta, Span } from './format.ts';
import { bytesOf, type Digests, type KeyedHash } from './hashing.ts';
import { leafPrefix } from './merkle.ts';

/** SHA-256(salt ‖ text): binding, and not to be guessed without the salt, however short the text. */
export function spanHash(span: Span, hashing: Digests): string {
  return 'h' in span ? span.h : hashing.sha256(bytesOf(span.s), span.t);
}

export function attachmentHash(attachment: RowAttachment, hashing: Digests): string {
  if ('h' in attachment) return attachment.h;
  const { name, sha256 } = attachment;
  return hashing.sha256(bytesOf(attachment.s), canonicalJson({ name, sha256 }));
}

/**
 * SHA-256(0x00 ‖ JCS{meta, spans, attachments}) with commitments in place of sender, text and files:
 * the shown and the hidden form of a message have the same leaf, so it can be opened later.
 */
export function leafOf(
  row: {
    readonly meta: RowMeta;
    readonly spans: readonly Span[];
    readonly attachments: readonly RowAttachment[];
  },
  hashing: Digests,
): string {
  const committed = {
    attachments: row.attachments.map((attachment) => attachmentHash(attachment, hashing)),
    meta: { ...row.meta, sender: spanHash(row.meta.sender, hashing) },
    spans: row.spans.map((span) => spanHash(span, hashing)),
  };
  return hashing.sha256(leafPrefix, canonicalJson(committed));
}

/**
 * Salt of one part of one message in one case, by the case's key. Cuts move with `from` and `to`, so no salt ever serves
 * two different texts.
 */
export function saltOf(
  part: {
    readonly uid: string;
    readonly kind: 'text' | 'sender' | 'attachment';
    readonly at: string;
  },
  keyed: KeyedHash,
): string {
  return keyed(`${part.uid}\n${part.kind}\n${part.at}`);
}
