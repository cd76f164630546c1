import { basename } from 'node:path';
import { analysisStep } from '../../electron/core/analysis/step.ts';
import { openCore } from '../../electron/core/core.ts';
import { afterImport } from '../../electron/core/imports/after-import.ts';
import { inputsOf } from '../../electron/core/imports/inputs.ts';
import { runImport } from '../../electron/core/imports/run.ts';
import { systemClock } from '../../electron/core/system/clock.ts';
import { silentLog } from '../../electron/core/system/log.ts';
import { importOptionsSchema } from '../../shared/contract/imports.ts';

/**
 * Imports a path into the archive of a folder with all that follows. Prints milliseconds by the clock and
 * by the processor: of the import with its index and other steps, and of the analysis.
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
const spent = { others: { time: 0, work: 0 }, analysis: { time: 0, work: 0 } };

await measure('others', async () => {
  const inputs = await inputsOf(path, basename(path));
  const options = importOptionsSchema.parse({});
  const tell = { tell: () => undefined };
  const signal = new AbortController().signal;
  await runImport(core, { inputs, options, actor: 'bench' }, tell, signal);
});
for (const { run } of afterImport) {
  await measure(run === analysisStep ? 'analysis' : 'others', async () => {
    for await (const step of run(core, undefined)) void step;
  });
}
const { messages } = await core.store.archive.stats();
await core.close();
console.log(JSON.stringify({ ...spent, messages }));

async function measure(part: keyof typeof spent, work: () => Promise<void>): Promise<void> {
  const start = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  spent[part].time += performance.now() - start;
  spent[part].work += (user + system) / 1000;
}
