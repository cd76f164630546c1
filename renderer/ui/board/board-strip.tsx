import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useNumber } from '../language.ts';
import classes from './board.module.css';

export interface Lane<Name extends string> {
  readonly id: Name;
  readonly label: string;
  /** Absent while it is being counted. */
  readonly count: number | undefined;
  /** `late` calls for a hand, `soon` for an eye. Only where something is in it. */
  readonly tone?: 'late' | 'soon' | undefined;
}

interface BoardStripProps<Name extends string> {
  readonly label: string;
  readonly lanes: readonly Lane<Name>[];
  readonly lane: Name;
  readonly onLane: (lane: Name) => void;
}

/** How many stand where, read at a glance. Arrows move along it, 1 to 9 choose. */
export function BoardStrip<Name extends string>(props: BoardStripProps<Name>): ReactNode {
  const { label, lanes, lane, onLane } = props;
  const number = useNumber();
  const strip = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const here = lanes.findIndex(({ id }) => id === lane);
    const next = (here + step + lanes.length) % lanes.length;
    const chosen = lanes[next];
    if (chosen === undefined) return;
    onLane(chosen.id);
    strip.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div ref={strip} className={classes['strip']} role="tablist" aria-label={label}>
      {lanes.map(({ id, label: name, count, tone }, place) => (
        <button
          key={id}
          type="button"
          role="tab"
          className={classes['lane']}
          aria-selected={id === lane}
          tabIndex={id === lane ? 0 : -1}
          data-tone={count ? tone : undefined}
          data-empty={count === 0 || undefined}
          title={place < 9 ? `${name} (${place + 1})` : name}
          onClick={() => onLane(id)}
          onKeyDown={move}
        >
          <span className={classes['laneCount']}>{count === undefined ? '' : number(count)}</span>
          <span className={classes['laneName']}>{name}</span>
        </button>
      ))}
    </div>
  );
}
