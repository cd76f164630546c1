import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  detectHere,
  detectInThread,
  type Detection,
} from '../../../electron/core/analysis/detector.ts';
import { findIn } from '../../../electron/core/analysis/find.ts';
import { analysisStep } from '../../../electron/core/analysis/step.ts';
import type { AnalysedWindow, AnalysisWindow } from '../../../electron/core/store/analysis.ts';
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

const text =
  '{"complaints":[{"say":"说话算数","kind":"service_attitude"}],"harmless":["肯定不会再拖"]}';
const shop = parseShopLexicon(text, 'lexicon.json');
const lexiconOfNoShop = { shop: null, text: null, version: detectorVersion };

async function foundBy(detection: Detection): Promise<AnalysedWindow[]> {
  const found: AnalysedWindow[] = [];
  for await (const batch of detection) found.push(...batch);
  return found;
}

describe('the thread of the detectors', () => {
  it('reads what is pending, and finds what is found without it, with the words of the shop', async () => {
    const archive = makeArchive(chats(900));
    const { analysis } = archive.core.store;
    const lexicon = { shop, text, version: 3 };
    const thread = await foundBy(detectInThread(analysis.place, lexicon));
    expect(thread).toEqual(await foundBy(detectHere(analysis, lexicon)));
    expect(thread).toHaveLength(900);
    expect(thread.every((one) => one.analysis.promises.length > 0)).toBe(true);
    await archive.close();
  });

  it('says so when it has ended', async () => {
    const file = new URL('../../hosts/fixtures/dying-detect-thread.ts', import.meta.url);
    const place = { file: 'none.db', key: null };
    const found = foundBy(detectInThread(place, lexiconOfNoShop, undefined, null, file));
    await expect(found).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('is ended by the signal in the midst of its work', async () => {
    const archive = makeArchive(chats(1_500));
    const stop = new AbortController();
    const { place } = archive.core.store.analysis;
    const detection = detectInThread(place, lexiconOfNoShop, stop.signal);
    await detection.next();
    stop.abort();
    await expect(foundBy(detection)).rejects.toMatchObject({ code: 'unavailable' });
    await archive.close();
  });
});

it('finds once what two find at the same time', async () => {
  const archive = makeArchive(chats(40));
  const { analysis } = archive.core.store;
  const found = await foundBy(detectHere(analysis, lexiconOfNoShop));
  await analysis.save(found, detectorVersion, first);
  const tables = ['told', 'promises', 'watch_findings', 'contradicting_messages'] as const;
  const rows = () =>
    tables.map((table) =>
      stored(archive, table, table === 'contradicting_messages' ? 'message_b_id' : 'message_id'),
    );
  const once = rows();
  await analysis.save(found, detectorVersion, first);
  expect(rows()).toEqual(once);
  expect(once.every((column) => column.length > 0)).toBe(true);
  await archive.close();
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
