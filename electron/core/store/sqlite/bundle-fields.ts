import { disputeColumns } from './disputes.ts';

/** Fields that decisions set, as their events name them, and the columns that hold them. */
export const decidedColumns = {
  promise: {
    status: 'status',
    what: 'what',
    kind: 'kind',
    dueAt: 'due_at',
    amountCents: 'amount_cents',
    owner: 'owner',
    closeReason: 'close_reason',
    proofMessageId: 'proof_message_id',
    remindAt: 'remind_at',
    remindedAt: 'reminded_at',
    letGo: 'let_go',
  },
  dispute: { ...disputeColumns, letGo: 'let_go' },
  watch: { status: 'status', closeReason: 'close_reason', letGo: 'let_go' },
} as const;

export type DecidedNoun = keyof typeof decidedColumns;
export type Scalar = string | number | null;

export const decidedTables = {
  promise: 'promises',
  dispute: 'disputes',
  watch: 'watch_findings',
} as const satisfies Record<DecidedNoun, string>;

/** Holds a message: another archive has another number for it. */
export const isMessageField = (field: string): boolean => field.endsWith('MessageId');

/** What an event has set, field by field. `record` makes the row anew. */
export function fieldsSet(
  noun: DecidedNoun,
  action: string,
  detail: Readonly<Record<string, unknown>>,
): Record<string, Scalar> {
  const made: Record<DecidedNoun, Record<string, Scalar>> = {
    promise: { status: 'open', closeReason: null },
    dispute: { stage: 'accept' },
    watch: {},
  };
  const set: Record<string, Scalar> = action === 'record' ? { ...made[noun] } : {};
  for (const field of Object.keys(decidedColumns[noun])) {
    const value = detail[field];
    if (value === null || typeof value === 'string' || typeof value === 'number')
      set[field] = value;
  }
  // Who decides on what was let go takes it out of that act.
  const isDecided = set['status'] !== undefined || set['stage'] !== undefined;
  if (isDecided) set['letGo'] ??= null;
  return set;
}
