import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { settingsSchema, type Settings } from '../../../shared/contract/settings.ts';
import { settingsTexts } from '../../../shared/i18n/settings.ts';
import { useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import { useChangeSettings, useSettings } from '../../ui/settings.ts';
import { Field } from './field.tsx';
import classes from './settings.module.css';

type Shift = Settings['shifts'][number];

/** The shop's clock and its shifts. Half-written rows stay on the screen and are kept once whole. */
export function ShiftsPanel(): ReactNode {
  const t = useTexts(settingsTexts);
  const { shifts: saved, zone } = useSettings();
  const { change } = useChangeSettings();
  const [draft, setDraft] = useState<readonly Shift[] | null>(null);
  const shifts = draft ?? saved;
  const put = (next: readonly Shift[]): void => {
    const whole = settingsSchema.shape.shifts.safeParse(next);
    setDraft(whole.success ? null : next);
    if (whole.success && JSON.stringify(whole.data) !== JSON.stringify(saved))
      change({ shifts: whole.data });
  };
  const edit = (index: number, field: Partial<Shift>): void =>
    setDraft(shifts.map((shift, at) => (at === index ? { ...shift, ...field } : shift)));
  return (
    <Panel title={t.shifts}>
      <Field label={t.zone}>
        <Select
          className={classes['grow'] ?? ''}
          aria-label={t.zone}
          description={t.zoneHint}
          data={zones}
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
            onEdit={(field) => edit(index, field)}
            onRemove={() => put(shifts.toSpliced(index, 1))}
          />
        ))}
      </div>
      <Button
        variant="default"
        size="compact-sm"
        disabled={shifts.length >= 12}
        onClick={() => setDraft([...shifts, { name: '', start: '08:00', end: '16:00' }])}
      >
        {t.addShift}
      </Button>
    </Panel>
  );
}

interface ShiftRowProps {
  readonly shift: Shift;
  readonly onEdit: (field: Partial<Shift>) => void;
  readonly onRemove: () => void;
}

function ShiftRow({ shift, onEdit, onRemove }: ShiftRowProps): ReactNode {
  const t = useTexts(settingsTexts);
  return (
    <div className={classes['shift']}>
      <TextInput
        aria-label={t.shiftName}
        placeholder={t.shiftName}
        maxLength={30}
        error={shift.name.trim() === '' ? t.shiftNameMissing : undefined}
        value={shift.name}
        onChange={({ currentTarget }) => onEdit({ name: currentTarget.value })}
      />
      <TextInput
        aria-label={t.shiftStart}
        inputMode="numeric"
        maxLength={5}
        error={isClockTime(shift.start) ? undefined : t.shiftTimeWrong}
        value={shift.start}
        onChange={({ currentTarget }) => onEdit({ start: currentTarget.value })}
      />
      <TextInput
        aria-label={t.shiftEnd}
        inputMode="numeric"
        maxLength={5}
        error={isClockTime(shift.end) ? undefined : t.shiftTimeWrong}
        value={shift.end}
        onChange={({ currentTarget }) => onEdit({ end: currentTarget.value })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t.removeShift(shift.name)}
        onClick={onRemove}
      >
        <IconTrash size="1rem" stroke={1.6} />
      </ActionIcon>
    </div>
  );
}

/** By 24 hours, whatever the system's own habit. */
function isClockTime(text: string): boolean {
  return settingsSchema.shape.shifts.element.shape.start.safeParse(text).success;
}

const zones = Intl.supportedValuesOf('timeZone');
