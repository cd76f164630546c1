import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectorHere, detectorThread } from '../../../electron/core/analysis/detector.ts';
import { findIn } from '../../../electron/core/analysis/find.ts';
import { analysisStep } from '../../../electron/core/analysis/step.ts';
import type { AnalysisWindow } from '../../../electron/core/store/analysis.ts';
import { openReader } from '../../../electron/core/store/sqlite/open.ts';
import { parseShopLexicon } from '../../../electron/core/system/shop-lexicon.ts';
import { detectorVersion } from '../../../shared/domain/detection/version.ts';
import { makeArchive, type FixtureArchive, type FixtureMessage } from '../archive-fixture.ts';

const first = Date.UTC(2026, 4, 4, 2);
/** What is said in a chat, in turn; `{n}` differs from chat to chat. */
const talk = [
  ['customer', '台灯{n}号什么时候发货呀，等了好几天了'],
  ['agent', '亲，今天下午5点前给您发货，肯定不会再拖'],
  ['customer', '收到的灯罩碎了，太差劲了，要求退款，不然我投诉到12315'],
  ['agent', '非常抱歉，退款3个工作日内到账'],
  ['agent', '退款要15天才能到账的'],
  ['customer', '加我微信 deng{n}hao 聊，说话算数吗'],
  ['customer', '退款什么时候到账？我都问了三遍了'],
  ['agent', '稍等，我帮您查一下'],
] as const;

function* chats(count: number): Generator<FixtureMessage> {
  for (let n = 0; n < count; n++) {
    for (const [at, [role, text]] of talk.entries()) {
      yield {
        role,
        text: text.replace('{n}', String(n)),
        sender: role === 'agent' ? '小岸' : `买家${n}`,
        sentAt: first + n * 7_000 + at * 400_000,
        conversation: `买家${n}`,
      };
    }
  }
}

const windowsOf = (count: number): AnalysisWindow[] =>
  Array.from({ length: count }, (_, n) => ({
    conversationId: String(n),
    messages: [...chats(1)].map(({ role, text, sentAt }, i) => ({
      i: n * 10 + i,
      role: role!,
      text: text.replace('0', String(n)),
      sentAt: n % 9 === 0 ? null : sentAt! + n * 3_600_000,
      offset: n % 5 === 0 ? -210.5 : 480,
    })),
    lastMessageId: n * 10 + 9,
    messageCount: talk.length,
    isLast: true,
  }));

const text =
  '{"complaints":[{"say":"说话算数","kind":"service_attitude"}],"harmless":["肯定不会再拖"]}';
const shop = parseShopLexicon(text, 'lexicon.json');

describe('the thread of the detectors', () => {
  it('finds what is found without it, with the words of the shop, batch by batch', async () => {
    const here = detectorHere({ shop });
    const thread = detectorThread({ text }, undefined);
    const windows = windowsOf(200);
    const batches = [windows.slice(0, 90), windows.slice(90), windows.slice(0, 1), []];
    const found = await Promise.all(batches.map((batch) => thread.find(batch)));
    expect(found).toEqual(await Promise.all(batches.map((batch) => here.find(batch))));
    expect(found[0]!.every(({ analysis }) => analysis.promises.length > 0)).toBe(true);
    await thread.close();
  });

  it('says so when it has ended, to those who wait and to those who come', async () => {
    const file = new URL('../../hosts/fixtures/dying-detect-thread.ts', import.meta.url);
    const thread = detectorThread({ text: null }, undefined, file);
    const found = [thread.find(windowsOf(1)), thread.find(windowsOf(2))];
    for (const one of found) await expect(one).rejects.toMatchObject({ code: 'unavailable' });
    await expect(thread.find([])).rejects.toMatchObject({ code: 'unavailable' });
    await thread.close();
  });

  it('is ended by the signal in the midst of its work', async () => {
    const stop = new AbortController();
    const thread = detectorThread({ text: null }, stop.signal);
    expect(await thread.find([])).toEqual([]);
    const found = thread.find(windowsOf(3_000));
    stop.abort();
    await expect(found).rejects.toMatchObject({ code: 'unavailable' });
  });
});

it('analyses many messages beside the storing, and goes on where it was stopped', async () => {
  const archive = makeArchive(chats(2_600));
  const { analysis } = archive.core.store;
  const stop = new AbortController();
  let steps = 0;
  for await (const _ of analysisStep(archive.core, stop.signal)) if (++steps === 2) stop.abort();
  const left = await analysis.countPending(detectorVersion);
  expect(left.conversations).toBeGreaterThan(0);
  expect(left.messages).toBe(left.conversations * talk.length);
  expect(left.conversations).toBeLessThan(2_600);
  for await (const _ of analysisStep(archive.core));
  expect(await analysis.countPending(detectorVersion)).toEqual({ conversations: 0, messages: 0 });

  // Seen as of another version, all of it is to be looked at again.
  const windows: AnalysisWindow[] = [];
  const ids = Array.from({ length: 2_600 }, (_, n) => String(n + 1));
  for await (const window of analysis.windows(ids, detectorVersion + 1)) windows.push(window);
  const found = findIn(windows, null).map((one) => one.analysis);
  expect(stored(archive, 'promises', 'message_id')).toEqual(
    found.flatMap(({ promises }) => promises.map(({ i }) => i)),
  );
  expect(stored(archive, 'disputes', 'conversation_id')).toEqual(
    found.flatMap(({ id, disputes }) => disputes.map(() => Number(id))),
  );
  expect(stored(archive, 'watch_findings', 'message_id')).toEqual(
    found.flatMap(({ watch }) => watch.map(({ i }) => i)).toSorted((a, b) => a - b),
  );
  await archive.close();
});

function stored({ folder }: FixtureArchive, table: string, column: string): unknown[] {
  const db = openReader(join(folder, 'archive.db'));
  try {
    return db.prepare(`SELECT ${column} FROM ${table} ORDER BY ${column}`).pluck().all();
  } finally {
    db.close();
  }
}
