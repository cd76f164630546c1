import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { isRunning } from '../../../electron/core/system/running.ts';

it('knows a process that runs from one that has ended', () => {
  const { pid: ended } = spawnSync(process.execPath, ['--version']);
  expect([process.pid, process.ppid, ended].map(isRunning)).toEqual([true, true, false]);
});
