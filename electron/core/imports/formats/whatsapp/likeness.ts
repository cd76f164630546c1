import type { Sample } from '../../format.ts';
import { readHeader } from './header.ts';
import { isNoticeLine } from './notice.ts';
import { splitSender } from './sender.ts';
import { isSure } from './strays.ts';

/** How likely a file is an export of WhatsApp: 0 to 1. */
export function likenessOf({ lines, name }: Sample): number {
  const filled = lines.slice(0, 300).filter((line) => line.trim() !== '');
  const isNamed = /whatsapp|^_chat/i.test(name);
  const isFirst = readHeader(filled[0] ?? '') !== null;
  const found = { headers: 0, spoken: 0, notices: 0, others: 0, isStrong: false };
  for (const line of filled) {
    const header = readHeader(line);
    if (!header) continue;
    found.headers++;
    const isStrong = isSure(header.shape);
    found.isStrong ||= isStrong;
    if (isOfOtherLog(header.rest)) found.others++;
    else if (splitSender(header.rest)) found.spoken++;
    else if (isStrong && isNoticeLine(header.rest)) found.notices++;
    // Others tell nothing more.
    const isSettled = found.isStrong && (found.notices > 0 || isNamed || lead(found) >= 5);
    if (isSettled && isTold(found, isNamed) && found.headers >= filled.length / 20) break;
  }
  // A chat that says what it is may go on with a message of any length.
  const isOpened = isFirst && found.isStrong && (isNamed || found.notices > 0);
  if (!isTold(found, isNamed) || (!isOpened && found.headers < filled.length / 20)) return 0;
  return Math.min(0.99, (isFirst ? 0.7 : 0.3) + (found.isStrong ? 0.2 : 0) + (isNamed ? 0.05 : 0));
}

interface Found {
  readonly headers: number;
  readonly spoken: number;
  readonly notices: number;
  readonly others: number;
}

/**
 * True where people speak, or WhatsApp does: a chat in which nobody wrote yet has its notice alone. Of
 * lists of what is to be done and of what programs did, few lines look as though somebody spoke.
 */
function isTold({ headers, spoken, notices, others }: Found, isNamed: boolean): boolean {
  if (spoken + notices === 0 || others * 2 >= headers) return false;
  return notices > 0 || isNamed || lead({ headers, spoken }) >= 0;
}

/** How many more lines somebody speaks in than not. */
function lead({ headers, spoken }: Pick<Found, 'headers' | 'spoken'>): number {
  return spoken * 2 - headers;
}

/** What follows the time in logs of IRC and of web servers. */
function isOfOtherLog(rest: string): boolean {
  return otherLog.test(rest);
}

const otherLog =
  /^(?:<[@+%~& ]?[^<>\s:]{1,40}>(?:\s|$)|\*{1,3} \S|-!-|-->|<--|=!=|\S{1,32}\t|"?(?:GET|POST|PUT|HEAD|DELETE|PATCH|OPTIONS) \/)/u;
