import { Autocomplete, Input } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Settings } from '../../../shared/contract/settings.ts';
import type { Duty } from '../../../shared/contract/shifts.ts';
import type { Roster } from '../../../shared/domain/shifts/roster.ts';
import { shiftsTexts } from '../../../shared/i18n/shifts.ts';
import { client } from '../../api/client.ts';
import { AskDialog } from '../../ui/ask-dialog.tsx';
import { useTexts } from '../../ui/language.ts';
import { useNames } from '../../ui/names.ts';
import { DayToggles } from './day-toggles.tsx';

/** Where somebody is to be put: a shift of the week, and the day that was pressed. */
export interface Place {
  readonly row: Roster<Duty, Settings['shifts'][number]>['rows'][number];
  readonly date: string;
}

interface AssignDialogProps extends Place {
  readonly onSaved: () => Promise<void>;
  readonly onClose: () => void;
}

/** Plans a person for a shift, on that day and on others of the week. */
export function AssignDialog({ row, date, onSaved, onClose }: AssignDialogProps): ReactNode {
  const t = useTexts(shiftsTexts);
  const names = useNames();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState([date]);
  const person = name.trim();
  const { shift, cells } = row;
  const words = t.weekdays.split(' ');
  const isOff = ({ from, duties }: Place['row']['cells'][number]): boolean =>
    from === null || duties.some((duty) => duty.person === person);
  const open = new Set(cells.filter((cell) => !isOff(cell)).map((cell) => cell.date));
  const wanted = chosen.filter((day) => open.has(day));
  const assign = async (): Promise<void> => {
    try {
      for (const day of wanted) {
        await client.shifts.assign({
          person,
          shift: shift.name,
          date: day,
          ...(shift.shop === undefined ? {} : { shop: shift.shop }),
        });
        setChosen((before) => before.filter((one) => one !== day));
      }
    } finally {
      await onSaved();
    }
  };
  return (
    <AskDialog
      title={t.assignTitle(shift.name)}
      hint={t.assignHint}
      action={t.assignIt}
      isReady={person !== '' && wanted.length > 0}
      onConfirm={assign}
      onClose={onClose}
    >
      <Autocomplete
        openOnFocus={false}
        label={t.person}
        data={[...names]}
        value={name}
        maxLength={60}
        onChange={setName}
        data-autofocus
      />
      <Input.Wrapper label={t.onDays} labelElement="div">
        <DayToggles
          label={t.onDays}
          days={cells.map((cell, index) => ({
            day: cell.date,
            word: `${words[index] ?? ''} ${cell.date.slice(5)}`,
            off: isOff(cell),
          }))}
          chosen={wanted}
          onChange={setChosen}
        />
      </Input.Wrapper>
    </AskDialog>
  );
}
