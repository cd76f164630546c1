import { describe, expect, it } from 'vitest';
import { commonDay, type Day } from '../../../../electron/core/imports/text/calendar.ts';
import { lines, read } from '../read.ts';

const persian = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

describe('calendars of other countries', () => {
  it('knows every Persian day of 120 years as the platform does', () => {
    const wrong: string[] = [];
    for (let at = Date.UTC(1980, 0, 1); at < Date.UTC(2100, 0, 1); at += 86_400_000) {
      const parts = persian.formatToParts(at).map(({ type, value }) => [type, Number(value)]);
      const { year, month, day } = commonDay(Object.fromEntries(parts) as Day);
      if (Date.UTC(year, month - 1, day) !== at) wrong.push(new Date(at).toISOString());
    }
    expect(wrong).toEqual([]);
  });

  it('knows a day that no Persian calendar has', () => {
    expect(commonDay({ year: 1404, month: 12, day: 30 }).month).toBe(0);
    expect(commonDay({ year: 1405, month: 7, day: 31 }).month).toBe(0);
  });

  it('reads WhatsApp of a Persian phone', async () => {
    const found = await read(
      ['۱۴۰۵/۲/۳۱،‏ ۲۱:۰۸ - مینا: چراغ رسید', '۱۴۰۵/۳/۱،‏ ۹:۰۹ - فروشگاه: خدا را شکر'].join('\n'),
    );
    expect(lines(found)).toEqual([
      'مینا | 2026-05-21T21:08 | چراغ رسید',
      'فروشگاه | 2026-05-22T09:09 | خدا را شکر',
    ]);
  });

  it('reads tables with Persian and Thai years', async () => {
    const table = (day: string): string =>
      `time,sender,content\n${day} 10:00:00,Mina,in stock?\n${day} 10:01:00,Shop,yes\n`;
    const thai = await read(table('2569-05-21'), {}, 'thai.csv');
    const iran = await read(table('1405/02/31'), {}, 'iran.csv');
    expect(thai.messages[0]?.wallClock).toBe('2026-05-21T10:00:00');
    expect(iran.messages[0]?.wallClock).toBe('2026-05-21T10:00:00');
  });
});
