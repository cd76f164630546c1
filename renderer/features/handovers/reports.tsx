import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { DateTime } from 'luxon';
import { useState } from 'react';
import type { ReportKind } from '../../../shared/contract/reports.ts';
import { handoverDeedsTexts } from '../../../shared/i18n/handover-deeds.ts';
import { api, client } from '../../api/client.ts';
import { Failure } from '../../ui/failure.tsx';
import { useTexts } from '../../ui/language.ts';
import { useNow } from '../../ui/now.ts';
import { EmptyState } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { useSettings } from '../../ui/settings.ts';
import { wallTime } from '../../ui/time.ts';
import classes from './handovers.module.css';
import { ReportPage } from './report-page.tsx';

/** Weekly reports and answer changes: drafts from the archive that people edit and sign. */
export function Reports() {
  const t = useTexts(handoverDeedsTexts);
  const { zone, person } = useSettings();
  const now = useNow();
  const queries = useQueryClient();
  const [openId, setOpenId] = useState<string | null>(null);
  const list = useQuery(api.reports.list.queryOptions({ input: {} }));
  const draft = useMutation({
    mutationFn: (kind: ReportKind) => {
      // The week that is just over, or the running one from its fifth day on.
      const today = DateTime.fromMillis(now, { zone }).startOf('day');
      const monday = today.startOf('week').minus({ weeks: today.weekday >= 5 ? 0 : 1 });
      const [from, to] = [monday.toMillis(), monday.plus({ weeks: 1 }).toMillis()];
      return client.reports.draft({ kind, from, to, as: person === '' ? t.nobody : person });
    },
    onSuccess: async ({ reportId }) => {
      await queries.invalidateQueries({ queryKey: api.reports.key() });
      setOpenId(reportId);
    },
  });
  if (openId !== null) return <ReportPage reportId={openId} onBack={() => setOpenId(null)} />;
  const buttons = (
    <div className={classes['tools']}>
      {(['weekly', 'answer-changes'] as const).map((kind) => (
        <Button
          key={kind}
          size="compact-sm"
          variant="default"
          loading={draft.isPending && draft.variables === kind}
          onClick={() => draft.mutate(kind)}
        >
          {kind === 'weekly' ? t.newWeekly : t.newAnswerChanges}
        </Button>
      ))}
      {draft.error !== null && <Failure error={draft.error} what={t.failed} />}
    </div>
  );
  return (
    <QueryState
      query={list}
      what={t.viewReports}
      isEmpty={({ reports }) => reports.length === 0}
      empty={<EmptyState text={t.reportsEmpty}>{buttons}</EmptyState>}
    >
      {({ reports }) => (
        <div className={classes['sheet']}>
          {buttons}
          <ul className={classes['plain']}>
            {reports.map(({ reportId, kind, from, to, state, createdBy, signedBy }) => (
              <li key={reportId}>
                <button
                  type="button"
                  className={classes['itemHead']}
                  onClick={() => setOpenId(reportId)}
                >
                  <span className={classes['line']}>
                    <span className={classes['headline']}>{t[kind]}</span>
                    <span className={classes['remark']}>{t[state]}</span>
                  </span>
                  <span className={classes['line']}>
                    <span className={classes['grow']}>
                      {t.reportPeriod(wallTime(from, zone).date, wallTime(to - 1, zone).date)}
                    </span>
                    <span className={classes['remark']}>{signedBy ?? createdBy}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </QueryState>
  );
}
