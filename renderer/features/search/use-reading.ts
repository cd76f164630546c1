import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { Hit } from '../../../shared/contract/search.ts';
import { focusWhereLost } from '../../ui/focus-return.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { useListShortcuts } from '../../ui/list-keys.ts';
import { hitBeside, type Row } from './rows.ts';

/** A message in its conversation. */
export interface Place {
  readonly conversationId: string;
  readonly messageId: string;
}

/** Which row is selected, which hit is open, and where one has gone from it. It outlives the room. */
export function useOpenHit() {
  const [selectedKey, setSelectedKey] = useKeptState<string | null>('search.selected', () => null);
  const [openHit, setOpenHit] = useKeptState<Hit | null>('search.open', () => null);
  // Somewhere that one went to from the hit; Esc comes back.
  const [visited, setVisited] = useKeptState<Place | null>('search.visited', () => null);
  const [lead, setLead] = useState<string | null>(null);
  const open = useCallback(
    (hit: Hit | null) => {
      setOpenHit(hit);
      setVisited(null);
      setLead(hit?.messageId ?? null);
    },
    [setOpenHit, setVisited],
  );
  const closeAll = useCallback(() => {
    open(null);
    setSelectedKey(null);
  }, [open, setSelectedKey]);
  const visit = (place: Place): void => {
    setVisited(place);
    setLead(place.messageId);
  };
  const place: Place | null = visited ?? openHit;
  return {
    selectedKey,
    setSelectedKey,
    openHit,
    place,
    isAway: visited !== null,
    /** The message that the reader stands on. */
    leadId: lead ?? place?.messageId ?? null,
    setLead,
    open,
    closeAll,
    visit,
  };
}

interface Reading {
  readonly rows: readonly Row[];
  /** They answer what is asked for now. */
  readonly isCurrent: boolean;
  readonly hit: ReturnType<typeof useOpenHit>;
  readonly list: RefObject<HTMLElement | null>;
  /** Asks for more rows; absent where all are there. */
  readonly readOn: (() => void) | undefined;
  readonly onToggleGroup: (conversationId: string) => void;
  /** A hit was opened. */
  readonly onOpened: () => void;
}

/** Walking the rows and the hits, there and back. */
export function useReading(reading: Reading) {
  const { rows, isCurrent, hit, list, readOn, onToggleGroup, onOpened } = reading;
  const { selectedKey, setSelectedKey } = hit;
  const found = rows.findIndex((row) => row.key === selectedKey);
  const selected = found >= 0 ? found : rows.findIndex(({ is }) => is === 'hit');
  const select = useCallback(
    (index: number) => setSelectedKey(rows[index]?.key ?? null),
    [rows, setSelectedKey],
  );
  const { open, openHit } = hit;
  const openAt = useCallback(
    (index: number) => {
      const row = rows[index];
      if (!row) return;
      setSelectedKey(row.key);
      if (row.is === 'more') return onToggleGroup(row.group.conversationId);
      const opened = row.is === 'hit' ? row.hit : row.group.hits[0];
      if (!opened) return;
      open(opened);
      onOpened();
    },
    [rows, open, onToggleGroup, onOpened, setSelectedKey],
  );
  // Pressed before the answer was there: what was asked for is opened when it is, and nothing older.
  const isWanted = useRef(false);
  useEffect(() => {
    if (!isWanted.current || !isCurrent) return;
    isWanted.current = false;
    openAt(selected);
  }, [isCurrent, openAt, selected]);
  useListShortcuts({ count: rows.length, selected, onSelect: select, onOpen: openAt });
  const openIndex = rows.findIndex(
    (row) => row.is === 'hit' && row.hit.messageId === openHit?.messageId,
  );
  const walk = (step: 1 | -1): (() => void) | undefined => {
    const next = openIndex < 0 ? -1 : hitBeside(rows, openIndex, step);
    if (next < 0) return step === 1 ? readOn : undefined;
    return () => {
      if (next >= rows.length - 2) readOn?.();
      openAt(next);
    };
  };
  const close = (): void => {
    open(hit.isAway ? openHit : null);
    // In the narrow window the list is only there again after this render.
    if (!hit.isAway) focusWhereLost(() => list.current);
  };
  return {
    selected,
    select,
    openAt,
    /** Opens the selected row of the answer to what was typed last. */
    openAnswer: () => {
      if (isCurrent) openAt(selected);
      else isWanted.current = true;
    },
    /** Something else is asked for. */
    forget: () => {
      isWanted.current = false;
    },
    close,
    next: walk(1),
    previous: walk(-1),
  };
}
