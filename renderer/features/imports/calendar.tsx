import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { coverageTexts } from '../../../shared/i18n/coverage.ts';
import { api } from '../../api/client.ts';
import { useLanguage, useNumber, useTexts } from '../../ui/language.ts';
import { useNow } from '../../ui/now.ts';
import { QueryState } from '../../ui/query-state.tsx';
import { startSearch } from '../../ui/search-request.ts';
import { useSettings } from '../../ui/settings.ts';
import { fullDate, wallTime } from '../../ui/time.ts';
import { dayAfter, monthsOf, type CalendarDay, type CalendarMonth } from './calendar-days.ts';
import classes from './coverage.module.css';

interface CalendarProps {
  readonly year: number;
  /** Null: all accounts together. */
  readonly accountId: string | null;
}

/** A year of days by month: how much was said, and which days no import reaches. */
export function Calendar({ year, accountId }: CalendarProps): ReactNode {
  const t = useTexts(coverageTexts);
  const { zone } = useSettings();
  const today = wallTime(useNow(), zone).date;
  const query = useQuery(
    api.coverage.days.queryOptions({
      input: {
        from: `${year}-01-01`,
        to: `${year}-12-31`,
        ...(accountId === null ? {} : { accountId }),
      },
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <QueryState query={query} what={t.title}>
      {({ days }) => <Year year={year} months={monthsOf(days, today)} />}
    </QueryState>
  );
}

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
  PageUp: -28,
  PageDown: 28,
  Home: -366,
  End: 366,
};

function Year({ year, months }: { year: number; months: readonly CalendarMonth[] }): ReactNode {
  const t = useTexts(coverageTexts);
  const id = useId();
  const [, navigate] = useLocation();
  const days = months.flatMap((month) => month.days).filter(({ state }) => state !== 'ahead');
  const [chosen, choose] = useState<string | null>(null);
  const selected = days.find(({ day }) => day === chosen);
  const show = (day: string): void => {
    startSearch({ words: '', day });
    navigate('/search');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return;
    if (step !== undefined) choose(dayAfter(days, chosen, step));
    else if (event.key === 'Enter' && selected) show(selected.day);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <div
        className={classes['year']}
        role="group"
        tabIndex={0}
        aria-label={`${t.title} ${year}. ${t.calendarHint}`}
        aria-describedby={id}
        onKeyDown={onKeyDown}
        onFocus={({ target, currentTarget }) => {
          if (target === currentTarget && !selected) choose(dayAfter(days, null, 0));
        }}
      >
        {months.map((month) => (
          <Month key={month.month} month={month} chosen={chosen} onChoose={choose} />
        ))}
      </div>
      <div className={classes['under']}>
        <p id={id} className={classes['dayFacts']} role="status">
          {selected ? <DayFacts day={selected} /> : t.calendarHint}
        </p>
        {selected && selected.messages > 0 && (
          <Button variant="default" size="compact-sm" onClick={() => show(selected.day)}>
            {t.showDay}
          </Button>
        )}
        <Legend />
      </div>
      <MonthTable year={year} months={months} />
    </>
  );
}

interface MonthProps {
  readonly month: CalendarMonth;
  readonly chosen: string | null;
  readonly onChoose: (day: string) => void;
}

/** For the eye and the pointer; the table behind says the same to the ear. */
function Month({ month, chosen, onChoose }: MonthProps): ReactNode {
  const t = useTexts(coverageTexts);
  return (
    <div className={classes['month']} aria-hidden="true">
      <p className={classes['monthName']}>{t.month(month.month)}</p>
      <div className={classes['days']}>
        {t.weekdays.split(' ').map((name, index) => (
          // oxlint-disable-next-line react/no-array-index-key
          <span key={index} className={classes['weekday']}>
            {name}
          </span>
        ))}
        {month.days.map(({ day, state }, index) => (
          <span
            key={day}
            className={classes['day']}
            data-state={state}
            data-chosen={day === chosen}
            ref={day === chosen ? keepInSight : null}
            style={index === 0 ? { gridColumnStart: month.blanks + 1 } : undefined}
            title={day}
            onClick={() => state !== 'ahead' && onChoose(day)}
          >
            {Number(day.slice(8))}
          </span>
        ))}
      </div>
    </div>
  );
}

function keepInSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

function DayFacts({ day }: { day: CalendarDay }): ReactNode {
  const t = useTexts(coverageTexts);
  const format = useNumber();
  const language = useLanguage();
  const words =
    day.state === 'missing'
      ? t.dayMissing
      : day.state === 'quiet'
        ? t.dayQuiet
        : t.dayMessages(format(day.messages));
  // A day is the same day everywhere once it is written down.
  return `${fullDate(Date.parse(`${day.day}T12:00:00Z`), 'UTC', language)} · ${words}`;
}

function Legend(): ReactNode {
  const t = useTexts(coverageTexts);
  return (
    <p className={classes['legend']} aria-label={t.legend}>
      {(
        [
          ['missing', t.legendMissing],
          ['quiet', t.legendQuiet],
          ['few', t.legendFew],
          ['most', t.legendMany],
        ] as const
      ).map(([state, name]) => (
        <span key={state}>
          <span className={classes['day']} data-state={state} aria-hidden="true" /> {name}
        </span>
      ))}
    </p>
  );
}

/** The same in words, a row a month, for screen readers. */
function MonthTable({
  year,
  months,
}: {
  year: number;
  months: readonly CalendarMonth[];
}): ReactNode {
  const t = useTexts(coverageTexts);
  const format = useNumber();
  return (
    <table className={classes['hidden']}>
      <caption>{t.tableTitle(year)}</caption>
      <thead>
        <tr>
          <th scope="col">{t.columnMonth}</th>
          <th scope="col">{t.columnMessages}</th>
          <th scope="col">{t.columnCovered}</th>
          <th scope="col">{t.columnMissing}</th>
        </tr>
      </thead>
      <tbody>
        {months.map(({ month, messages, coveredDays, missing }) => (
          <tr key={month}>
            <th scope="row">{t.month(month)}</th>
            <td>{format(messages)}</td>
            <td>{coveredDays}</td>
            <td>
              {missing.map(([from, to]) => (from === to ? from : `${from}–${to}`)).join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
