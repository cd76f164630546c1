import type { Line } from '../../format.ts';
import { taobaoRole } from './account.ts';
import { partiesOf } from './parties.ts';

/** `2026-8-26 11:00:00` at the end of a line. */
export const timeAtEnd = /(20\d\d)-(\d{1,2})-(\d{1,2}) (\d{1,2}):(\d\d):(\d\d)\s*$/u;
// Most lines end otherwise, and are not searched for where a name may end.
/** A name and a time, with or without a space between, or a line end. */
export const nameAndTime = new RegExp(
  `^(?=[^]*:\\d\\d\\s*$)\\s*(\\S.{0,119}?)\\s*${timeAtEnd.source}`,
  'u',
);
export const timeAlone = new RegExp(`^\\s*${timeAtEnd.source}`, 'u');
/** The window's own mark below what the shop said. */
export const readState = /^\s*(?:已读|未读|发送中)\s*$/u;

const account = /^[^\s:：/，。]{1,40}[:：][^\s:：/，。]{1,40}$/u;

/** How the window wrote the headers that it put on two lines. */
interface Habit {
  /** Most names stand on lines of their own. */
  readonly isAlone: boolean;
  /** The shop's names stand below their times, where those of buyers stand above. */
  readonly areOursBelow: boolean;
  /** Who stands beside a time somewhere, where names stand both ways. */
  readonly beside: ReadonlySet<string>;
  readonly shop: string;
}

/** Joins a name and the time above or below it, as most windows have them on one line; other lines pass. */
export function nameJoiner(sample: readonly string[]) {
  const { isAlone, areOursBelow, beside, shop } = habitOf(sample);
  const met = new Set(beside);
  let name: Line | null = null;
  let time: Line | null = null;
  let isOpen = false;
  let isBelowState = false;

  const isNameAbove = (text: string): boolean =>
    text !== '' &&
    (isAlone || met.has(text) || isBelowState || (shop !== '' && isOurs(text, shop)));
  const isNameBelow = (text: string): boolean =>
    areOursBelow && account.test(text) && (!name || (isOpen && !met.has(name.text.trim())));

  const header = (line: Line, who: string, at: Line): Line => {
    isOpen = true;
    met.add(who);
    // With a line end, as it is two lines of a text where it turns out to be no header.
    return { ...line, text: `${who}\n${at.text.trim()}` };
  };
  /** What was held back, with the line below it where that is a name. */
  const settle = (below: string): { lines: Line[]; isTaken: boolean } => {
    const above = name;
    const at = time;
    if (!at) return { lines: [], isTaken: false };
    const isTaken = isNameBelow(below);
    const who = above?.text.trim() ?? '';
    const isJoined = !isTaken && above !== null && isNameAbove(who);
    name = time = null;
    isBelowState = false;
    if (isJoined) return { lines: [header(above, who, at)], isTaken };
    const kept = above ? [above] : [];
    return { lines: [...kept, isTaken ? header(at, below, at) : at], isTaken };
  };

  return {
    push(line: Line): Line[] {
      const text = line.text.trim();
      const { lines, isTaken } = settle(text);
      if (isTaken) return lines;
      if (timeAlone.test(line.text)) {
        time = line;
        return lines;
      }
      if (name) {
        lines.push(name);
        if (name.text.trim() !== '') isBelowState = readState.test(name.text);
      }
      name = line;
      return lines;
    },
    end(): Line[] {
      const { lines } = settle('');
      return name ? [...lines, name] : lines;
    },
  };
}

function habitOf(lines: readonly string[]): Habit {
  const alone = lines.flatMap((line, index) => (timeAlone.test(line) ? [index] : []));
  const names = lines.flatMap((line) =>
    timeAlone.test(line) ? [] : (nameAndTime.exec(line)?.[1]?.split(/\s*-->\s*/u) ?? []),
  );
  const isAlone =
    alone.length > lines.filter((line) => nameAndTime.test(line) && !timeAlone.test(line)).length;
  const accounts = (step: number): number =>
    alone.filter((at) => account.test(lines[at + step]?.trim() ?? '')).length;
  return {
    isAlone,
    areOursBelow: isAlone && accounts(1) > accounts(-1),
    beside: new Set(names),
    shop: partiesOf(names).shop,
  };
}

function isOurs(name: string, shop: string): boolean {
  return taobaoRole(name, shop) !== 'customer';
}
