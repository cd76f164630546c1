import { Button, Select } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { settingsSchema, type Settings } from '../../../shared/contract/settings.ts';
import { shiftsTexts } from '../../../shared/i18n/shifts.ts';
import { useChangeSettings } from '../../ui/change-settings.ts';
import { useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import { useSettings } from '../../ui/settings.ts';
import { useZoneChoices } from '../../ui/zones.ts';
import { Field } from './field.tsx';
import { hasTwin, ShiftRow, type Shift } from './shift-row.tsx';
import classes from './settings.module.css';

/** The shop's clock and its shifts. Half-written rows stay on the screen and are kept once whole. */
export function ShiftsPanel(): ReactNode {
  const t = useTexts(shiftsTexts);
  const { shifts: saved, zone } = useSettings();
  const change = useChangeSettings();
  const [draft, setDraft] = useState<readonly Shift[] | null>(null);
  const shifts = draft ?? saved;
  const put = (next: readonly Shift[]): void => {
    const whole = planOf(next);
    setDraft(whole === null ? next : null);
    if (whole !== null && JSON.stringify(whole) !== JSON.stringify(saved)) {
      change({ shifts: whole });
    }
  };
  return (
    <Panel title={t.plan}>
      <p className={classes['quiet']}>{t.planHint}</p>
      <Field label={t.zone}>
        <Select
          className={classes['grow'] ?? ''}
          aria-label={t.zone}
          description={t.zoneHint}
          data={useZoneChoices()}
          value={zone}
          searchable
          limit={200}
          allowDeselect={false}
          onChange={(value) => value !== null && change({ zone: value })}
        />
      </Field>
      <div onBlur={() => put(shifts)}>
        {shifts.map((shift, index) => (
          <ShiftRow
            // A shift has no id of its own: it is its place.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            shift={shift}
            isTwin={hasTwin(shifts, index)}
            onEdit={(edited) => setDraft(shifts.with(index, edited))}
            onChoose={(chosen) => put(shifts.with(index, chosen))}
            onRemove={() => put(shifts.toSpliced(index, 1))}
          />
        ))}
      </div>
      <Button
        variant="default"
        size="compact-sm"
        disabled={shifts.length >= mostShifts}
        onClick={() => setDraft([...shifts, { name: '', start: '08:00', end: '16:00' }])}
      >
        {t.add}
      </Button>
    </Panel>
  );
}

/** The plan as it can be kept; null while a row lacks something. */
function planOf(shifts: readonly Shift[]): Settings['shifts'] | null {
  const named = shifts.map((shift) => ({ ...shift, name: shift.name.trim() }));
  const { success, data } = settingsSchema.shape.shifts.safeParse(named);
  return success && !named.some((_, index) => hasTwin(named, index)) ? data : null;
}

const mostShifts = 24;
