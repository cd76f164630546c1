import { useQuery } from '@tanstack/react-query';
import type { Quality as NoteQuality } from '../../../shared/contract/handover-quality.ts';
import { handoverDeedsTexts } from '../../../shared/i18n/handover-deeds.ts';
import { api } from '../../api/client.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { EmptyState } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { useSettings } from '../../ui/settings.ts';
import { wallTime } from '../../ui/time.ts';
import classes from './quality.module.css';

/** How good the newest notes were: a bar each, with the table behind them. */
export function Quality({ onOpen }: { readonly onOpen: (handoverId: string) => void }) {
  const t = useTexts(handoverDeedsTexts);
  const query = useQuery(api.handovers.quality.queryOptions({ input: {} }));
  return (
    <QueryState
      query={query}
      what={t.viewQuality}
      isEmpty={({ notes }) => notes.length === 0}
      empty={<EmptyState text={t.qualityEmpty} />}
    >
      {({ notes }) => (
        <div className={classes['page']}>
          <Bars notes={notes} />
          <Table notes={notes} onOpen={onOpen} />
        </div>
      )}
    </QueryState>
  );
}

/** A column for each note, oldest at the left; one without a share has none. */
function Bars({ notes }: { readonly notes: readonly NoteQuality[] }) {
  const t = useTexts(handoverDeedsTexts);
  const number = useNumber();
  return (
    <figure className={classes['trend']}>
      <figcaption>{t.trend}</figcaption>
      <ol className={classes['bars']}>
        {notes.map(({ handoverId, number: no, complete }) => (
          <li key={handoverId}>
            <span>{complete === null ? t.nothing : t.percent(Math.round(100 * complete))}</span>
            <span className={classes['column']} aria-hidden="true">
              <span style={{ height: `${100 * (complete ?? 0)}%` }} />
            </span>
            <span className={classes['no']}>{t.noteNumber(number(no))}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}

interface TableProps {
  readonly notes: readonly NoteQuality[];
  readonly onOpen: (handoverId: string) => void;
}

function Table({ notes, onOpen }: TableProps) {
  const t = useTexts(handoverDeedsTexts);
  const number = useNumber();
  const { zone } = useSettings();
  const share = (part: number | null): string =>
    part === null ? t.nothing : t.percent(Math.round(100 * part));
  return (
    <table className={classes['table']}>
      <thead>
        <tr>
          {[
            t.note,
            t.complete,
            t.relevant,
            t.acknowledgeTime,
            t.questionCount,
            t.unreadBack,
            t.misses,
          ].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {notes.toReversed().map((note) => (
          <tr key={note.handoverId}>
            <th scope="row">
              <button type="button" onClick={() => onOpen(note.handoverId)}>
                {number(note.number)} · {wallTime(note.from, zone).monthDay} {note.shift}{' '}
                {note.outgoing}
              </button>
            </th>
            <td>{share(note.complete)}</td>
            <td>{share(note.relevant)}</td>
            <td>
              {note.acknowledgedMs === null
                ? t.nothing
                : t.minutes(number(Math.round(note.acknowledgedMs / 60_000)))}
            </td>
            <td>{number(note.questions)}</td>
            <td>{number(note.unreadBack)}</td>
            <td>{note.misses.length === 0 ? '0' : `▲ ${number(note.misses.length)}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
