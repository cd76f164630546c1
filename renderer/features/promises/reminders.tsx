import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { PromiseRow } from '../../../shared/contract/promises.ts';
import { reminderTexts } from '../../../shared/i18n/reminders.ts';
import { api, client } from '../../api/client.ts';
import { desktop } from '../../api/desktop.ts';
import { Failure } from '../../ui/failure.tsx';
import { ActionKey } from '../../ui/key-hint.tsx';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { useNow } from '../../ui/now.ts';
import { useSettings } from '../../ui/settings.ts';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { dueTime } from '../../ui/time.ts';
import { DueTime } from '../../ui/time-text.tsx';
import { Shown } from '../../ui/masking.tsx';
import classes from './reminders.module.css';
import { showPromise } from './show-promise.ts';

/** How often it looks whether something falls due. */
const againMs = 20_000;
const laterMs = 15 * 60_000;

/** What falls due soon, wherever in the program one is; on the desktop the system says it, too. */
export function Reminders() {
  const t = useTexts(reminderTexts);
  const now = useNow();
  const [, navigate] = useLocation();
  const [failure, setFailure] = useState<unknown>(null);
  const bar = useRef<HTMLElement>(null);
  const query = useQuery(
    api.promises.reminders.queryOptions({
      refetchInterval: againMs,
      // Nobody looks at a window that the system would have to bring to the front.
      refetchIntervalInBackground: true,
    }),
  );
  const reminders = query.data?.reminders ?? [];
  useSystemNotices(reminders);
  const [first, ...others] = reminders;
  const decide = (deed: Promise<unknown>): void => {
    setFailure(null);
    deed.then(() => query.refetch(), setFailure);
  };
  useShortcuts(
    [
      {
        action: 'toReminder',
        label: t.toReminder,
        run: () => bar.current?.querySelector('button')?.focus(),
      },
    ],
    first !== undefined,
  );
  if (first === undefined) return null;
  const { promiseId, agent, customer, what } = first;
  const show = (): void => {
    showPromise(first);
    navigate('/promises');
    decide(client.promises.seen({ promiseId }));
  };
  return (
    <section ref={bar} className={classes['bar']} aria-label={t.reminders}>
      <p className={classes['what']} role="alert">
        <DueTime at={first.dueAt} />
        <strong>{t.who(agent, customer ?? t.theCustomer)}</strong>
        <span className={classes['words']}>
          <Shown text={what} />
        </span>
        {others.length > 0 && <span>{t.others(others.length)}</span>}
      </p>
      {failure !== null && <Failure error={failure} />}
      <div className={classes['actions']}>
        <Button size="compact-sm" onClick={show} rightSection={<ActionKey action="toReminder" />}>
          {t.show}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => decide(client.promises.snooze({ promiseId, until: now + laterMs }))}
        >
          {t.later}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => decide(client.promises.seen({ promiseId }))}
        >
          {t.seen}
        </Button>
      </div>
    </section>
  );
}

/** Each reminder once: when it comes, and again when it was put off. */
function useSystemNotices(reminders: readonly PromiseRow[]): void {
  const t = useTexts(reminderTexts);
  const language = useLanguage();
  const now = useNow();
  const { zone, systemNotices } = useSettings();
  const said = useRef(new Set<string>());
  useEffect(() => {
    for (const { promiseId, remindAt, dueAt, agent, customer, what } of reminders) {
      const once = `${promiseId} ${remindAt}`;
      if (said.current.has(once)) continue;
      said.current.add(once);
      if (!systemNotices.includes('promises')) continue;
      const due = dueTime(dueAt, now, zone, language).text;
      const who = t.who(agent, customer ?? t.theCustomer);
      desktop?.notify(`${due} · ${who}`, what, `/promise/${promiseId}`);
    }
  }, [reminders, t, language, now, zone, systemNotices]);
}
