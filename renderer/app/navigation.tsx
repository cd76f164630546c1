import { IconHelp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { Stats } from '../../shared/contract/archive.ts';
import { appTexts } from '../../shared/i18n/app.ts';
import { api } from '../api/client.ts';
import { useTexts } from '../ui/language.ts';
import { useIsWide } from '../ui/layout.ts';
import { useSettings } from '../ui/settings.ts';
import classes from './navigation.module.css';
import type { RoomId } from './room-ids.ts';
import { rooms } from './rooms.tsx';

/** A room with more than this is shown to have many. */
const MOST = 999;

interface NavigationProps {
  readonly stats: Stats | undefined;
  readonly onHelp: () => void;
}

/** The rooms with what is open in each; a narrow rail where there is little room. */
export function Navigation({ stats, onHelp }: NavigationProps): ReactNode {
  const t = useTexts(appTexts);
  const isWide = useIsWide();
  const [path] = useLocation();
  const { person } = useSettings();
  const contradictions = useQuery(api.contradictions.list.queryOptions({ input: { limit: 1 } }));
  const watch = useQuery(api.watch.list.queryOptions({ input: { limit: 1 } }));
  const waiting = useQuery(
    api.waiting.count.queryOptions({ input: { atMost: MOST + 1, recent: true } }),
  );
  const counts: Partial<Record<RoomId, number>> = {
    answers: contradictions.data?.counts.proposed ?? 0,
    watch: watch.data ? watch.data.counts.proposed - watch.data.past : 0,
    waiting: waiting.data?.waiting ?? 0,
  };
  return (
    <nav className={classes['nav']} data-rail={!isWide} aria-label={t.navigation}>
      {isWide && <p className={classes['name']}>{t.name}</p>}
      <ul className={classes['rooms']}>
        {rooms.map(({ id, Icon, preload }) => {
          const count = counts[id] ?? openCount(id, stats);
          const shown = count > MOST ? `${MOST}+` : String(count);
          const isHere = path === `/${id}` || path.startsWith(`/${id}/`);
          return (
            <li key={id}>
              <Link
                ref={isHere ? bringIntoSight : null}
                href={`/${id}`}
                className={classes['room'] ?? ''}
                aria-current={isHere ? 'page' : undefined}
                aria-label={count > 0 ? `${t[id]} ${t.openCount(shown)}` : t[id]}
                title={isWide ? undefined : t[id]}
                onPointerEnter={() => void preload().catch(() => undefined)}
              >
                <Icon size="1.125rem" stroke={1.6} />
                <span className={classes['label']}>{t[id]}</span>{' '}
                {count > 0 && <span className={classes['count']}>{shown}</span>}
              </Link>
            </li>
          );
        })}
      </ul>
      <div className={classes['foot']}>
        {isWide && (
          <Link href="/settings" className={classes['person'] ?? ''}>
            {person === '' ? t.noPerson : t.person(person)}
          </Link>
        )}
        <button
          type="button"
          className={classes['help']}
          onClick={onHelp}
          aria-label={t.guide}
          title={t.guide}
        >
          <IconHelp size="1.125rem" stroke={1.6} />
        </button>
      </div>
    </nav>
  );
}

/** In large type the rooms scroll; where one is stands in sight, however one came. */
function bringIntoSight(link: HTMLAnchorElement | null): void {
  link?.scrollIntoView({ block: 'nearest' });
}

/** What waits for a person: proposals to confirm and matters not yet closed. */
function openCount(id: RoomId, stats: Stats | undefined): number {
  if (!stats) return 0;
  const sum = (counts: Readonly<Record<string, number>>, states: readonly string[]): number =>
    states.reduce((total, state) => total + (counts[state] ?? 0), 0);
  // What is from long ago has a lane of its own, and presses nobody.
  if (id === 'promises') return sum(stats.promises, ['proposed', 'open']) - stats.past.promises;
  if (id === 'disputes')
    return (
      sum(stats.disputes, ['proposed', 'accept', 'explain', 'propose', 'follow-up']) -
      stats.past.disputes
    );
  return 0;
}
