import type {
  EvidenceRequest,
  PictureRedaction,
  Redaction,
} from '../../../shared/contract/evidence.ts';
import type { BasketItem } from '../../ui/basket.ts';
import { useKeptState } from '../../ui/kept-state.ts';

export type HidingReason = Redaction['reason'];

/** A package as far as it is described; kept while one looks something up in another room. */
export interface EvidenceDraft {
  readonly source: 'basket' | 'conversation' | 'case';
  readonly caseNumber: string | null;
  readonly context: EvidenceRequest['context'];
  readonly profile: EvidenceRequest['profile'];
  /** Whose limits are kept; empty: the platform's. */
  readonly place: string;
  readonly conversationId: string | null;
  /** UTC ms. */
  readonly from: number | null;
  readonly to: number | null;
  readonly title: string;
  readonly claim: string;
  readonly orderNo: string;
  readonly redactions: readonly Redaction[];
  readonly withheld: readonly Omit<Redaction, 'start' | 'end'>[];
  readonly pictures: readonly PictureRedaction[];
  /** A PDF of the transcript as well. */
  readonly pdf: boolean;
  /** What was searched for to find the messages. */
  readonly searches: readonly string[];
}

const emptyDraft: EvidenceDraft = {
  source: 'basket',
  caseNumber: null,
  context: 'session',
  profile: 'court-full',
  place: '',
  conversationId: null,
  from: null,
  to: null,
  title: '',
  claim: '',
  orderNo: '',
  redactions: [],
  withheld: [],
  pictures: [],
  pdf: false,
  searches: [],
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
export type ScopeRequest = Pick<
  EvidenceRequest,
  'messageIds' | 'redactions' | 'withheld' | 'pictures' | 'context' | 'profile'
> &
  Partial<
    Pick<
      EvidenceRequest,
      'conversationId' | 'from' | 'to' | 'caseNumber' | 'place' | 'title' | 'claim' | 'orderNo'
    >
  >;

export function scopeOf(draft: EvidenceDraft, basket: readonly BasketItem[]): ScopeRequest | null {
  const { source, conversationId, caseNumber, from, to, context, profile } = draft;
  const place = draft.place.trim();
  const hidden = {
    redactions: [...draft.redactions],
    withheld: [...draft.withheld],
    pictures: [...draft.pictures],
    context,
    profile,
    ...(place === '' ? {} : { place }),
    // Only what is measured by them is asked anew while somebody types.
    ...(profile === 'platform' || profile === 'card' ? describedBy(draft) : {}),
  };
  if (source === 'case') {
    return caseNumber === null ? null : { messageIds: [], caseNumber, ...hidden };
  }
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

/** What the package is called and what it is to prove; a case brings its own words. */
export function describedBy(draft: EvidenceDraft) {
  if (draft.source === 'case' && draft.caseNumber !== null) return {};
  const orderNo = draft.orderNo.trim();
  return {
    title: draft.title.trim(),
    claim: draft.claim.trim(),
    ...(orderNo === '' ? {} : { orderNo }),
  };
}
