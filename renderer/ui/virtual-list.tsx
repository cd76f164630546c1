import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';
import { handleListKey } from './list-keys.ts';
import { useScale } from './layout.ts';
import classes from './virtual-list.module.css';

export interface VirtualListProps<T> {
  /** Accessible name. */
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** Px at 100 % text size, of all rows or of each; the exact height, or a guess when `measured`. */
  readonly rowHeight: number | ((item: T) => number);
  readonly measured?: boolean;
  readonly renderRow: (item: T, state: { selected: boolean; index: number }) => ReactNode;
  /** -1 for none. */
  readonly selected: number;
  readonly onSelect: (index: number) => void;
  readonly onOpen?: (index: number) => void;
  /** Called when the end comes near. */
  readonly onEnd?: () => void;
  /** Under this name the scroll position outlives the list. */
  readonly keptAs?: string;
  /** What the rows answer; when that changes, the list starts at its top again. */
  readonly question?: string;
  /** Reaches the list, to give it the focus. */
  readonly listRef?: RefObject<HTMLDivElement | null>;
  /** Below the last row, e.g. that more is being read. */
  readonly footer?: ReactNode;
}

const offsets = new Map<string, number>();

/** Ten thousand rows scroll as ten do. A listbox: arrows, j/k, Home, End, Page keys move, Enter opens. */
export function VirtualList<T>(props: VirtualListProps<T>): ReactNode {
  const { items, keyOf, rowHeight, measured, renderRow, selected, onSelect, onOpen, onEnd } = props;
  const ownRef = useRef<HTMLDivElement>(null);
  const scroller = props.listRef ?? ownRef;
  const scale = useScale();
  const id = useId();
  const heightAt = (index: number): number => {
    const item = items[index];
    if (typeof rowHeight === 'number') return rowHeight * scale;
    return item === undefined ? 0 : rowHeight(item) * scale;
  };
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: heightAt,
    getItemKey: (index) => (items[index] === undefined ? index : keyOf(items[index])),
    overscan: 8,
    useFlushSync: false,
    initialOffset: () => (props.keptAs ? (offsets.get(props.keptAs) ?? 0) : 0),
  });
  // Heights are remembered by place; other rows may stand there now.
  const heights = typeof rowHeight === 'number' ? rowHeight : items;
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, scale, heights]);
  const asked = useRef(props.question);
  useEffect(() => {
    if (asked.current === props.question) return;
    asked.current = props.question;
    virtualizer.scrollToOffset(0);
  }, [virtualizer, props.question]);
  useEffect(() => {
    if (selected >= 0) virtualizer.scrollToIndex(selected, { align: 'auto' });
  }, [virtualizer, selected]);
  const rows = virtualizer.getVirtualItems();
  const lastShown = rows.at(-1)?.index ?? 0;
  // A row far from the ones in sight is not drawn, and nothing may point at it.
  const isLeadDrawn = rows.some(({ index }) => index === selected);
  useEffect(() => {
    if (onEnd && items.length > 0 && lastShown >= items.length - 15) onEnd();
  }, [onEnd, lastShown, items.length]);
  return (
    <div
      ref={scroller}
      className={classes['scroller']}
      role="listbox"
      tabIndex={0}
      aria-label={props.label}
      aria-activedescendant={isLeadDrawn ? `${id}-${selected}` : undefined}
      onScroll={({ currentTarget }) => {
        if (props.keptAs) offsets.set(props.keptAs, currentTarget.scrollTop);
      }}
      onKeyDown={(event) =>
        handleListKey(event, { count: items.length, selected, onSelect, onOpen })
      }
    >
      <div
        className={classes['space']}
        style={{ height: virtualizer.getTotalSize() }}
        role="presentation"
      >
        {rows.map(({ index, key, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <div
              key={key}
              id={`${id}-${index}`}
              ref={measured ? virtualizer.measureElement : null}
              data-index={index}
              className={classes['row']}
              style={
                measured
                  ? { transform: `translateY(${start}px)` }
                  : { transform: `translateY(${start}px)`, height: heightAt(index) }
              }
              role="option"
              aria-selected={index === selected}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              onClick={() => (onOpen ? onOpen(index) : onSelect(index))}
            >
              {renderRow(item, { selected: index === selected, index })}
            </div>
          );
        })}
      </div>
      {props.footer}
    </div>
  );
}
