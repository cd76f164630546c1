import type { EvidenceRequest, Redaction } from '../../../shared/contract/evidence.ts';
import type { BasketItem } from '../../ui/basket.ts';
import { useKeptState } from '../../ui/kept-state.ts';

export type HidingReason = Redaction['reason'];

/** A package as far as it is described; kept while one looks something up in another room. */
export interface EvidenceDraft {
  readonly source: 'basket' | 'conversation';
  readonly conversationId: string | null;
  /** UTC ms. */
  readonly from: number | null;
  readonly to: number | null;
  readonly title: string;
  readonly claim: string;
  readonly orderNo: string;
  readonly redactions: readonly Redaction[];
  readonly withheld: readonly Omit<Redaction, 'start' | 'end'>[];
}

const emptyDraft: EvidenceDraft = {
  source: 'basket',
  conversationId: null,
  from: null,
  to: null,
  title: '',
  claim: '',
  orderNo: '',
  redactions: [],
  withheld: [],
};

export interface DraftState {
  readonly draft: EvidenceDraft;
  readonly set: (change: Partial<EvidenceDraft>) => void;
  readonly reset: () => void;
}

export function useDraft(): DraftState {
  const [draft, setDraft] = useKeptState('evidence.draft', () => emptyDraft);
  return {
    draft,
    set: (change) => setDraft((before) => ({ ...before, ...change })),
    reset: () => setDraft(emptyDraft),
  };
}

/** What decides on the messages: preview and package take the same. Null while nothing is chosen. */
export type ScopeRequest = Pick<EvidenceRequest, 'messageIds' | 'redactions' | 'withheld'> &
  Partial<Pick<EvidenceRequest, 'conversationId' | 'from' | 'to'>>;

export function scopeOf(draft: EvidenceDraft, basket: readonly BasketItem[]): ScopeRequest | null {
  const { source, conversationId, from, to, redactions, withheld } = draft;
  const hidden = { redactions: [...redactions], withheld: [...withheld] };
  if (source === 'basket') {
    if (basket.length === 0) return null;
    return { messageIds: basket.map(({ messageId }) => messageId), ...hidden };
  }
  if (conversationId === null || (from !== null && to !== null && from >= to)) return null;
  return {
    messageIds: [],
    conversationId,
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...hidden,
  };
}
