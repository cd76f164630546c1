import table from '../../../resources/disputes/causes.json' with { type: 'json' };
import type { DisputeKind } from '../../model/analysis.ts';

/** 客服, 商品, 快递, 其它. */
export const disputeCauses = ['service', 'goods', 'courier', 'other'] as const;
export type DisputeCause = (typeof disputeCauses)[number];

interface CauseDetail {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** What usually settles it. */
  readonly remedyZh: string;
  readonly remedyEn: string;
}

export const causeTable = table.causes as readonly {
  readonly id: DisputeCause;
  readonly zh: string;
  readonly en: string;
  readonly details: readonly CauseDetail[];
}[];

/** Ids of the finer causes of each. */
export const detailsOf = (cause: DisputeCause): readonly CauseDetail[] =>
  causeTable.find(({ id }) => id === cause)?.details ?? [];

/** The likeliest cause of a kind, offered to the person who decides. */
export const likelyCause: Readonly<
  Record<DisputeKind, readonly [cause: DisputeCause, detail: string | null]>
> = {
  late_delivery: ['courier', 'delay'],
  quality: ['goods', 'quality'],
  refund_delay: ['service', 'broken-promise'],
  service_attitude: ['service', 'attitude'],
  wrong_item: ['goods', 'wrong-item'],
  price_protection: ['other', 'price'],
  lost: ['courier', 'lost'],
  not_as_described: ['goods', 'description'],
  fraud_claim: ['goods', 'description'],
  warranty: ['goods', 'quality'],
  other: ['other', null],
};
