import type { PromiseRow } from '../../../shared/contract/promises.ts';

export type PromiseAction =
  | 'confirm'
  | 'reject'
  | 'prove'
  | 'keep'
  | 'break'
  | 'edit'
  | 'withdraw'
  | 'snooze'
  | 'reopen';

/** The single key of each. K goes up in every list, so that a kept promise is D: done, 兑现. */
export const keysOf: Readonly<Record<PromiseAction, string>> = {
  confirm: 'y',
  reject: 'x',
  prove: 'p',
  keep: 'd',
  break: 'b',
  edit: 'e',
  withdraw: 'w',
  snooze: 'z',
  reopen: 'u',
};

const actionsIn: Readonly<Record<PromiseRow['status'], readonly PromiseAction[]>> = {
  proposed: ['confirm', 'reject', 'prove', 'edit', 'keep', 'break'],
  open: ['prove', 'keep', 'break', 'snooze', 'edit', 'withdraw', 'reject'],
  kept: ['reopen'],
  broken: ['prove', 'keep', 'edit', 'reopen'],
  withdrawn: ['reopen'],
  rejected: ['confirm'],
};

/** What can be decided, the likeliest first. `prove` where a later message looks like proof. */
export function actionsOf({ status, proofs }: PromiseRow): readonly PromiseAction[] {
  return actionsIn[status].filter((action) => action !== 'prove' || proofs.length > 0);
}
