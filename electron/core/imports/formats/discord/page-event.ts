import type { ParsedEvent } from '../../format.ts';
import type { StoredTime } from '../../table/cell-time.ts';
import { plainMessage } from '../../text/dialect.ts';
import { asUtc, wallClockText, type ZoneClock } from '../../text/wall-clock.ts';
import type { DayOrder } from '../../text/date-order.ts';
import { kindOfFiles } from '../../text/file-kind.ts';
import type { PageMessage } from './page.ts';
import { readShownTime, storedShown, timeOfShown } from '../../text/shown-time.ts';
import { instantOfSnowflake } from './snowflake.ts';

/** Half a day and more: the furthest that a zone can be from UTC. */
const furthestZone = 15 * 3_600_000;

/** Turns what the page shows into a message, with an issue where something of it is missing. */
export function messageReader(clock: ZoneClock, order: DayOrder) {
  const timesOf = timeReader(clock, order);
  return (page: PageMessage, conversation: string): ParsedEvent[] => {
    const { author, isSystem, files, stickers, id, position } = page;
    const time = timesOf(page);
    const sender = author?.name ?? '';
    const isSticker = files.length === 0 && stickers.length > 0;
    const text = page.text || page.cards.join('\n\n');
    const events: ParsedEvent[] = [
      {
        type: 'message',
        ...plainMessage,
        conversation,
        sender,
        handle: isSystem ? '' : author?.id || sender,
        role: isSystem ? 'system' : author?.isBot ? 'bot' : 'unknown',
        isSystem,
        kind: isSystem ? 'event' : isSticker ? 'sticker' : kindOfFiles(files),
        text,
        edited: page.isEdited,
        ...time,
        timeRaw: page.shownTime,
        platformId: id || null,
        position,
        attachments: [...files, ...stickers],
        replyTo: page.replyTo,
      },
    ];
    const flag = { type: 'issue', line: position, rejected: false } as const;
    const excerpt = `${sender} ${page.shownTime} ${text}`.slice(0, 200);
    if (!author && !isSystem) events.push({ ...flag, reason: 'no-header-before', excerpt });
    if (time.sentAt === null) events.push({ ...flag, reason: 'bad-time', excerpt });
    return events;
  };
}

/** The id holds the instant to the millisecond, where it agrees with the minute that is shown. */
function timeReader(clock: ZoneClock, order: DayOrder) {
  let ahead: number | null = null;
  return ({ shownTime, hasOwnTime, id }: PageMessage): StoredTime => {
    const shown = readShownTime(shownTime);
    const time = shown && timeOfShown(shown, order);
    const instant = instantOfSnowflake(id);
    if (!time) return { sentAt: instant, wallClock: null, zone: null };
    const wall = asUtc(time);
    if (instant === null || Math.abs(wall - instant) > furthestZone) {
      return storedShown(shown, time, clock);
    }
    // Zones differ by quarters of an hour.
    if (hasOwnTime) ahead = Math.round((wall - instant) / 900_000) * 900_000;
    else if (ahead !== null)
      return { sentAt: instant, wallClock: minuteOf(instant + ahead), zone: null };
    return { sentAt: instant, wallClock: wallClockText(time), zone: null };
  };
}

function minuteOf(local: number): string {
  return new Date(local).toISOString().slice(0, 16);
}
