import type { PromiseRow } from '../../../shared/contract/promises.ts';

export type PromiseAction = 'confirm' | 'reject' | 'keep' | 'break' | 'edit' | 'withdraw';

/** The single key of each. K goes up in every list, so that a kept promise is D: done, 兑现. */
export const keysOf: Readonly<Record<PromiseAction, string>> = {
  confirm: 'y',
  reject: 'x',
  keep: 'd',
  break: 'b',
  edit: 'e',
  withdraw: 'w',
};

/** What can be decided in each state, the likeliest first; the core refuses the rest. */
export const actionsOf: Readonly<Record<PromiseRow['status'], readonly PromiseAction[]>> = {
  proposed: ['confirm', 'reject', 'edit', 'keep', 'break'],
  open: ['keep', 'break', 'edit', 'withdraw', 'reject'],
  kept: [],
  broken: ['keep', 'edit'],
  withdrawn: [],
  rejected: ['confirm'],
};
