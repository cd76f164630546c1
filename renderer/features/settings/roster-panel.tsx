import { Button, Group } from '@mantine/core';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Duty } from '../../../shared/contract/shifts.ts';
import { periodOf, rosterOf, weekDays } from '../../../shared/domain/shifts/roster.ts';
import { shiftsTexts } from '../../../shared/i18n/shifts.ts';
import { api, client } from '../../api/client.ts';
import { useTexts } from '../../ui/language.ts';
import { useNow } from '../../ui/now.ts';
import { EmptyState, Panel } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useSettings } from '../../ui/settings.ts';
import { AssignDialog, type Place } from './assign-dialog.tsx';
import { RosterTable } from './roster-table.tsx';
import classes from './shifts.module.css';

/** Who works when, a week at a time. */
export function RosterPanel(): ReactNode {
  const t = useTexts(shiftsTexts);
  const queries = useQueryClient();
  const { shifts, zone } = useSettings();
  const now = useNow();
  const [weeks, setWeeks] = useState(0);
  const [place, setPlace] = useState<Place | null>(null);
  const [leaving, setLeaving] = useState<Duty | null>(null);
  const days = weekDays(now, zone, weeks);
  const query = useQuery(
    api.shifts.duties.queryOptions({
      input: periodOf(days, zone),
      placeholderData: keepPreviousData,
    }),
  );
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: api.shifts.key() });
  const takeOut = async (dutyId: string, reason: string): Promise<void> => {
    await client.shifts.unassign({ dutyId, reason });
    await refresh();
  };
  const week = (
    <Group gap="xs">
      <span className={classes['dim']}>{t.week(days[0] ?? '', days[6] ?? '')}</span>
      <Button size="compact-sm" variant="default" onClick={() => setWeeks(weeks - 1)}>
        {t.before}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        disabled={weeks === 0}
        onClick={() => setWeeks(0)}
      >
        {t.thisWeek}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => setWeeks(weeks + 1)}>
        {t.after}
      </Button>
    </Group>
  );
  return (
    <Panel title={t.roster} actions={week}>
      <p className={classes['dim']}>{t.rosterHint}</p>
      <QueryState
        query={query}
        what={t.roster}
        isEmpty={({ duties }) => shifts.length === 0 && duties.length === 0}
        empty={<EmptyState text={t.noPlan} />}
      >
        {({ duties }) => (
          <RosterTable
            roster={rosterOf(shifts, days, duties, zone)}
            days={days}
            onAssign={setPlace}
            onTakeOut={setLeaving}
          />
        )}
      </QueryState>
      {place && <AssignDialog {...place} onSaved={refresh} onClose={() => setPlace(null)} />}
      {leaving && (
        <ReasonDialog
          title={t.takeOutTitle(leaving.person)}
          hint={t.takeOutHint}
          label={t.reason}
          action={t.takeOutIt}
          required
          onConfirm={(reason) => takeOut(leaving.dutyId, reason ?? '')}
          onClose={() => setLeaving(null)}
        />
      )}
    </Panel>
  );
}
