import { expect, it } from 'vitest';
import { findIn } from '../../../electron/core/analysis/find.ts';
import { detectorVersion } from '../../../shared/domain/detection/version.ts';
import { makeArchive, type FixtureArchive, type FixtureMessage } from '../archive-fixture.ts';

const minute = 60_000;
const first = Date.UTC(2026, 0, 1);

/** Each at a time of its own, but some without any and some at one time. */
function chat(size: number, from = 0): FixtureMessage[] {
  return Array.from({ length: size }, (_, n) => ({
    text: `第 ${from + n} 句`,
    sentAt: n % 1_000 === 7 ? null : first + Math.floor((from + n) / 3) * minute,
    sender: n % 2 === 0 ? '晨曦' : '灯铺',
    conversation: '晨曦',
  }));
}

async function windowsIn({ core }: FixtureArchive) {
  const windows = [];
  for await (const window of core.store.analysis.windows(['1'], detectorVersion))
    windows.push(window);
  return windows;
}

it('goes through a long chat in windows that overlap and leave nothing out', async () => {
  const messages = chat(9_000);
  const archive = makeArchive(messages);
  const windows = await windowsIn(archive);
  const order = messages
    .map(({ sentAt }, index) => ({ at: sentAt ?? -Infinity, id: index + 1 }))
    .toSorted((a, b) => (a.at === b.at ? a.id - b.id : a.at < b.at ? -1 : 1))
    .map(({ id }) => id);
  expect(windows.map(({ messages: { length } }) => length)).toEqual([4_000, 4_000, 1_120]);
  const seen = windows.flatMap((window, index) => window.messages.slice(index === 0 ? 0 : 60));
  expect(seen.map(({ i }) => i)).toEqual(order);
  expect(windows.map(({ isLast }) => isLast)).toEqual([false, false, true]);
  for (const { lastMessageId, messageCount } of windows) {
    expect([lastMessageId, messageCount]).toEqual([9_000, 9_000]);
  }
  await archive.close();
});

it('begins some messages before the first that is new, wherever in time it is', async () => {
  const archive = makeArchive(chat(4_500));
  const [before] = (await windowsIn(archive)).slice(-1);
  await archive.core.store.analysis.save(findIn([before!], null), detectorVersion, first);
  archive.add([
    { text: '迟到', sentAt: first + 100 * minute, sender: '晨曦', conversation: '晨曦' },
  ]);
  const [window] = await windowsIn(archive);
  // Three a minute: the late one stands behind those of minute 100.
  expect(window?.messages[60]).toMatchObject({ i: 4_501, text: '迟到' });
  expect(window?.messages[59]?.text).toBe('第 302 句');
  expect(window?.messages[61]?.text).toBe('第 303 句');
  await archive.close();
});
