import { DateTime } from 'luxon';
import type { CoveredDay } from '../../../shared/contract/coverage.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { holesBetween, union, type Interval } from '../../../shared/domain/coverage/gaps.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';

export function coverageProcedures({ store, clock }: Core) {
  return {
    accounts: os.coverage.accounts.handler(async () => {
      const accounts = await store.coverage.accounts();
      const now = clock.now();
      return {
        accounts: accounts.map(({ extents, ...account }) => ({
          ...account,
          ...periodsOf(extents),
          daysSinceLastImport: Math.max(0, Math.floor((now - account.lastImportAt) / dayLength)),
        })),
      };
    }),
    conversation: os.coverage.conversation.handler(async ({ input }) =>
      periodsOf(await store.coverage.ofConversation(input.conversationId)),
    ),
    days: os.coverage.days.handler(async ({ input }) => {
      const { zone } = await store.settings.get();
      const from = DateTime.fromISO(input.from, { zone });
      const to = DateTime.fromISO(input.to, { zone }).plus({ days: 1 });
      const count = Math.round(to.diff(from, 'days').days);
      if (count < 1 || count > mostDays) {
        throw new AppError('invalid-input', `Ask for 1 to ${mostDays} days.`, {
          days: count,
        });
      }
      const hours = await store.coverage.hours(from.toMillis(), to.toMillis(), input.accountId);
      const known = (await store.coverage.accounts()).filter(
        ({ accountId }) => input.accountId === undefined || accountId === input.accountId,
      );
      const covered = union(known.flatMap(({ extents }) => extents));
      return { days: daysOf(from, count, hours, covered) };
    }),
  };
}

const dayLength = 86_400_000;
const mostDays = 400;

function periodsOf(extents: readonly Interval[]) {
  const covered = union(extents);
  return { covered, gaps: holesBetween(covered) };
}

function daysOf(
  from: DateTime,
  count: number,
  hours: readonly { readonly hour: number; readonly messages: number }[],
  covered: readonly Interval[],
): CoveredDay[] {
  const messages = new Map<string, number>();
  for (const { hour, messages: said } of hours) {
    const day = DateTime.fromMillis(hour * 3_600_000, { zone: from.zone }).toISODate()!;
    messages.set(day, (messages.get(day) ?? 0) + said);
  }
  return Array.from({ length: count }, (_, index) => {
    const start = from.plus({ days: index });
    const day = start.toISODate()!;
    const end = start.plus({ days: 1 }).toMillis();
    const isCovered = covered.some((each) => each.from < end && each.to >= start.toMillis());
    return { day, messages: messages.get(day) ?? 0, covered: isCovered };
  });
}
