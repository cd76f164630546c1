import type { OpponentPoint } from '../../../../shared/contract/cases.ts';
import { riskyWordsIn } from '../../../../shared/domain/detection/risks/risky-words.ts';
import type { ConversationGap } from '../completeness-facts.ts';
import type { ScopeFindings } from '../../store/cases.ts';
import type { ScopedMessage } from '../../store/evidence.ts';

/** The strongest points against the shop in the same messages, strongest first, then as they were said. */
export function opponentView(
  messages: readonly ScopedMessage[],
  findings: ScopeFindings,
  gaps: readonly ConversationGap[],
): OpponentPoint[] {
  const byId = new Map(messages.map((message) => [message.messageId, message]));
  const said = (messageId: string): Pick<OpponentPoint, 'at' | 'excerpt'> => ({
    at: byId.get(messageId)?.sentAt ?? null,
    excerpt: byId.get(messageId)?.text ?? '',
  });
  const points: OpponentPoint[] = [];
  for (const { messageId, role, text, sentAt } of messages) {
    if (role !== 'agent') continue;
    for (const { risk, words } of riskyWordsIn(text)) {
      const isAdmission = risk === 'admission';
      points.push({
        kind: isAdmission ? 'admission' : 'risky-words',
        weight: isAdmission ? 3 : 1,
        messageIds: [messageId],
        at: sentAt,
        excerpt: text,
        code: isAdmission ? 'admission' : 'risky-words',
        detail: isAdmission ? words : `${risk}: ${words}`,
      });
    }
  }
  const last = messages.reduce((latest, { sentAt }) => Math.max(latest, sentAt ?? 0), 0);
  for (const { messageId, status, dueAt, what } of findings.promises) {
    if (byId.get(messageId)?.role !== 'agent') continue;
    const isBroken = status === 'broken';
    if (!isBroken && (dueAt === null || dueAt > last)) continue;
    points.push({
      kind: isBroken ? 'broken-promise' : 'late-promise',
      weight: isBroken ? 3 : 2,
      messageIds: [messageId],
      ...said(messageId),
      code: isBroken ? 'broken-promise' : 'late-promise',
      detail: dueAt === null ? what : `${what} (${new Date(dueAt).toISOString()})`,
    });
  }
  for (const { slot, messageAId, messageBId, valueA, valueB } of findings.contradictions) {
    points.push({
      kind: 'contradiction',
      weight: 2,
      messageIds: [...(messageAId === null ? [] : [messageAId]), messageBId],
      ...said(messageBId),
      code: 'contradiction',
      detail: `${slot}: ${valueA ?? '?'} ≠ ${valueB ?? '?'}`,
    });
  }
  for (const { from, to, why } of gaps) {
    points.push({
      kind: 'gap',
      weight: 1,
      messageIds: [],
      at: from,
      excerpt: `${new Date(from).toISOString()} – ${new Date(to).toISOString()}`,
      code: 'gap',
      detail: why,
    });
  }
  return points.toSorted((a, b) => b.weight - a.weight || (a.at ?? 0) - (b.at ?? 0));
}
