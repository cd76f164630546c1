import type { Dispute } from '../../shared/contract/disputes.ts';

/** One line of a list. */
export function disputeLine(dispute: Dispute): string {
  const { disputeId, stage, severity, kind, customer, conversationTitle, excerpt } = dispute;
  const who = customer ?? conversationTitle;
  const late = dispute.isOverdue ? 'overdue' : '-';
  return [disputeId, stage, severity, late, kind, who, excerpt.replaceAll('\n', ' ')].join('\t');
}

/** What the case has and lacks, and who decided what. */
export function caseLines({ evidence, duties }: Dispute): string[] {
  const marks = { there: '✓', missing: '✗', 'not-needed': '·' } as const;
  return [...evidence, ...duties].map(
    ({ item, state, messageId, note }) =>
      `  ${marks[state]} ${item}${messageId === null ? '' : `\t${messageId}`}${note ? `\t${note}` : ''}`,
  );
}
