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
import type { CaseRecord, Numbering, ScopedAttachment, ScopedMessage } from '../store/evidence.ts';
import type { PackedAttachments } from './attachments.ts';
import { hashing } from './hashing.ts';
import type { RemovalPlan } from './removal-plan.ts';

export interface RowContext {
  readonly case: CaseRecord;
  readonly numbering: Numbering;
  readonly plan: RemovalPlan;
  /** Cuts of this case, those of this request among them. */
  readonly cuts: ReadonlyMap<string, readonly number[]>;
  readonly attachments: PackedAttachments;
}

/** Rows of messages.jsonl, numbered from 1 over the whole package. */
export async function rowsOf(
  messages: readonly ScopedMessage[],
  context: RowContext,
  signal: AbortSignal,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const message of messages) {
    rows.push(rowOf(message, rows.length + 1, context));
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

function rowOf(message: ScopedMessage, seq: number, context: RowContext): Row {
  const { plan, numbering } = context;
  const uid = `M-${message.messageId}`;
  const sender = senderOf(message, uid, context);
  const spans = spansOf(message, uid, context);
  const attachments = message.attachments.map((file) => attachmentOf(message, file, uid, context));
  const meta: RowMeta = {
    uid,
    conv: `C-${message.conversationId}`,
    ts_raw: message.timeRaw,
    ts: message.sentAt === null ? null : utc(message.sentAt),
    wall: message.wallClock,
    tz_assumed: message.zone,
    role: message.role,
    sender,
    kind: message.kind,
    system: message.isSystem,
    edited: message.edited,
    source: sourceName(numbering.sources.get(message.sourceFileId) ?? 0),
    line: message.position,
  };
  const leaf = leafOf({ meta, spans, attachments }, hashing);
  const withheld = plan.withheld(message.messageId);
  if (withheld) return { seq, state: 'withheld', reason: withheld, leaf };
  const ex = exhibitNumber(context.case.number, numbering.exhibits.get(message.messageId) ?? 0);
  return {
    seq,
    ex,
    state: hidesPart({ meta, spans, attachments }) ? 'redacted' : 'included',
    meta,
    spans,
    attachments,
    leaf,
  };
}

function senderOf(message: ScopedMessage, uid: string, { case: { saltKey }, plan }: RowContext) {
  const s = saltOf(saltKey, { uid, kind: 'sender', at: '' }, hashing);
  const needle = holdsAny(message.sender, plan.needles);
  return spanOf({ s, t: message.sender }, needle?.reason ?? null);
}

function spansOf(message: ScopedMessage, uid: string, context: RowContext): Span[] {
  const kept = context.cuts.get(message.messageId) ?? [];
  const whole = context.plan.wholeReason(message);
  return piecesOf(message.text, context.plan.hidden(message), kept).map(
    ({ start, end, reason }) => {
      const at = `${start}-${end}`;
      const s = saltOf(context.case.saltKey, { uid, kind: 'text', at }, hashing);
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
  { case: { saltKey }, attachments }: RowContext,
): RowAttachment {
  const s = saltOf(saltKey, { uid, kind: 'attachment', at: name }, hashing);
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
