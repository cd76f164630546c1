import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, type ReactNode } from 'react';
import type { MessageMarks } from '../../../shared/contract/marks.ts';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import type { Interval } from '../../../shared/domain/coverage/gaps.ts';
import type { Message } from '../../../shared/model/message.ts';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { useScale } from '../../ui/layout.ts';
import { handleListKey } from '../../ui/list-keys.ts';
import type { BadgeKind } from '../../ui/marks.tsx';
import { useSettings } from '../../ui/settings.ts';
import { fullDate } from '../../ui/time.ts';
import classes from './conversation.module.css';
import { GapRow } from './gap-row.tsx';
import { MessageRow } from './message-row.tsx';
import { rowsOf } from './rows.ts';

interface MessageListProps {
  readonly messages: readonly Message[];
  /** Periods that nothing imported covers. */
  readonly gaps: readonly Interval[];
  readonly words: readonly string[];
  readonly badges: ReadonlyMap<string, readonly BadgeKind[]>;
  readonly marks: ReadonlyMap<string, MessageMarks>;
  /** Stands in the middle at first; the newest message at the bottom when absent. */
  readonly startId: string | undefined;
  readonly selectedId: string | undefined;
  /** All that is selected with it. */
  readonly selectedIds: ReadonlySet<string>;
  /** `extend` adds all up to it, as Shift does. */
  readonly onSelect: (messageId: string, extend: boolean) => void;
  readonly autoFocus: boolean;
  /** Asks for more; absent where the record begins or ends. */
  readonly older: (() => void) | undefined;
  readonly newer: (() => void) | undefined;
  readonly isBusy: boolean;
}

const guessedRowPx = 56;
const nearEdgeRows = 12;

/** Messages, virtual in both directions: what is added above does not move what is being read. */
export function MessageList(props: MessageListProps): ReactNode {
  const { messages, gaps, selectedId, startId, onSelect, older, newer, isBusy } = props;
  const t = useTexts(conversationTexts);
  const { zone } = useSettings();
  const language = useLanguage();
  const scale = useScale();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => rowsOf(messages, zone, gaps), [messages, zone, gaps]);
  const selected = rows.findIndex(({ message }) => message.messageId === selectedId);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => guessedRowPx * scale,
    getItemKey: (index) => rows[index]?.message.messageId ?? index,
    overscan: 10,
    useFlushSync: false,
    anchorTo: 'end',
    paddingStart: 32 * scale,
    paddingEnd: 16 * scale,
    scrollPaddingStart: 48 * scale,
    scrollPaddingEnd: 16 * scale,
  });
  // Whatever is loaded around it, the start stays in the middle until the reader leads.
  const isLed = useRef(false);
  useLayoutEffect(() => {
    if (isLed.current) return;
    const start = rows.findIndex(({ message }) => message.messageId === startId);
    if (start >= 0) virtualizer.scrollToIndex(start, { align: 'center' });
    else virtualizer.scrollToIndex(rows.length - 1, { align: 'end' });
  }, [virtualizer, rows, startId]);
  const lead = (): void => {
    isLed.current = true;
  };
  useLayoutEffect(() => {
    if (props.autoFocus) scroller.current?.focus({ preventScroll: true });
    // Only once: afterwards the reader leads.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [virtualizer]);
  const shown = virtualizer.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (isBusy || shown.length === 0) return;
    if (older && first < nearEdgeRows) older();
    else if (newer && last >= rows.length - nearEdgeRows) newer();
  }, [isBusy, older, newer, first, last, rows.length, shown.length]);
  const select = (index: number, extend: boolean): void => {
    const row = rows[index];
    if (!row) return;
    onSelect(row.message.messageId, extend);
    virtualizer.scrollToIndex(index, { align: 'auto' });
  };
  const top = rows[virtualizer.range?.startIndex ?? 0];
  // Where the day's own separator is in sight, it need not be said twice.
  const topAt = top && !top.startsDay ? top.message.sentAt : null;
  return (
    <div className={classes['list']}>
      {topAt !== null && (
        <div className={classes['stickyDay']} aria-hidden="true">
          <span>{fullDate(topAt, zone, language)}</span>
        </div>
      )}
      <div
        ref={scroller}
        className={classes['scroller']}
        role="listbox"
        tabIndex={0}
        aria-multiselectable
        aria-label={t.messages}
        aria-activedescendant={selected >= 0 ? `${id}-${selected}` : undefined}
        onWheel={lead}
        onTouchMove={lead}
        onPointerDown={lead}
        onKeyDown={(event) => {
          lead();
          const onKeySelect = (index: number): void => select(index, event.shiftKey);
          handleListKey(event, { count: rows.length, selected, onSelect: onKeySelect });
        }}
      >
        <div
          className={classes['space']}
          style={{ height: virtualizer.getTotalSize() }}
          role="presentation"
        >
          {shown.map(({ index, key, start }) => {
            const row = rows[index];
            if (!row) return null;
            const { message, startsDay, continues, gap } = row;
            return (
              <div
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                className={classes['row']}
                style={{ transform: `translateY(${start}px)` }}
                role="presentation"
              >
                {gap && <GapRow gap={gap} />}
                {startsDay && message.sentAt !== null && (
                  <p className={classes['day']}>{fullDate(message.sentAt, zone, language)}</p>
                )}
                <div
                  id={`${id}-${index}`}
                  className={classes['option']}
                  role="option"
                  aria-selected={props.selectedIds.has(message.messageId)}
                  data-lead={index === selected}
                  onClick={({ shiftKey }) => onSelect(message.messageId, shiftKey)}
                >
                  <MessageRow
                    message={message}
                    continues={continues}
                    words={props.words}
                    badges={props.badges.get(message.messageId) ?? none}
                    marks={props.marks.get(message.messageId)}
                  />
                </div>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

const none: readonly BadgeKind[] = [];
