import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { coverageTexts } from '../../../shared/i18n/coverage.ts';
import { api } from '../../api/client.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import classes from './coverage.module.css';

/** Days without an import after which a person is told: most shops export once a week. */
export const longSince = 7;
const most = 5;

/** Accounts that nobody has imported for long. None, or not yet known: nothing is shown. */
export function StaleAccounts({ onShow }: { onShow: () => void }): ReactNode {
  const t = useTexts(coverageTexts);
  const format = useNumber();
  const { data } = useQuery(api.coverage.accounts.queryOptions());
  const stale = (data?.accounts ?? [])
    .filter(({ daysSinceLastImport }) => daysSinceLastImport >= longSince)
    .toSorted((a, b) => b.daysSinceLastImport - a.daysSinceLastImport);
  if (stale.length === 0) return null;
  return (
    <Panel
      title={t.staleTitle}
      actions={
        <Button variant="subtle" size="compact-sm" onClick={onShow}>
          {t.showCalendar}
        </Button>
      }
    >
      <ul className={classes['stale']}>
        {stale.slice(0, most).map(({ accountId, account, daysSinceLastImport }) => (
          <li key={accountId}>◆ {t.stale(account, daysSinceLastImport)}</li>
        ))}
        {stale.length > most && <li>{t.staleMore(format(stale.length - most))}</li>}
      </ul>
    </Panel>
  );
}
