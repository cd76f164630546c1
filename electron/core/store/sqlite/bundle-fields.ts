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
  },
  dispute: {
    stage: 'stage',
    kind: 'kind',
    severity: 'severity',
    amountCents: 'amount_cents',
    deadlineAt: 'deadline_at',
    owner: 'owner',
    nextStep: 'next_step',
    closeReason: 'close_reason',
  },
} as const;

export type DecidedNoun = keyof typeof decidedColumns;
export type Scalar = string | number | null;

/** What an event has set, field by field. `record` makes the row anew. */
export function fieldsSet(
  noun: DecidedNoun,
  action: string,
  detail: Readonly<Record<string, unknown>>,
): Record<string, Scalar> {
  const made: Record<DecidedNoun, Record<string, Scalar>> = {
    promise: { status: 'open', closeReason: null },
    dispute: { stage: 'accept' },
  };
  const set: Record<string, Scalar> = action === 'record' ? { ...made[noun] } : {};
  for (const field of Object.keys(decidedColumns[noun])) {
    const value = detail[field];
    if (value === null || typeof value === 'string' || typeof value === 'number')
      set[field] = value;
  }
  return set;
}
