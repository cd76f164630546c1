import { expect, it } from 'vitest';
import { readCellTime } from '../../../electron/core/imports/table/cell-time.ts';

const evening = { year: 2024, month: 9, day: 3, hour: 21, minute: 5 };

it.each([
  'Sep 3, 2024 9:05:00 PM',
  'Sep 3, 2024, 9:05 PM',
  'Sept. 3, 2024 21:05',
  'September 3, 2024 at 9:05\u202fPM',
  '3 September 2024 21:05',
  '3 Sep 2024, 9:05 PM',
  '03-Sep-24 21:05',
  '9:05 PM, 3 Sep 2024',
  '21:05 2024-09-03',
])('reads %s, whose month has a name', (written) => {
  expect(readCellTime(written, 'DMY')).toMatchObject({ is: 'local', time: evening });
});

it('reads a day whose month has a name as its midnight', () => {
  const midnight = { ...evening, hour: 0, minute: 0 };
  expect(readCellTime('May 3, 2024', 'DMY')).toMatchObject({
    is: 'local',
    time: { ...midnight, month: 5 },
  });
});

it.each([
  'Mar 31',
  'March 2024',
  'Marble 3, 2024 21:05',
  'Feb 30, 2024',
  'Sepia 3, 2024',
  '21:05 3/9/2024',
])('makes no day of %s', (written) => {
  expect(readCellTime(written, 'DMY')).toEqual({ is: 'unreadable' });
});
