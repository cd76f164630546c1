/** Who speaks and what. Null for a line without a speaker: a system line. */
export function splitSender(rest: string): { sender: string; text: string } | null {
  const spaced = spacedColon(rest);
  if (spaced > 0 && spaced <= longestName) {
    const clock = isDigit(rest.charCodeAt(spaced - 1))
      ? clockAtEnd.exec(rest.slice(0, spaced))
      : null;
    if (clock?.index === 0 || link.test(rest)) return null;
    return cut(rest, clock ? clock.index : spaced);
  }
  // `Bob:Hi` occurs; a link or a time of day in a system line has a colon too.
  const tight = rest.indexOf(':');
  if (tight < 1 || tight > 40 || spaced > 0) return null;
  const isTime = /\d/.test(rest[tight - 1] ?? '') && /\d/.test(rest[tight + 1] ?? '');
  if (isTime || rest[tight + 1] === '/' || /["“”«»]/u.test(rest.slice(0, tight))) return null;
  return cut(rest, tight);
}

const longestName = 100;
/** `19:00: see you`, said behind a name or by nobody. */
const clockAtEnd = /(?:^|:)\d{1,2}:\d{2}(?::\d{2})?$/;
const link = /^https?:\/\//;

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Where the first colon stands that a space or nothing follows; -1 where none does. */
function spacedColon(rest: string): number {
  for (let at = rest.indexOf(':'); at >= 0; at = rest.indexOf(':', at + 1)) {
    if (at + 1 === rest.length || afterColon.includes(rest.charCodeAt(at + 1))) return at;
  }
  return -1;
}

const spaces = [0x20, 0xa0, 0x202f];
const afterColon = [...spaces, 0x200e, 0x200f];

function cut(rest: string, colon: number): { sender: string; text: string } {
  const written = rest.slice(0, colon);
  const sender = marks.test(written) ? written.replaceAll(allMarks, '').trim() : written.trim();
  const start = spaces.includes(rest.charCodeAt(colon + 1)) ? colon + 2 : colon + 1;
  return { sender, text: rest.slice(start) };
}

const marks = /[\u200e\u200f\u202a-\u202e\ufeff]/;
const allMarks = /[\u200e\u200f\u202a-\u202e\ufeff]/g;
