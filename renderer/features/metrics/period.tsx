import { SegmentedControl, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { metricsTexts } from '../../../shared/i18n/metrics.ts';
import { dayEnd, dayOf, dayStart } from '../../ui/days.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { useTexts } from '../../ui/language.ts';
import { useNow } from '../../ui/now.ts';
import { useSettings } from '../../ui/settings.ts';

const spans = { week: 7, month: 30, quarter: 90 } as const;
type Span = keyof typeof spans | 'own';

/** The clock moves each second; what is asked for only each minute. */
const minute = 60_000;
const day = 86_400_000;

/** The last days, or any days by the shop's clock. */
export interface Period {
  /** UTC ms; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /** `own` days, up to and with that of this moment. */
  readonly showUpTo: (at: number) => void;
  readonly choice: ReactNode;
}

/** A period that people choose; it is still chosen when they come back. */
export function usePeriod(): Period {
  const t = useTexts(metricsTexts);
  const { zone } = useSettings();
  const [span, setSpan] = useKeptState<Span>('metrics.span', () => 'month');
  const now = Math.floor(useNow() / minute) * minute + minute;
  const lastDays = (at: number) => ({
    first: dayOf(at - (spans.month - 1) * day, zone),
    last: dayOf(at, zone),
  });
  const [own, setOwn] = useKeptState('metrics.days', () => lastDays(now));
  // Days in the wrong order are meant the other way round; an empty field is open on its side.
  const isTurned = own.last !== '' && own.first > own.last;
  const [first, last] = isTurned ? [own.last, own.first] : [own.first, own.last];
  const to = span === 'own' ? (dayEnd(last, zone) ?? now) : now;
  const days = span === 'own' ? spans.month : spans[span];
  const from = (span === 'own' ? dayStart(first, zone) : null) ?? to - days * day;
  const field = (name: 'first' | 'last', label: string): ReactNode => (
    <TextInput
      type="date"
      size="xs"
      aria-label={label}
      value={own[name]}
      onChange={({ currentTarget: { value } }) =>
        setOwn((before) => ({ ...before, [name]: value }))
      }
    />
  );
  return {
    from,
    to,
    showUpTo: (at) => {
      setOwn(lastDays(at));
      setSpan('own');
    },
    choice: (
      <>
        {span === 'own' && field('first', t.firstDay)}
        {span === 'own' && field('last', t.lastDay)}
        <SegmentedControl
          size="xs"
          aria-label={t.period}
          data={(['week', 'month', 'quarter', 'own'] as const).map((value) => ({
            value,
            label: t[value],
          }))}
          value={span}
          onChange={setSpan}
        />
      </>
    ),
  };
}
