import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  leafOf,
  saltOf,
  spanHash,
  attachmentHash,
} from '../../../shared/domain/evidence/commitment.ts';
import {
  exhibitNumber,
  hidesPart,
  sourceName,
  utc,
  type HidingReason,
  type Row,
  type RowAttachment,
  type RowMeta,
  type Span,
} from '../../../shared/domain/evidence/format.ts';
import { cutsOf, holdsAny, piecesOf } from '../../../shared/domain/evidence/removal.ts';
import type { KeyedHash } from '../../../shared/domain/evidence/hashing.ts';
import type { CaseRecord, Numbering, ScopedAttachment, ScopedMessage } from '../store/evidence.ts';
import type { PackedAttachments } from './attachments.ts';
import { hashing, keyedHash } from './hashing.ts';
import type { RemovalPlan } from './removal-plan.ts';

export interface RowContext {
  readonly case: CaseRecord;
  readonly numbering: Numbering;
  readonly plan: RemovalPlan;
  /** Cuts of this case, those of this request among them. */
  readonly cuts: ReadonlyMap<string, readonly number[]>;
  readonly attachments: PackedAttachments;
}

interface SaltedContext extends RowContext {
  readonly keyed: KeyedHash;
}

/** Rows of messages.jsonl, numbered from 1 over the whole package. */
export async function rowsOf(
  messages: readonly ScopedMessage[],
  context: RowContext,
  signal: AbortSignal,
): Promise<Row[]> {
  const rows: Row[] = [];
  const salted = { ...context, keyed: keyedHash(context.case.saltKey) };
  for (const message of messages) {
    rows.push(rowOf(message, rows.length + 1, salted));
    // Other requests get their turn on this thread.
    if (rows.length % 500 === 0) await nextTurn();
    signal.throwIfAborted();
  }
  return rows;
}

/** Where each message is cut when this plan is followed; hidden and shown form are cut alike. */
export function cutsOfPlan(
  messages: readonly ScopedMessage[],
  plan: RemovalPlan,
  kept: ReadonlyMap<string, readonly number[]>,
): Map<string, readonly number[]> {
  const cuts = messages.map((message): [string, readonly number[]] => [
    message.messageId,
    cutsOf(message.text, plan.hidden(message), kept.get(message.messageId) ?? []),
  ]);
  return new Map(cuts.filter(([, offsets]) => offsets.length > 0));
}

function rowOf(message: ScopedMessage, seq: number, context: SaltedContext): Row {
  const { plan, numbering } = context;
  const uid = `M-${message.messageId}`;
  const sender = senderOf(message, uid, context);
  const spans = spansOf(message, uid, context);
  const attachments = message.attachments.map((file) => attachmentOf(message, file, uid, context));
  // Here and below keys stand in the order of canonical JSON, so that nothing is left to sort in it.
  const meta: RowMeta = {
    conv: `C-${message.conversationId}`,
    edited: message.edited,
    kind: message.kind,
    line: message.position,
    role: message.role,
    sender,
    source: sourceName(numbering.sources.get(message.sourceFileId) ?? 0),
    system: message.isSystem,
    ts: message.sentAt === null ? null : utc(message.sentAt),
    ts_raw: message.timeRaw,
    tz_assumed: message.zone,
    uid,
    wall: message.wallClock,
  };
  const leaf = leafOf({ meta, spans, attachments }, hashing);
  const withheld = plan.withheld(message.messageId);
  if (withheld) return { seq, state: 'withheld', reason: withheld, leaf };
  const ex = exhibitNumber(context.case.number, numbering.exhibits.get(message.messageId) ?? 0);
  const state = hidesPart({ meta, spans, attachments }) ? 'redacted' : 'included';
  return { attachments, ex, leaf, meta, seq, spans, state };
}

function senderOf(message: ScopedMessage, uid: string, { keyed, plan }: SaltedContext) {
  const s = saltOf({ uid, kind: 'sender', at: '' }, keyed);
  const needle = holdsAny(message.sender, plan.needles);
  return spanOf({ s, t: message.sender }, needle?.reason ?? null);
}

function spansOf(message: ScopedMessage, uid: string, context: SaltedContext): Span[] {
  const kept = context.cuts.get(message.messageId) ?? [];
  const whole = context.plan.wholeReason(message);
  return piecesOf(message.text, context.plan.hidden(message), kept).map(
    ({ start, end, reason }) => {
      const at = `${start}-${end}`;
      const s = saltOf({ uid, kind: 'text', at }, context.keyed);
      return spanOf({ s, t: message.text.slice(start, end) }, whole ?? reason);
    },
  );
}

function spanOf(shown: { s: string; t: string }, reason: HidingReason | null): Span {
  return reason === null ? shown : { h: spanHash(shown, hashing), reason };
}

/** The commitment is to name and digest as the archive has them, whether or not the file is shown. */
function attachmentOf(
  message: ScopedMessage,
  { name, digest }: ScopedAttachment,
  uid: string,
  { keyed, attachments }: SaltedContext,
): RowAttachment {
  const s = saltOf({ uid, kind: 'attachment', at: name }, keyed);
  const packed = attachments.of(message.messageId, name);
  if (packed.state === 'included' && digest !== null) {
    return { state: 'included', file: packed.file, s, name, sha256: digest };
  }
  const absent = { state: 'absent', s, name, sha256: digest } as const;
  if (packed.state === 'absent' || packed.state === 'included') return absent;
  const h = attachmentHash(absent, hashing);
  const { reason } = packed;
  if (packed.state === 'withheld') return { state: 'withheld', h, reason };
  return { state: 'redacted', file: packed.file, sha256: packed.sha256, h, reason };
}
