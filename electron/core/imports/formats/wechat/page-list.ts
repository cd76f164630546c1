import type { ParseInput, ParsedEvent, Sample } from '../../format.ts';
import { isObject, type JsonObject } from '../../json/shape.ts';
import { unreadable } from '../../json/unreadable.ts';
import { zoneClock, type ZoneClock } from '../../text/wall-clock.ts';
import { chunkRecords } from '../qce/jsonp.ts';
import { wechatEvents, type WechatRecord } from './record.ts';

/** A page whose messages stand as records in a list of its program, whatever its elements are. */
export interface PageList {
  /** Where the list begins. */
  readonly start: RegExp;
  /** What its first records must have. */
  readonly keys: readonly RegExp[];
}

export function sniffPageList({ text }: Sample, { start, keys }: PageList): number {
  const found = start.exec(text);
  if (!found) return 0;
  const records = text.slice(found.index, found.index + 4_000);
  return keys.every((key) => key.test(records)) ? 0.97 : 0;
}

/** `recordOf` gives null for a record that is no message. */
export async function* readPageList(
  input: ParseInput,
  { start }: PageList,
  recordOf: (record: JsonObject, position: number, clock: ZoneClock) => WechatRecord | null,
): AsyncGenerator<readonly ParsedEvent[]> {
  const clock = zoneClock(input.options.zone);
  const events = wechatEvents();
  let position = 0;
  for await (const found of chunkRecords(input.pieces(), start)) {
    yield found.flatMap((record) => {
      position++;
      if (!isObject(record)) return [unreadable(null, position)];
      const message = recordOf(record, position, clock);
      return message ? events(message) : [];
    });
  }
}
