/**
 * How a header is written, without digits. Headers of one export all have the same: a day of one digit
 * and one of two are of the same export.
 */
export function shapeOf(
  open: string,
  mark: string,
  firstDigits: number,
  lastDigits: number,
  comma: string,
  hasSeconds: boolean,
  half: '24' | 'half-' | '-half',
  end: string,
): string {
  const year = firstDigits === 4 ? 'y4..' : lastDigits === 4 ? '..y4' : '..y2';
  return `${open}${mark}${year}${comma}${hasSeconds ? 's' : 'm'}${half}${end}`;
}

/** Without the marks of direction that stand before a name. */
export function bareStart(rest: string): string {
  const code = rest.charCodeAt(0);
  return code >= 0x200e && code <= 0x202b ? rest.replace(leadingMarks, '') : rest;
}

const leadingMarks = /^[\u200e\u200f\u202a\u202b]+/u;
