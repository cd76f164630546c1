import type { Role } from '../../../../../shared/model/message.ts';
import type { ParsedEvent } from '../../format.ts';
import { idOf, isObject, textOf, type JsonObject } from '../../json/shape.ts';
import { unreadable } from '../../json/unreadable.ts';
import { readCellTime, type StoredTime } from '../../table/cell-time.ts';
import { plainMessage } from '../../text/dialect.ts';
import { isTime, timeOf, wallClockText, type ZoneClock } from '../../text/wall-clock.ts';
import { contentOf } from './content.ts';
import { serviceText } from './service.ts';

/** What the export says of accounts, by their handle: its own one, and the bot of a chat with one. */
export type Roles = ReadonlyMap<string, Role>;

/**
 * Turns a record of `messages` into a message, with an issue where something of it is broken.
 */
export function recordReader(clock: ZoneClock) {
  return (record: unknown, position: number, conversation: string, roles: Roles): ParsedEvent[] => {
    if (!isObject(record)) return [unreadable(record, position)];
    const time = timesOf(record, clock);
    // What the program could not export has nothing but an id.
    const isSystem = record['type'] === 'service' || record['type'] === 'unsupported';
    const id = idOf(record[isSystem ? 'actor_id' : 'from_id']);
    // A system record makes nobody a participant.
    const handle = isSystem ? '' : handleOf(record['from_id'], record['from']);
    const events: ParsedEvent[] = [
      {
        type: 'message',
        ...plainMessage,
        conversation,
        sender: idOf(record[isSystem ? 'actor' : 'from']) ?? id ?? '',
        handle,
        role: isSystem ? 'system' : (roles.get(handle) ?? 'unknown'),
        isSystem,
        edited: idOf(record['edited_unixtime'] ?? record['edited']) !== null && !isUnedited(record),
        ...(isSystem ? { kind: 'event', text: saidBySystem(record) } : contentOf(record)),
        ...time,
        timeRaw: textOf(record['date'] ?? record['date_unixtime']),
        platformId: idOf(record['id']),
        position,
        replyTo: idOf(record['reply_to_message_id']),
      },
    ];
    if (time.sentAt === null) {
      const excerpt = JSON.stringify(record).slice(0, 200);
      events.push({ type: 'issue', line: position, reason: 'bad-time', excerpt, rejected: false });
    }
    return events;
  };
}

function saidBySystem(record: JsonObject): string {
  return record['type'] === 'unsupported' ? 'unsupported' : serviceText(record);
}

/** `date` is the wall clock of the exporting computer, `date_unixtime` the instant. */
function timesOf(record: JsonObject, clock: ZoneClock): StoredTime {
  const [, year, month, day, hour, minute, second] = naive.exec(textOf(record['date'])) ?? [];
  const time = timeOf(year, month, day, hour, minute, second);
  const local = year !== undefined && isTime(time) ? time : null;
  const wallClock = local && wallClockText(local);
  const unix = textOf(record['date_unixtime']);
  // Programs that write such files themselves may put a nought where they know no instant.
  if (/^-?\d{1,12}$/.test(unix) && !(local && unix === '0'))
    return { sentAt: Number(unix) * 1000, wallClock, zone: null };
  if (local) return { sentAt: clock.instant(local), wallClock, zone: clock.zone };
  const other = readCellTime(textOf(record['date']), 'DMY');
  return { sentAt: other.is === 'instant' ? other.at : null, wallClock: null, zone: null };
}

const naive = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)$/;

/** Exports of 2018 and 2019 write the beginning of time for what was never edited. */
function isUnedited(record: JsonObject): boolean {
  return /^(?:1970-|0$)/.test(textOf(record['edited_unixtime'] ?? record['edited']));
}

/** `user123`, as exports since 2021 write it. Before them a person was the number alone. */
function handleOf(id: unknown, name: unknown): string {
  if (typeof id === 'number' && id > 0 && id < 2 ** 32) return `user${id}`;
  return idOf(id) ?? textOf(name);
}
