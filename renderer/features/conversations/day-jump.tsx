import { ActionIcon, Popover, Tooltip } from '@mantine/core';
import { IconCalendar, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { historyTexts } from '../../../shared/i18n/conversations.ts';
import { ActionKey } from '../../ui/key-hint.tsx';
import { useLanguage, useNumber, useTexts } from '../../ui/language.ts';
import { fullDate } from '../../ui/time.ts';
import classes from './history.module.css';
import { dayAfterKey, dayAt, sheetOf, type OutlineDay } from './outline-days.ts';

interface DayJumpProps {
  readonly days: readonly OutlineDay[];
  /** UTC ms of the message one stands on: the calendar opens there. */
  readonly at: number | null;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onGoTo: (messageId: string) => void;
}

/** A calendar of the days on which something was said; one leads to its first message. */
export function DayJump({ days, at, isOpen, onOpen, onGoTo }: DayJumpProps): ReactNode {
  const t = useTexts(historyTexts);
  return (
    <Popover
      opened={isOpen}
      onChange={onOpen}
      position="bottom-end"
      trapFocus
      closeOnEscape={false}
    >
      <Popover.Target>
        <Tooltip
          label={
            <>
              {t.jump} <ActionKey action="jumpToDay" />
            </>
          }
        >
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t.jump}
            aria-expanded={isOpen}
            disabled={days.length === 0}
            onClick={() => onOpen(!isOpen)}
          >
            <IconCalendar size="1.125rem" />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          onOpen(false);
          // It closes the calendar alone.
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        <Days
          days={days}
          start={at === null ? days.length - 1 : dayAt(days, at)}
          onChoose={(day) => {
            onOpen(false);
            onGoTo(day.firstId);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

interface DaysProps {
  readonly days: readonly OutlineDay[];
  readonly start: number;
  readonly onChoose: (day: OutlineDay) => void;
}

function Days({ days, start, onChoose }: DaysProps): ReactNode {
  const t = useTexts(historyTexts);
  const language = useLanguage();
  const format = useNumber();
  const id = useId();
  const [chosen, choose] = useState(start);
  const day = days[chosen];
  if (!day) return null;
  const sheet = sheetOf(days, day.day);
  // A day is the same day everywhere once it is written down.
  const nameOf = (each: OutlineDay): string =>
    t.dayCount(
      fullDate(Date.parse(`${each.day}T12:00:00Z`), 'UTC', language),
      format(each.messages),
    );
  const press = (key: string): boolean => {
    const next = dayAfterKey(days, chosen, key);
    if (next !== undefined) choose(next);
    else if (key === 'Enter' || key === ' ') onChoose(day);
    return next !== undefined || key === 'Enter' || key === ' ';
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !press(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={classes['days']}>
      <div className={classes['daysHead']}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t.previousMonth}
          onClick={() => press('PageUp')}
        >
          <IconChevronLeft size="1.125rem" />
        </ActionIcon>
        <span className={classes['daysTitle']}>{t.month(sheet.year, sheet.month)}</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t.nextMonth}
          onClick={() => press('PageDown')}
        >
          <IconChevronRight size="1.125rem" />
        </ActionIcon>
      </div>
      <div
        className={classes['grid']}
        role="listbox"
        tabIndex={0}
        data-autofocus
        aria-label={`${t.jump}. ${t.jumpHint}`}
        aria-activedescendant={`${id}-${day.day}`}
        onKeyDown={onKeyDown}
      >
        {t.weekdays.split(' ').map((name) => (
          <span key={name} className={classes['weekday']} aria-hidden="true">
            {name}
          </span>
        ))}
        {sheet.days.map((each, index) => {
          const style = index === 0 ? { gridColumnStart: sheet.blanks + 1 } : undefined;
          return each === null ? (
            <span key={index + 1} className={classes['day']} style={style} aria-hidden="true">
              {index + 1}
            </span>
          ) : (
            <span
              key={index + 1}
              id={`${id}-${each.day}`}
              className={classes['day']}
              style={style}
              role="option"
              aria-selected={each === day}
              aria-label={nameOf(each)}
              title={nameOf(each)}
              data-said
              data-chosen={each === day}
              onClick={() => onChoose(each)}
            >
              {index + 1}
            </span>
          );
        })}
      </div>
      <p className={classes['daysFacts']} role="status">
        {nameOf(day)}
      </p>
    </div>
  );
}
