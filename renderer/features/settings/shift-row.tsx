import { ActionIcon, Select, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { settingsSchema, type Settings } from '../../../shared/contract/settings.ts';
import { shiftsTexts } from '../../../shared/i18n/shifts.ts';
import { useTexts } from '../../ui/language.ts';
import { useShopNames } from '../../ui/shop-names.ts';
import { DayToggles } from './day-toggles.tsx';
import classes from './shifts.module.css';

export type Shift = Settings['shifts'][number];

interface ShiftRowProps {
  readonly shift: Shift;
  /** Another row of the same shop has its name. */
  readonly isTwin: boolean;
  /** While a field is being written. */
  readonly onEdit: (shift: Shift) => void;
  /** What is chosen is kept at once. */
  readonly onChoose: (shift: Shift) => void;
  readonly onRemove: () => void;
}

/** One shift of the plan: name, times, days, and its shop where it is of one only. */
export function ShiftRow({ shift, isTwin, onEdit, onChoose, onRemove }: ShiftRowProps): ReactNode {
  const t = useTexts(shiftsTexts);
  const { name, start, end, shop, days } = shift;
  const isEmpty = name.trim() === '';
  const isOvernight = isClockTime(start) && isClockTime(end) && end <= start;
  return (
    <div className={classes['shift']} role="group" aria-label={isEmpty ? t.name : name}>
      <TextInput
        aria-label={t.name}
        placeholder={t.name}
        maxLength={30}
        error={isEmpty ? t.nameMissing : isTwin ? t.twice : undefined}
        value={name}
        onChange={({ currentTarget }) => onEdit({ ...shift, name: currentTarget.value })}
      />
      <div className={classes['times']}>
        <TextInput
          aria-label={t.start}
          inputMode="numeric"
          maxLength={5}
          error={isClockTime(start) ? undefined : t.timeWrong}
          value={start}
          onChange={({ currentTarget }) => onEdit({ ...shift, start: currentTarget.value })}
        />
        <span aria-hidden="true">–</span>
        <TextInput
          aria-label={t.end}
          inputMode="numeric"
          maxLength={5}
          error={isClockTime(end) ? undefined : t.timeWrong}
          value={end}
          onChange={({ currentTarget }) => onEdit({ ...shift, end: currentTarget.value })}
        />
        <span className={classes['nextDay']}>{isOvernight ? t.nextDay : ''}</span>
      </div>
      <div>
        <DayToggles
          label={t.days(name)}
          days={t.weekdays.split(' ').map((word, index) => ({ day: index + 1, word }))}
          chosen={days ?? everyDay}
          onChange={(chosen) => onChoose(onDays(shift, chosen))}
        />
        {days?.length === 0 && <p className={classes['wrong']}>{t.daysMissing}</p>}
      </div>
      <ShopOfShift shop={shop} onChange={(chosen) => onChoose(inShop(shift, chosen))} />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t.remove(name)}
        onClick={onRemove}
      >
        <IconTrash size="1rem" stroke={1.6} />
      </ActionIcon>
    </div>
  );
}

interface ShopOfShiftProps {
  readonly shop: string | undefined;
  readonly onChange: (shop: string) => void;
}

function ShopOfShift({ shop = '', onChange }: ShopOfShiftProps): ReactNode {
  const t = useTexts(shiftsTexts);
  const names = useShopNames();
  const all = shop === '' || names.includes(shop) ? names : [...names, shop];
  if (all.length === 0) return <span />;
  return (
    <Select
      aria-label={t.shop}
      data={[{ value: '', label: t.allShops }, ...all.map((value) => ({ value, label: value }))]}
      value={shop}
      allowDeselect={false}
      onChange={(value) => onChange(value ?? '')}
    />
  );
}

/** Two shifts of one name are told apart by their shops alone. */
export function hasTwin(shifts: readonly Shift[], index: number): boolean {
  const mine = shifts[index];
  return shifts.some(
    ({ name, shop }, at) =>
      at < index && name.trim() === mine?.name.trim() && shop === mine.shop && name.trim() !== '',
  );
}

function onDays({ days: _days, ...shift }: Shift, chosen: readonly number[]): Shift {
  return chosen.length === everyDay.length ? shift : { ...shift, days: [...chosen] };
}

function inShop({ shop: _shop, ...shift }: Shift, chosen: string): Shift {
  return chosen === '' ? shift : { ...shift, shop: chosen };
}

const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** By 24 hours, whatever the system's own habit. */
function isClockTime(text: string): boolean {
  return settingsSchema.shape.shifts.element.shape.start.safeParse(text).success;
}
