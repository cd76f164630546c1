// As every host does that imports.
import '../../electron/core/system/small-heap.ts';
import { subscribe } from 'node:diagnostics_channel';
import { basename } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { openCore } from '../../electron/core/core.ts';
import { inputsOf } from '../../electron/core/imports/inputs.ts';
import { runImport } from '../../electron/core/imports/run.ts';
import { systemClock } from '../../electron/core/system/clock.ts';
import { silentLog } from '../../electron/core/system/log.ts';
import { importOptionsSchema } from '../../shared/contract/imports.ts';

/**
 * Imports a path into the archive of a folder: parse and store, up to the commit. Prints the milliseconds
 * of it, those that the processor worked for the thread that stores, for the one that parses and for all
 * others, how many messages were new and the peak of memory in MB.
 */
const [folder = '', path = ''] = process.argv.slice(2);
const core = openCore({
  folder,
  mode: 'write',
  create: true,
  grantsFolder: `${folder}-grants`,
  clock: systemClock,
  log: silentLog,
});
const options = importOptionsSchema.parse({});
let parsing = 0;
subscribe('worker_threads', (told) => {
  const { worker } = told as { worker: Worker };
  // Asked while it lives; it ends with the import.
  setInterval(() => {
    worker.cpuUsage().then(
      (used) => (parsing = workOf(used)),
      () => undefined,
    );
  }, 50).unref();
});
const start = performance.now();
const before = { storing: process.threadCpuUsage(), all: process.cpuUsage() };
const inputs = await inputsOf(path, basename(path));
const { report } = await runImport(
  core,
  { inputs, options, actor: 'bench' },
  { tell: () => undefined },
  new AbortController().signal,
);
const time = performance.now() - start;
const storing = workOf(process.threadCpuUsage(before.storing));
const others = workOf(process.cpuUsage(before.all)) - storing - parsing;
await core.close();
const peak = process.resourceUsage().maxRSS / 1024;
const work = { storing, parsing, others };
console.log(JSON.stringify({ time, work, messages: report.totals.new, peak }));

/** Milliseconds. */
function workOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}
