import type { KeyboardEvent, ReactNode } from 'react';
import type { Settings } from '../../../shared/contract/settings.ts';
import type { Duty } from '../../../shared/contract/shifts.ts';
import type { Roster } from '../../../shared/domain/shifts/roster.ts';
import { shiftsTexts } from '../../../shared/i18n/shifts.ts';
import { useTexts } from '../../ui/language.ts';
import { useNow } from '../../ui/now.ts';
import { useSettings } from '../../ui/settings.ts';
import { wallTime } from '../../ui/time.ts';
import type { Place } from './assign-dialog.tsx';
import classes from './shifts.module.css';

type WeekRoster = Roster<Duty, Settings['shifts'][number]>;
type Row = WeekRoster['rows'][number];

interface RosterTableProps {
  readonly roster: WeekRoster;
  readonly days: readonly string[];
  readonly onAssign: (place: Place) => void;
  readonly onTakeOut: (duty: Duty) => void;
}

/** Shifts down, days across. Arrow keys go from place to place. */
export function RosterTable({ roster, days, onAssign, onTakeOut }: RosterTableProps): ReactNode {
  const t = useTexts(shiftsTexts);
  const { zone } = useSettings();
  const today = wallTime(useNow(), zone).date;
  const words = t.weekdays.split(' ');
  const dayWord = (index: number): string => `${words[index] ?? ''} ${days[index]?.slice(5) ?? ''}`;
  return (
    <div className={classes['scroller']}>
      <table className={classes['roster']} aria-label={t.roster} onKeyDown={walk}>
        <thead>
          <tr>
            <th scope="col">{t.shift}</th>
            {days.map((day, index) => (
              <th key={day} scope="col" data-today={day === today}>
                {dayWord(index)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {roster.rows.map((row) => (
            <tr key={`${row.shift.shop ?? ''} ${row.shift.name}`}>
              <th scope="row">
                {row.shift.name}
                <span className={classes['dim']}>{timesOf(row, t.nextDay)}</span>
                {row.shift.shop !== undefined && (
                  <span className={classes['dim']}>{row.shift.shop}</span>
                )}
              </th>
              {row.cells.map(({ date, from, duties }, index) => (
                <td key={date} data-today={date === today}>
                  {duties.map((duty) => (
                    <Name
                      key={duty.dutyId}
                      duty={duty}
                      day={dayWord(index)}
                      onTakeOut={onTakeOut}
                    />
                  ))}
                  {from === null ? (
                    <span className={classes['none']} title={t.notThatDay}>
                      –
                    </span>
                  ) : (
                    <button
                      type="button"
                      className={classes['place']}
                      aria-label={t.assign(row.shift.name, dayWord(index))}
                      onClick={() => onAssign({ row, date })}
                    >
                      ＋
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
          {roster.others.length > 0 && (
            <tr>
              <th scope="row">{t.others}</th>
              {days.map((day, index) => (
                <td key={day}>
                  {roster.others
                    .filter(({ from }) => wallTime(from, zone).date === day)
                    .map((duty) => (
                      <Name
                        key={duty.dutyId}
                        duty={duty}
                        day={dayWord(index)}
                        shown={`${duty.person} ${duty.shift}`}
                        onTakeOut={onTakeOut}
                      />
                    ))}
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

interface NameProps {
  readonly duty: Duty;
  readonly day: string;
  readonly shown?: string;
  readonly onTakeOut: (duty: Duty) => void;
}

function Name({ duty, day, shown = duty.person, onTakeOut }: NameProps): ReactNode {
  const t = useTexts(shiftsTexts);
  return (
    <button
      type="button"
      className={classes['name']}
      aria-label={t.takeOut(duty.person, duty.shift, day)}
      onClick={() => onTakeOut(duty)}
    >
      {shown}
    </button>
  );
}

function timesOf({ shift: { start, end } }: Row, nextDay: string): string {
  return `${start}–${end <= start ? `${nextDay} ` : ''}${end}`;
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** Over places that cannot be pressed, to the next that can. */
function walk(event: KeyboardEvent<HTMLTableElement>): void {
  const step = steps[event.key];
  const cell = (event.target as HTMLElement).closest('td');
  const row = cell?.parentElement;
  if (!step || !cell || !(row instanceof HTMLTableRowElement)) return;
  event.preventDefault();
  const [down, right] = step;
  let [at, column] = [row.rowIndex + down, cell.cellIndex + right];
  for (;;) {
    const next = event.currentTarget.rows[at]?.cells[column];
    if (!next || next.tagName !== 'TD') return;
    const button = next.querySelector('button');
    if (button) return button.focus();
    [at, column] = [at + down, column + right];
  }
}
