import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Duty, HeldItem } from '../../../shared/contract/shifts.ts';
import { shiftsTexts } from '../../../shared/i18n/shifts.ts';
import { api } from '../../api/client.ts';
import { HeldItems } from '../../ui/held-items.tsx';
import { useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { useSettings } from '../../ui/settings.ts';
import { wallTime } from '../../ui/time.ts';
import { DutyDialog, type DutyDeed } from './duty-dialog.tsx';
import classes from './shifts.module.css';

const minute = 60_000;

/** Who is there, who should be, and coming and going. */
export function DutyPanel(): ReactNode {
  const t = useTexts(shiftsTexts);
  const { zone } = useSettings();
  const query = useQuery(api.shifts.at.queryOptions({ input: {}, refetchInterval: minute }));
  const [deed, setDeed] = useState<DutyDeed | null>(null);
  const [left, setLeft] = useState<{ readonly who: string; readonly held: HeldItem[] } | null>(
    null,
  );
  const clock = (at: number): string => wallTime(at, zone).clock;
  return (
    <Panel title={t.now}>
      <QueryState query={query} what={t.now}>
        {({ running, next, onDuty }) => (
          <>
            <p className={classes['running']}>
              <strong>{running ? t.running(running.name, clock(running.to)) : t.noneRuns}</strong>
              {next !== null && <span>{t.next(next.name, clock(next.from))}</span>}
            </p>
            {onDuty.length === 0 && <p className={classes['dim']}>{t.nobody}</p>}
            <ul className={classes['people']}>
              {onDuty.map((duty) => (
                <OnDuty key={duty.dutyId} duty={duty} zone={zone} onDeed={setDeed} />
              ))}
            </ul>
            <Group gap="xs">
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => setDeed({ deed: 'start', who: null })}
              >
                {t.somebodyComes}
              </Button>
            </Group>
          </>
        )}
      </QueryState>
      {left !== null && <HeldItems items={left.held} title={t.held(left.who)} hint={t.heldHint} />}
      {deed && (
        <DutyDialog
          {...deed}
          onDone={(who, held) => setLeft(deed.deed === 'end' ? { who, held } : null)}
          onClose={() => setDeed(null)}
        />
      )}
    </Panel>
  );
}

interface OnDutyProps {
  readonly duty: Duty;
  readonly zone: string;
  readonly onDeed: (deed: DutyDeed) => void;
}

function OnDuty({ duty, zone, onDeed }: OnDutyProps): ReactNode {
  const t = useTexts(shiftsTexts);
  const { person, shift, shop, startedAt } = duty;
  const deed = startedAt === null ? 'start' : 'end';
  return (
    <li className={classes['personHere']}>
      <b>{person}</b>
      <span className={classes['dim']}>
        {[shift, shop, startedAt === null ? t.planned : t.came(wallTime(startedAt, zone).clock)]
          .filter((word) => word !== null)
          .join(' · ')}
      </span>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`${person} ${deed === 'start' ? t.comeOn : t.goOff}`}
        onClick={() => onDeed({ deed, who: person })}
      >
        {deed === 'start' ? t.comeOn : t.goOff}
      </Button>
    </li>
  );
}
