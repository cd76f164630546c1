import type { Format } from '../format.ts';
import { contentKind } from '../text/content-kind.ts';
import { likelinessOf, readCopied, type CopiedHeader, type Copying } from '../text/copied-chat.ts';
import { readShownTime } from '../text/shown-time.ts';

/**
 * Viber on a computer, messages selected and copied: `[ 9 лютого 2026 р. 12:55 ] Ім'я: текст`. The time is
 * as the computer shows times, in any language; a blank stands inside of each bracket.
 */
export const viberCopy: Format = {
  id: 'viber-copy',
  version: 1,
  platform: 'other',
  beta: true,
  atMost: 0.93,
  sniff: ({ lines }) => likelinessOf(lines, viber),
  parse: (input) => readCopied(input, viber),
};

const viber: Copying = { platform: 'other', readHeader, kindOf: contentKind };

/** Names stand between marks that keep their direction of writing. */
const header =
  /^[\u200e\u200f]?\[ (\S[^\][]{6,70}?) \] [\u2066-\u2068]?([^:\n\u2069]{1,80})\u2069?: ?(.*)$/su;

function readHeader(line: string): CopiedHeader | null {
  if (!line.startsWith('[ ') && !/^[\u200e\u200f]\[ /u.test(line)) return null;
  const [, raw = '', who = '', text = ''] = header.exec(line) ?? [];
  const shown = raw === '' ? null : readShownTime(raw);
  return shown && { who: who.trim(), raw, shown, text };
}
