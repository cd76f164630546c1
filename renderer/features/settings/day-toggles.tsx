import type { ReactNode } from 'react';
import classes from './shifts.module.css';

interface DayTogglesProps<Day extends string | number> {
  readonly label: string;
  readonly days: readonly { readonly day: Day; readonly word: string; readonly off?: boolean }[];
  readonly chosen: readonly Day[];
  readonly onChange: (chosen: Day[]) => void;
}

/** Days of a week, each on or off. */
export function DayToggles<Day extends string | number>(props: DayTogglesProps<Day>): ReactNode {
  const { label, days, chosen, onChange } = props;
  const toggle = (pressed: Day): void =>
    onChange(
      days
        .map(({ day }) => day)
        .filter((day) => (day === pressed ? !chosen.includes(day) : chosen.includes(day))),
    );
  return (
    <div role="group" aria-label={label} className={classes['days']}>
      {days.map(({ day, word, off = false }) => (
        <button
          key={day}
          type="button"
          className={classes['day']}
          aria-pressed={chosen.includes(day)}
          disabled={off}
          onClick={() => toggle(day)}
        >
          {word}
        </button>
      ))}
    </div>
  );
}
