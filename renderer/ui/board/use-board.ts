import { useState } from 'react';
import { useKeptState } from '../kept-state.ts';

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
}

/** The chosen row of a board; it is kept while another room is looked at. */
export function useBoard<T>(
  name: string,
  items: readonly T[],
  keyOf: (item: T) => string,
): BoardState<T> {
  const [key, selectKey] = useKeptState<string | null>(`${name}.selected`, () => null);
  const [isOpen, setOpen] = useState(false);
  const found = items.findIndex((item) => keyOf(item) === key);
  const index = Math.max(0, found);
  const selectAt = (row: number): void => {
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
  };
}
