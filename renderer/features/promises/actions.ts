import type { PromiseRow } from '../../../shared/contract/promises.ts';
import type { ActionId } from '../../../shared/domain/shortcuts/actions.ts';

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

/** What the table of keys calls it. */
export const actionOf = (action: PromiseAction): ActionId =>
  action === 'reject' ? 'dismiss' : action;

const actionsIn: Readonly<Record<PromiseRow['status'], readonly PromiseAction[]>> = {
  proposed: ['confirm', 'reject', 'prove', 'edit', 'keep', 'break'],
  open: ['prove', 'keep', 'break', 'snooze', 'edit', 'withdraw', 'reject'],
  kept: ['reopen'],
  broken: ['prove', 'keep', 'edit', 'reopen'],
  withdrawn: ['reopen'],
  rejected: ['confirm', 'reopen'],
};

/** The words of a decision that differ from its name. */
export function labelOf(
  action: PromiseAction,
  { status }: PromiseRow,
): PromiseAction | 'backToProposed' {
  return action === 'reopen' && status === 'rejected' ? 'backToProposed' : action;
}

/** What can be decided, the likeliest first. `prove` where a later message looks like proof. */
export function actionsOf({ status, proofs }: PromiseRow): readonly PromiseAction[] {
  return actionsIn[status].filter((action) => action !== 'prove' || proofs.length > 0);
}
