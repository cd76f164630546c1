import type { HandoverSection, Severity } from '../../../shared/contract/handover-items.ts';
import type { By, Store } from '../store/store.ts';

export interface AddItemRequest {
  readonly handoverId: string;
  readonly section: HandoverSection;
  readonly headline: string;
  readonly severity: Severity;
  /** What the line is about; each must exist. */
  readonly messageIds: readonly string[];
}

/** Adds a line of the clerk's own. `critical` is where red lines show: what goes there is red. */
export async function addItem(
  { handovers, conversations }: Pick<Store, 'handovers' | 'conversations'>,
  { handoverId, section, headline, severity, messageIds }: AddItemRequest,
  by: By,
): Promise<void> {
  const { head } = await handovers.get(handoverId);
  const told = await Promise.all(
    messageIds.map((messageId) =>
      conversations.context({ messageId: Number(messageId), before: 0, after: 0 }),
    ),
  );
  const about = told[0]?.conversation;
  await handovers.addItem(
    handoverId,
    {
      section: section === 'critical' ? 'watch' : section,
      severity: section === 'critical' ? 'red' : severity,
      customer: about?.customer ?? null,
      shop: about?.shop ?? head.shop,
      order_no: null,
      headline,
      situation: '',
      next_action: '',
      owner: head.incoming ?? '',
      due_at: null,
      tz: head.zone,
      if_then: '',
      tried: '',
      evidence: [...messageIds],
      source_ref: { kind: 'manual', id: null },
      created_by: by.actor,
      carried_from: null,
      carry_count: 0,
      state: 'open',
      closed_by: null,
      close_reason: null,
      proof_msg: null,
      proposed: false,
      since: null,
      stage: null,
      amount_cents: null,
      returned_reason: null,
    },
    by,
  );
}
