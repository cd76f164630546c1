import { useState } from 'react';
import { keepState, useKeptState } from '../kept-state.ts';

/** What a board's room and its parts have in common. */
export interface BoardState<T> {
  readonly items: readonly T[];
  readonly index: number;
  readonly selected: T | undefined;
  readonly selectAt: (row: number) => void;
  /** The chosen row leaves this lane: the one below takes its place under the hand. */
  readonly selectNext: () => void;
  readonly selectKey: (key: string) => void;
  /** In a small window the chosen thing covers the list. */
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
  /** True while what another room asked for is not among the items yet. */
  readonly isSeeking: boolean;
}

/** Another room asks for one thing: it stands chosen, however far down its lane. */
export function seekOnBoard(name: string, key: string): void {
  keepState<string | null>(`${name}.selected`, key);
  keepState<string | null>(`${name}.sought`, key);
}

/** The chosen row of a board; it is kept while another room is looked at. */
export function useBoard<T>(
  name: string,
  items: readonly T[],
  keyOf: (item: T) => string,
): BoardState<T> {
  const [key, selectKey] = useKeptState<string | null>(`${name}.selected`, () => null);
  const [sought, setSought] = useKeptState<string | null>(`${name}.sought`, () => null);
  const [isOpen, setOpen] = useState(sought !== null);
  const found = items.findIndex((item) => keyOf(item) === key);
  const index = Math.max(0, found);
  const selectAt = (row: number): void => {
    setSought(null);
    const item = items[row];
    selectKey(item === undefined ? null : keyOf(item));
  };
  return {
    items,
    index,
    selected: items[index],
    selectAt,
    selectNext: () => selectAt(index + 1 < items.length ? index + 1 : index - 1),
    selectKey,
    isOpen,
    setOpen,
    isSeeking: sought !== null && sought === key && found < 0,
  };
}
