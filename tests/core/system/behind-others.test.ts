import { constants, getPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';

test('a thread that works behind the others leaves them as they are', async () => {
  const own = getPriority();
  const program = `
    import { constants, getPriority } from 'node:os';
    import { parentPort } from 'node:worker_threads';
    import { workBehindOthers } from '${new URL('../../../electron/core/system/behind-others.ts', import.meta.url).href}';
    workBehindOthers();
    parentPort.postMessage(getPriority());
  `;
  const url = new URL(`data:text/javascript,${encodeURIComponent(program)}`);
  const worker = new Worker(url);
  const behind = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  await worker.terminate();

  expect(getPriority()).toBe(own);
  const lower = Math.max(own, constants.priority.PRIORITY_BELOW_NORMAL);
  expect(behind).toBe(process.platform === 'linux' ? lower : own);
});
