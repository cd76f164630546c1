import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, type ReactNode } from 'react';
import type { Conversation } from '../../../shared/contract/conversations.ts';
import type { MessageMarks } from '../../../shared/contract/marks.ts';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import type { Message } from '../../../shared/model/message.ts';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { useScale } from '../../ui/layout.ts';
import { handleListKey } from '../../ui/list-keys.ts';
import type { BadgeKind } from '../../ui/marks.tsx';
import { useSettings } from '../../ui/settings.ts';
import { fullDate } from '../../ui/time.ts';
import { ChangeRow, usePlaceName } from './change-row.tsx';
import classes from './conversation.module.css';
import { GapRow } from './gap-row.tsx';
import { MessageRow } from './message-row.tsx';
import { Minimap } from './minimap.tsx';
import { rowsOf, type Gap, type Row } from './rows.ts';
import type { HistoryOutline } from './use-outline.ts';
import type { Place } from './use-place.ts';

interface MessageListProps {
  readonly messages: readonly Message[];
  /** Periods that nothing imported covers. */
  readonly gaps: readonly Gap[];
  /** Of the buyer, by id. */
  readonly conversations: ReadonlyMap<string, Conversation>;
  /** Names of the files that the messages came from, by id. */
  readonly sources: ReadonlyMap<string, string>;
  readonly outline: HistoryOutline;
  readonly words: readonly string[];
  readonly marks: ReadonlyMap<string, MessageMarks>;
  /** Its message is brought to the middle; the newest one to the bottom where it names none. */
  readonly place: Place;
  readonly onGoTo: (messageId: string) => void;
  readonly selectedId: string | undefined;
  /** All that is selected with it. */
  readonly selectedIds: ReadonlySet<string>;
  /** `extend` adds all up to it, as Shift does. */
  readonly onSelect: (messageId: string, extend: boolean) => void;
  /** Asks for more; absent where the record begins or ends. */
  readonly older: (() => void) | undefined;
  readonly newer: (() => void) | undefined;
  readonly isBusy: boolean;
}

const guessedRowPx = 56;
const nearEdgeRows = 12;

/** Messages, virtual in both directions: what is added above does not move what is being read. */
export function MessageList(props: MessageListProps): ReactNode {
  const { messages, gaps, selectedId, place, onSelect, older, newer, isBusy } = props;
  const t = useTexts(conversationTexts);
  const { zone } = useSettings();
  const language = useLanguage();
  const scale = useScale();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const isWhole = older === undefined;
  const rows = useMemo(
    () => rowsOf(messages, zone, gaps, isWhole),
    [messages, zone, gaps, isWhole],
  );
  const selected = rows.findIndex(({ message }) => message.messageId === selectedId);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => guessedRowPx * scale,
    getItemKey: (index) => rows[index]?.message.messageId ?? index,
    overscan: 6,
    useFlushSync: false,
    anchorTo: 'end',
    paddingStart: 32 * scale,
    paddingEnd: 16 * scale,
    scrollPaddingStart: 48 * scale,
    scrollPaddingEnd: 16 * scale,
  });
  // Whatever is loaded around it, the place stays in the middle until the reader leads.
  const ledFrom = useRef<Place | null>(null);
  // And what the keys have led to stays in sight: the virtualizer goes on to a row's number, where another row
  // may stand by the time it gets there.
  const isKeyLed = useRef(false);
  useLayoutEffect(() => {
    if (ledFrom.current === place) return;
    isKeyLed.current = false;
    const start = rows.findIndex(({ message }) => message.messageId === place.messageId);
    if (start >= 0) virtualizer.scrollToIndex(start, { align: 'center' });
    else if (place.messageId === undefined)
      virtualizer.scrollToIndex(rows.length - 1, { align: 'end' });
  }, [virtualizer, rows, place, scale]);
  useLayoutEffect(() => {
    if (isKeyLed.current && selected >= 0) virtualizer.scrollToIndex(selected, { align: 'auto' });
  }, [virtualizer, rows, selected]);
  const lead = (): void => {
    ledFrom.current = place;
  };
  const leadByHand = (): void => {
    lead();
    isKeyLed.current = false;
  };
  useLayoutEffect(() => {
    if (place.takesFocus) scroller.current?.focus({ preventScroll: true });
  }, [virtualizer, place]);
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
    if (index === selected) virtualizer.scrollToIndex(index, { align: 'auto' });
  };
  // A row far from the ones in sight is not drawn, and nothing may point at it.
  const isLeadDrawn = shown.some(({ index }) => index === selected);
  const top = rows[virtualizer.range?.startIndex ?? 0];
  const bottom = rows[virtualizer.range?.endIndex ?? 0];
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
        aria-activedescendant={isLeadDrawn ? `${id}-${selected}` : undefined}
        onWheel={leadByHand}
        onTouchMove={leadByHand}
        onPointerDown={leadByHand}
        onKeyDown={(event) => {
          lead();
          const onKeySelect = (index: number): void => {
            isKeyLed.current = true;
            select(index, event.shiftKey);
          };
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
            const { message, startsDay, continues } = row;
            return (
              <div
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                className={classes['row']}
                style={{ transform: `translateY(${start}px)` }}
                role="presentation"
              >
                {/* Told with the message that it stands before: a list holds nothing but its rows. */}
                <div id={`${id}-before-${index}`} aria-hidden="true">
                  <Between row={row} conversations={props.conversations} sources={props.sources} />
                  {startsDay && message.sentAt !== null && (
                    <p className={classes['day']}>{fullDate(message.sentAt, zone, language)}</p>
                  )}
                </div>
                <div
                  id={`${id}-${index}`}
                  className={classes['option']}
                  role="option"
                  aria-selected={props.selectedIds.has(message.messageId)}
                  aria-describedby={`${id}-before-${index}`}
                  data-lead={index === selected}
                  onClick={({ shiftKey }) => onSelect(message.messageId, shiftKey)}
                >
                  <MessageRow
                    message={message}
                    continues={continues}
                    words={props.words}
                    badges={props.outline.badges.get(message.messageId) ?? none}
                    marks={props.marks.get(message.messageId)}
                    onGoTo={props.onGoTo}
                  />
                </div>
              </div>
            );
          })}
        </div>
      </div>
      <Minimap
        days={props.outline.days}
        marks={props.outline.marks}
        from={top?.message.sentAt ?? null}
        to={bottom?.message.sentAt ?? null}
        onGoTo={props.onGoTo}
      />
    </div>
  );
}

interface BetweenProps extends Pick<MessageListProps, 'conversations' | 'sources'> {
  readonly row: Row;
}

/** What stands between a message and the one before it. */
function Between({ row, conversations, sources }: BetweenProps): ReactNode {
  const nameOf = usePlaceName();
  const { message, gaps, startsConversation, startsSource, startsDay } = row;
  const isOne = conversations.size < 2;
  const conversation = conversations.get(message.conversationId) ?? null;
  const name = conversation === null || isOne ? null : nameOf(conversation);
  const before = conversations.get(row.cameFrom ?? '');
  // Platforms that end a conversation after an hour make many of them in the same place.
  const isElsewhere = before === undefined || nameOf(before) !== name;
  return (
    <>
      {gaps.map((gap) => (
        <GapRow key={gap.from} gap={gap} name={name} />
      ))}
      <ChangeRow
        conversation={startsConversation && !isOne && isElsewhere ? conversation : null}
        isNewSession={startsConversation && !isOne && !isElsewhere && !startsDay}
        fileName={startsSource ? (sources.get(message.sourceFileId) ?? null) : null}
      />
    </>
  );
}

const none: readonly BadgeKind[] = [];
