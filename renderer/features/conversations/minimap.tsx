import { memo, useId, useMemo, useState, type MouseEvent, type ReactNode } from 'react';
import { historyTexts } from '../../../shared/i18n/conversations.ts';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { handleListKey } from '../../ui/list-keys.ts';
import { useSettings } from '../../ui/settings.ts';
import { fullTime } from '../../ui/time.ts';
import classes from './history.module.css';
import {
  dayDown,
  nearestMark,
  placeMarks,
  positionsOf,
  type HistoryMark,
  type MarkKind,
  type MinimapMark,
} from './minimap-marks.ts';
import type { OutlineDay } from './outline-days.ts';

interface MinimapProps {
  readonly days: readonly OutlineDay[];
  readonly marks: readonly HistoryMark[];
  /** UTC ms of the first and the last message in sight. */
  readonly from: number | null;
  readonly to: number | null;
  readonly onGoTo: (messageId: string) => void;
}

const slots = 120;

/** A mark is small: a press so near to one means it. */
const nearPx = 12;

/** The whole history on one strip: what stands where, and where one reads. */
export const Minimap = memo(function Minimap(props: MinimapProps): ReactNode {
  const { days, marks, from, to, onGoTo } = props;
  const t = useTexts(historyTexts);
  const id = useId();
  const positionOf = useMemo(() => positionsOf(days), [days]);
  const placed = useMemo(() => placeMarks(marks, positionOf, slots), [marks, positionOf]);
  const [chosenId, choose] = useState<string | null>(null);
  const chosen = placed.findIndex((mark) => keyOf(mark) === chosenId);
  const goToPoint = ({ clientY, currentTarget }: MouseEvent): void => {
    const { top, height } = currentTarget.getBoundingClientRect();
    const near = nearestMark(placed, (clientY - top) / height, nearPx / height);
    const day = dayDown(days, (clientY - top) / height);
    const target = near?.messageId ?? day?.firstId;
    if (target !== undefined) onGoTo(target);
  };
  const start = positionOf(from);
  return (
    <div
      className={classes['minimap']}
      role="listbox"
      tabIndex={0}
      aria-label={`${t.minimap}. ${t.minimapHint}`}
      aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
      onClick={goToPoint}
      onKeyDown={(event) =>
        handleListKey(event, {
          count: placed.length,
          selected: chosen,
          onSelect: (index) => choose(placed[index] ? keyOf(placed[index]) : null),
          onOpen: (index) => placed[index] && onGoTo(placed[index].messageId),
        })
      }
    >
      <span
        className={classes['here']}
        style={{ top: percent(start), height: percent(positionOf(to) - start) }}
      />
      <Marks id={id} placed={placed} chosenId={chosenId} onChoose={choose} onGoTo={onGoTo} />
    </div>
  );
});

interface MarksProps extends Pick<MinimapProps, 'onGoTo'> {
  readonly id: string;
  readonly placed: readonly MinimapMark[];
  readonly chosenId: string | null;
  readonly onChoose: (key: string) => void;
}

/** Apart from where one reads: that moves with every turn of the wheel, and hundreds of marks stay. */
const Marks = memo(function Marks(props: MarksProps): ReactNode {
  const { id, placed, chosenId, onChoose, onGoTo } = props;
  const nameOf = useMarkName();
  return placed.map((mark, index) => {
    const key = keyOf(mark);
    const name = nameOf(mark);
    return (
      <span
        key={key}
        id={`${id}-${index}`}
        className={classes['mark']}
        role="option"
        aria-selected={key === chosenId}
        aria-label={name}
        title={name}
        data-what={mark.what}
        data-chosen={key === chosenId}
        style={{ top: percent(mark.position) }}
        onClick={(event) => {
          event.stopPropagation();
          onChoose(key);
          onGoTo(mark.messageId);
        }}
      />
    );
  });
});

function keyOf({ what, messageId }: MinimapMark): string {
  return `${what} ${messageId}`;
}

/** `2 条承诺 · 2026-03-01 周日 10:15` */
function useMarkName(): (mark: MinimapMark) => string {
  const t = useTexts(historyTexts);
  const language = useLanguage();
  const { zone } = useSettings();
  const names: Readonly<Record<MarkKind, (n: number) => string>> = {
    hit: t.markHit,
    promise: t.markPromise,
    dispute: t.markDispute,
    exhibit: t.markExhibit,
  };
  return ({ what, count, sentAt }) => `${names[what](count)} · ${fullTime(sentAt, zone, language)}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
