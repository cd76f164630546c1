import shipped from '../../../resources/disputes/deadlines.json' with { type: 'json' };
import type { Platform } from '../../model/message.ts';

/** Where a case stands at the platform, beside the shop's own stages. */
export const platformStates = [
  'refund-request',
  'negotiation',
  'evidence-due',
  'arbitration',
  'ended',
] as const;
export type PlatformState = (typeof platformStates)[number];

export interface DeadlineRow {
  readonly platform: Platform;
  readonly state: PlatformState;
  /** Null: the shop says that there is none. */
  readonly hours: number | null;
}

/** A row of the table as it holds; `isOwn` where the shop set it, and so has checked it. */
export interface HeldDeadline extends DeadlineRow {
  readonly isOwn: boolean;
}

/** The table: the shop's own rows before those that come with the program. */
export function deadlineTable(own: readonly DeadlineRow[]): HeldDeadline[] {
  const key = ({ platform, state }: DeadlineRow): string => `${platform} ${state}`;
  const rows = new Map<string, HeldDeadline>();
  for (const row of shipped.rows as readonly DeadlineRow[])
    rows.set(key(row), { ...row, isOwn: false });
  for (const row of own) rows.set(key(row), { ...row, isOwn: true });
  return [...rows.values()].toSorted(
    (a, b) =>
      a.platform.localeCompare(b.platform) ||
      platformStates.indexOf(a.state) - platformStates.indexOf(b.state),
  );
}

/** By when the shop has to act once a case has come into a state; null where the table says nothing. */
export function deadlineFor(
  own: readonly DeadlineRow[],
  platform: Platform,
  state: PlatformState,
  since: number,
): number | null {
  const row = deadlineTable(own).find((one) => one.platform === platform && one.state === state);
  return row === undefined || row.hours === null ? null : since + row.hours * 3_600_000;
}
