import { asUtc, isTime } from '../../text/wall-clock.ts';
import { timeOfHeader, type DateOrder, type Header } from './header.ts';
import { splitSender } from './sender.ts';

/** A header and the line that it stands on, from 1. */
export interface HeaderAt {
  readonly number: number;
  readonly header: Header;
}

/** True for a shape with brackets or a dash, as prose has none. */
export function isSure(shape: string): boolean {
  return shape.startsWith('[') || shape.endsWith('dash');
}

/** What is looked at for strays; a larger file is one export. */
export const mostHeaders = 5_000;
const longestStep = 6 * 3_600_000;

/**
 * True for a shape of copies alone: each of its headers is no younger than the message of the main shape
 * that it stands in, and that one is followed by another.
 */
export function areCopies(
  headers: readonly HeaderAt[],
  shape: string,
  main: string,
  orderOf: (shape: string) => DateOrder,
): boolean {
  const lastMain = headers.findLastIndex(({ header }) => header.shape === main);
  let before: number | null = null;
  let count = 0;
  for (const [index, { header }] of headers.entries()) {
    if (header.shape !== main && header.shape !== shape) continue;
    const at = timeAt(header, orderOf);
    if (header.shape === main) before = at ?? before;
    else if (index > lastMain || before === null || at === null || at > before) return false;
    else count++;
  }
  return count > 0;
}

function timeAt(header: Header, orderOf: (shape: string) => DateOrder): number | null {
  const time = timeOfHeader(header, orderOf(header.shape));
  return time && isTime(time) ? asUtc(time) : null;
}

/**
 * Lines with headers of a shape that few others have, which open messages all the same: their times lie
 * between those around them. What somebody copied into a message is older than that message; before the
 * first message there is none to be copied into.
 */
export function straysIn(
  headers: readonly HeaderAt[],
  isMain: (shape: string) => boolean,
  orderOf: (shape: string) => DateOrder,
): ReadonlySet<number> {
  const strays = new Set<number>();
  let before: number | null = null;
  let between: { readonly number: number; readonly at: number }[] = [];
  for (const { number, header } of headers) {
    const at = timeAt(header, orderOf);
    if (!isMain(header.shape)) {
      const opens = before === null ? isSure(header.shape) : splitSender(header.rest) !== null;
      if (at !== null && opens) between.push({ number, at });
      continue;
    }
    if (at === null) continue;
    if (before === null && areInTurn([...between.map((each) => each.at), at])) {
      for (const each of between) strays.add(each.number);
    }
    const times: readonly number[] = [before ?? at, ...between.map((each) => each.at), at];
    const isClose = times.every((each, index) => each - (times[index - 1] ?? each) <= longestStep);
    if (before !== null && isClose && areInTurn(times) && before < (times[1] ?? 0)) {
      for (const each of between) strays.add(each.number);
    }
    between = [];
    before = at;
  }
  return strays;
}

function areInTurn(times: readonly number[]): boolean {
  return times.every((each, index) => each >= (times[index - 1] ?? each));
}
