import type { ReviewCard, SpotCheck, SpotCheckItem } from '../../../shared/contract/spot-checks.ts';
import type { DialogueMessage } from '../../../shared/model/analysis.ts';
import type { SpotRule } from '../../../shared/model/spot-checks.ts';
import type { By } from './store.ts';

/** What one agent wrote in one conversation within a period. */
export interface AgentPart {
  readonly conversationId: string;
  readonly agent: string;
  readonly shop: string | null;
  readonly messages: number;
  readonly firstMessageId: string;
}

export interface PartFilter {
  readonly from: number;
  readonly to: number;
  readonly shop?: string | undefined;
  readonly agent?: string | undefined;
  readonly platform?: string | undefined;
}

/** What a spot check is drawn with. */
export type Drawn = Omit<
  SpotCheck,
  'spotCheckId' | 'at' | 'by' | 'size' | 'reviewed' | 'appealed' | 'averageScore'
>;

export type StoredReview = Omit<ReviewCard['reviews'][number], 'at' | 'by'>;

export interface SpotChecksStore {
  /** Undefined while nobody has changed them. */
  rules(): Promise<readonly SpotRule[] | undefined>;
  setRules(rules: readonly SpotRule[], by: By): Promise<void>;
  /** In the order of conversation and agent. */
  parts(filter: PartFilter): Promise<AgentPart[]>;
  /** Keeps a drawn sample; the new spot check's id. */
  draw(
    check: Drawn,
    items: readonly (AgentPart & { readonly stratum: string })[],
    by: By,
  ): Promise<string>;
  list(): Promise<SpotCheck[]>;
  /** `not-found` */
  get(spotCheckId: string): Promise<SpotCheck>;
  items(spotCheckId: string): Promise<SpotCheckItem[]>;
  /** `not-found` */
  item(itemId: string): Promise<SpotCheckItem>;
  /** The conversation in the item's period, every side of it. */
  read(itemId: string): Promise<{
    readonly messages: readonly DialogueMessage[];
    /** Ids of the agent's own ones in the period. */
    readonly own: ReadonlySet<number>;
  }>;
  reviews(itemId: string): Promise<ReviewCard['reviews']>;
  appeals(itemId: string): Promise<ReviewCard['appeals']>;
  review(itemId: string, review: StoredReview, by: By): Promise<void>;
  appeal(itemId: string, comment: string, by: By): Promise<void>;
  /** The item of an appeal; `not-found`, `conflict` where it is settled already. */
  settle(
    appealId: string,
    decision: 'upheld' | 'changed',
    comment: string,
    by: By,
  ): Promise<{ itemId: string }>;
  /** `not-found` */
  openAppeal(appealId: string): Promise<{
    readonly itemId: string;
    readonly by: string;
    /** There is a review after the one that it is against. */
    readonly isReviewedAnew: boolean;
  }>;
  byAgent(): Promise<
    {
      agent: string;
      reviewed: number;
      averageScore: number | null;
      lastReviewedAt: number | null;
      lastReviewedBy: string | null;
    }[]
  >;
}
