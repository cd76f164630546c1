import { ActionIcon, Button, Select } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { AccountCoverage } from '../../../shared/contract/coverage.ts';
import { coverageTexts } from '../../../shared/i18n/coverage.ts';
import { platformSchema } from '../../../shared/model/message.ts';
import { api } from '../../api/client.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { useLanguage, useNumber, useTexts } from '../../ui/language.ts';
import { PlatformMark } from '../../ui/marks.tsx';
import { useNow } from '../../ui/now.ts';
import { EmptyState, Panel } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { useSettings } from '../../ui/settings.ts';
import { fullTime, wallTime } from '../../ui/time.ts';
import { Calendar } from './calendar.tsx';
import classes from './coverage.module.css';
import { longSince } from './stale-accounts.tsx';

/** From when to when each account is on record, day by day, and what is missing between. */
export function Coverage(): ReactNode {
  const t = useTexts(coverageTexts);
  const query = useQuery(api.coverage.accounts.queryOptions());
  return (
    <QueryState
      query={query}
      what={t.title}
      isEmpty={({ accounts }) => accounts.length === 0}
      empty={<EmptyState text={t.none} />}
    >
      {({ accounts }) => <Accounts accounts={accounts} />}
    </QueryState>
  );
}

function Accounts({ accounts }: { accounts: readonly AccountCoverage[] }): ReactNode {
  const t = useTexts(coverageTexts);
  const { zone } = useSettings();
  const thisYear = Number(wallTime(useNow(), zone).year);
  const [year, setYear] = useKeptState('coverage.year', () => thisYear);
  const [accountId, setAccountId] = useKeptState<string | null>('coverage.account', () => null);
  const chosen = accounts.find((account) => account.accountId === accountId);
  const shown = chosen ? [chosen] : accounts;
  return (
    <>
      <Panel
        title={t.title}
        actions={
          <span className={classes['controls']}>
            <Select
              size="xs"
              aria-label={t.account}
              data={[
                { value: '', label: t.allAccounts },
                ...accounts.map((account) => ({
                  value: account.accountId,
                  label: nameOf(account),
                })),
              ]}
              value={chosen?.accountId ?? ''}
              allowDeselect={false}
              searchable={accounts.length > 8}
              onChange={(value) => setAccountId(value === '' ? null : value)}
            />
            <ActionIcon
              variant="default"
              aria-label={t.previousYear}
              onClick={() => setYear(year - 1)}
            >
              <IconChevronLeft size="1rem" />
            </ActionIcon>
            <strong className={classes['yearName']}>{year}</strong>
            <ActionIcon
              variant="default"
              aria-label={t.nextYear}
              disabled={year >= thisYear}
              onClick={() => setYear(year + 1)}
            >
              <IconChevronRight size="1rem" />
            </ActionIcon>
            {year !== thisYear && (
              <Button variant="subtle" size="compact-sm" onClick={() => setYear(thisYear)}>
                {t.thisYear}
              </Button>
            )}
          </span>
        }
      >
        <p className={classes['what']}>{t.what}</p>
        <Calendar year={year} accountId={chosen?.accountId ?? null} />
      </Panel>
      <Panel title={t.gaps}>
        <Gaps accounts={shown} />
      </Panel>
      <Panel title={t.accounts}>
        <AccountTable accounts={accounts} onChoose={setAccountId} chosen={chosen?.accountId} />
      </Panel>
    </>
  );
}

const dayMs = 24 * 60 * 60_000;
const shownAtFirst = 20;

function Gaps({ accounts }: { accounts: readonly AccountCoverage[] }): ReactNode {
  const t = useTexts(coverageTexts);
  const format = useNumber();
  const language = useLanguage();
  const { zone } = useSettings();
  const [count, setCount] = useState(shownAtFirst);
  const gaps = accounts
    .flatMap((account) => account.gaps.map((gap) => ({ ...gap, account })))
    .toSorted((a, b) => b.from - a.from);
  if (gaps.length === 0) return <p className={classes['what']}>{t.noGaps}</p>;
  return (
    <>
      <ul className={classes['gaps']}>
        {gaps.slice(0, count).map(({ from, to, account }) => (
          <li key={`${account.accountId} ${from}`}>
            <span className={classes['hatch']} aria-hidden="true" />
            <span className={classes['period']}>
              {t.gap(fullTime(from, zone, language), fullTime(to, zone, language))}
            </span>
            <span className={classes['dim']}>
              {t.gapDays(format(Math.floor((to - from) / dayMs)))}
            </span>
            {accounts.length > 1 && <span className={classes['dim']}>{nameOf(account)}</span>}
          </li>
        ))}
      </ul>
      {gaps.length > count && (
        <Button variant="default" size="compact-sm" onClick={() => setCount(count + 100)}>
          {t.gapMore(format(Math.min(100, gaps.length - count)))}
        </Button>
      )}
    </>
  );
}

interface AccountTableProps {
  readonly accounts: readonly AccountCoverage[];
  readonly chosen: string | undefined;
  readonly onChoose: (accountId: string | null) => void;
}

function AccountTable({ accounts, chosen, onChoose }: AccountTableProps): ReactNode {
  const t = useTexts(coverageTexts);
  const format = useNumber();
  const { zone } = useSettings();
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t.accounts}>
      <table className={classes['accounts']}>
        <thead>
          <tr>
            <th scope="col">{t.columnAccount}</th>
            <th scope="col">{t.columnPeriod}</th>
            <th scope="col">{t.columnMessages}</th>
            <th scope="col">{t.columnGaps}</th>
            <th scope="col">{t.columnLast}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => {
            const { accountId, covered, gaps, messages, daysSinceLastImport: days } = account;
            const [first, last] = [covered[0]?.from, covered.at(-1)?.to];
            const platform = platformSchema.safeParse(account.platform);
            return (
              <tr key={accountId} data-chosen={accountId === chosen}>
                <td>
                  <button
                    type="button"
                    className={classes['accountName']}
                    aria-pressed={accountId === chosen}
                    onClick={() => onChoose(accountId === chosen ? null : accountId)}
                  >
                    {platform.success && <PlatformMark platform={platform.data} />}{' '}
                    {nameOf(account)}
                  </button>
                </td>
                <td className={classes['period']}>
                  {first !== undefined && last !== undefined
                    ? `${wallTime(first, zone).date} – ${wallTime(last, zone).date}`
                    : '—'}
                </td>
                <td className={classes['number']}>{format(messages)}</td>
                <td className={classes['number']}>{format(gaps.length)}</td>
                <td>
                  {days >= longSince ? (
                    <span className={classes['late']}>◆ {t.daysAgo(days)}</span>
                  ) : (
                    t.daysAgo(days)
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function nameOf({ account, shop }: AccountCoverage): string {
  return shop === null || shop === account || account.startsWith(`${shop}:`)
    ? account
    : `${shop} · ${account}`;
}
