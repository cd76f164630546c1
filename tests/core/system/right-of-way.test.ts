import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../electron/core/store/sqlite/store.ts';
import {
  nothingWaitedFor,
  rightOfWay,
  waitForAnswer,
} from '../../../electron/core/system/right-of-way.ts';
import { makeArchive } from '../archive-fixture.ts';
import { shopTalk } from '../search/corpus.ts';

/** Says in another thread that what was waited for has come. */
const answering = `
  const { workerData } = require('node:worker_threads');
  Atomics.sub(workerData, 0, 1);
  Atomics.notify(workerData, 0);`;

describe('the right of way of who waits for an answer', () => {
  it('is given until the answer has come', async () => {
    const waitedFor = nothingWaitedFor();
    const { giveWay } = rightOfWay(waitedFor);
    waitForAnswer(waitedFor);
    const worker = new Worker(answering, { eval: true, workerData: waitedFor });
    while (Atomics.load(waitedFor, 0) > 0) {
      giveWay();
      await new Promise((resolve) => setImmediate(resolve));
    }
    giveWay();
    await worker.terminate();
    expect(Atomics.load(waitedFor, 0)).toBe(0);
  });

  it('does not keep other work from going on when the answer never comes', () => {
    const waitedFor = nothingWaitedFor();
    const { giveWay } = rightOfWay(waitedFor);
    waitForAnswer(waitedFor);
    let done = 0;
    for (; done < 1_000; done += 1) giveWay();
    expect(done).toBe(1_000);
    expect(Atomics.load(waitedFor, 0)).toBe(1);
  });

  it('ends with the last of several answers', () => {
    const waitedFor = nothingWaitedFor();
    const [first, second] = [waitForAnswer(waitedFor), waitForAnswer(waitedFor)];
    first();
    expect(Atomics.load(waitedFor, 0)).toBe(1);
    second();
    expect(Atomics.load(waitedFor, 0)).toBe(0);
  });

  it('is given many times within one step of the index', async () => {
    const archive = makeArchive(shopTalk(2_000, 5));
    let times = 0;
    const store = openStore(archive.folder, 'write', null, () => (times += 1));
    expect((await store.search.advanceIndex()).indexed).toBe(2_000);
    expect(times).toBeGreaterThan(50);
    await store.close();
    await archive.close();
  });

  it("is nobody's where nobody tells", () => {
    const { giveWay, waitedFor } = rightOfWay(null);
    giveWay();
    expect(waitedFor).toBeNull();
  });
});
