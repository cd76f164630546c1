// As every host does that imports.
import '../../electron/core/system/small-heap.ts';
import { basename } from 'node:path';
import { openCore } from '../../electron/core/core.ts';
import { coverageStep } from '../../electron/core/coverage/step.ts';
import { afterImport } from '../../electron/core/imports/after-import.ts';
import { inputsOf } from '../../electron/core/imports/inputs.ts';
import { runImport } from '../../electron/core/imports/run.ts';
import { referencesStep } from '../../electron/core/references/step.ts';
import { indexStep } from '../../electron/core/search/index-step.ts';
import { systemClock } from '../../electron/core/system/clock.ts';
import { silentLog } from '../../electron/core/system/log.ts';
import { importOptionsSchema } from '../../shared/contract/imports.ts';

/**
 * Imports a path into the archive of a folder, with all that follows or with all but the analysis. Prints
 * milliseconds by the clock, by all processors, and by the one that stores, and the peak of memory in MB.
 */
const [folder = '', path = '', mode = ''] = process.argv.slice(2);
const core = openCore({
  folder,
  mode: 'write',
  create: true,
  grantsFolder: `${folder}-grants`,
  clock: systemClock,
  log: silentLog,
});
const start = performance.now();
const before = process.cpuUsage();
const beforeHere = process.threadCpuUsage();
const options = importOptionsSchema.parse({});
await runImport(
  core,
  { inputs: await inputsOf(path, basename(path)), options, actor: 'bench' },
  { tell: () => undefined },
  new AbortController().signal,
);
const steps =
  mode === 'plain' ? [indexStep, coverageStep, referencesStep] : afterImport.map(({ run }) => run);
for (const run of steps) for await (const _ of run(core, undefined));
const all = process.cpuUsage(before);
const here = process.threadCpuUsage(beforeHere);
const time = performance.now() - start;
const { messages } = await core.store.archive.stats();
await core.close();
const peak = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ time, work: spent(all), storing: spent(here), messages, peak }));

function spent({ user, system }: { user: number; system: number }): number {
  return (user + system) / 1000;
}
