import type { Header } from './header.ts';
import { bareStart, shapeOf } from './shape.ts';

/**
 * Reads the headers that nearly all exports have, `[2024/9/1 08:01:02] ` and `2/11/23, 3:05 PM - `, just
 * as the general pattern does and in a tenth of its time. Null for any other, which may be a header too.
 */
export function readCommonHeader(line: string): Header | null {
  const isOpen = line.charCodeAt(0) === openBracket;
  const start = isOpen ? 1 : 0;

  const firstEnd = digitsEnd(line, start, 4);
  const mark = line.charCodeAt(firstEnd);
  if (firstEnd === start || !(mark === slash || mark === dot || mark === hyphen)) return null;
  const middleEnd = digitsEnd(line, firstEnd + 1, 2);
  if (middleEnd === firstEnd + 1 || line.charCodeAt(middleEnd) !== mark) return null;
  const lastEnd = digitsEnd(line, middleEnd + 1, 4);
  if (lastEnd === middleEnd + 1) return null;

  const hasComma = line.charCodeAt(lastEnd) === comma;
  const gap = hasComma ? lastEnd + 1 : lastEnd;
  if (line.charCodeAt(gap) !== space) return null;

  const hourEnd = digitsEnd(line, gap + 1, 2);
  if (hourEnd === gap + 1 || line.charCodeAt(hourEnd) !== colon) return null;
  const minuteEnd = digitsEnd(line, hourEnd + 1, 2);
  if (minuteEnd !== hourEnd + 3) return null;
  const hasSeconds = line.charCodeAt(minuteEnd) === colon;
  const timeEnd = hasSeconds ? digitsEnd(line, minuteEnd + 1, 2) : minuteEnd;
  if (hasSeconds && timeEnd !== minuteEnd + 3) return null;

  const half = halfAt(line, timeEnd);
  const rawEnd = half === null ? timeEnd : timeEnd + 3;
  const restStart = isOpen ? afterBracket(line, rawEnd) : afterDash(line, rawEnd);
  if (restStart < 0) return null;
  return {
    shape: knownShape(
      isOpen,
      mark,
      firstEnd - start,
      lastEnd - middleEnd - 1,
      hasComma,
      hasSeconds,
      half !== null,
    ),
    raw: line.slice(start, rawEnd),
    first: numberIn(line, start, firstEnd),
    middle: numberIn(line, firstEnd + 1, middleEnd),
    last: numberIn(line, middleEnd + 1, lastEnd),
    firstDigits: firstEnd - start,
    lastDigits: lastEnd - middleEnd - 1,
    hour: numberIn(line, gap + 1, hourEnd),
    minute: numberIn(line, hourEnd + 1, minuteEnd),
    second: hasSeconds ? numberIn(line, minuteEnd + 1, timeEnd) : null,
    half,
    rest: bareStart(line.slice(restStart)),
  };
}

const openBracket = 0x5b;
const closeBracket = 0x5d;
const slash = 0x2f;
const dot = 0x2e;
const hyphen = 0x2d;
const comma = 0x2c;
const colon = 0x3a;
const space = 0x20;
const narrowSpace = 0x202f;

/** After at most `most` digits. */
function digitsEnd(line: string, from: number, most: number): number {
  let end = from;
  for (; end < from + most; end++) {
    const code = line.charCodeAt(end);
    if (!(code >= 0x30 && code <= 0x39)) break;
  }
  return end;
}

function numberIn(line: string, from: number, end: number): number {
  let value = 0;
  for (let at = from; at < end; at++) value = value * 10 + line.charCodeAt(at) - 0x30;
  return value;
}

/** ` AM` and ` pm`; other words are for the general pattern. */
function halfAt(line: string, at: number): 'am' | 'pm' | null {
  const gap = line.charCodeAt(at);
  if (gap !== space && gap !== narrowSpace) return null;
  if ((line.charCodeAt(at + 2) | 0x20) !== 0x6d) return null;
  const letter = line.charCodeAt(at + 1) | 0x20;
  return letter === 0x61 ? 'am' : letter === 0x70 ? 'pm' : null;
}

function afterBracket(line: string, at: number): number {
  if (line.charCodeAt(at) !== closeBracket) return -1;
  // `[…] - Name:` is for the general pattern.
  return line.charCodeAt(at + 2) === hyphen ? -1 : afterSpace(line, at + 1);
}

function afterDash(line: string, at: number): number {
  const isDash = line.charCodeAt(at) === space && line.charCodeAt(at + 1) === hyphen;
  return isDash && line.charCodeAt(at + 2) === space ? at + 3 : -1;
}

/** One space belongs to the header; others are for the general pattern. */
function afterSpace(line: string, at: number): number {
  const code = line.charCodeAt(at);
  if (code === space) return at + 1;
  return wideSpaces.includes(code) ? -1 : at;
}

const wideSpaces = [0x09, 0xa0, 0x2009, narrowSpace, 0x3000];

/** Put together once for each shape, not for each line. */
function knownShape(
  isOpen: boolean,
  mark: number,
  firstDigits: number,
  lastDigits: number,
  hasComma: boolean,
  hasSeconds: boolean,
  hasHalf: boolean,
): string {
  const flags = (isOpen ? 1 : 0) | (hasComma ? 2 : 0) | (hasSeconds ? 4 : 0) | (hasHalf ? 8 : 0);
  const key = (((mark << 3) | firstDigits) << 7) | (lastDigits << 4) | flags;
  let shape = shapes.get(key);
  if (shape === undefined) {
    const half = hasHalf ? '-half' : '24';
    shape = shapeOf(
      isOpen ? '[' : '',
      String.fromCharCode(mark),
      firstDigits,
      lastDigits,
      hasComma ? ',' : '',
      hasSeconds,
      half,
      isOpen ? ']' : 'dash',
    );
    shapes.set(key, shape);
  }
  return shape;
}

const shapes = new Map<number, string>();
