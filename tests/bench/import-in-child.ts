import { basename } from 'node:path';
import { openCore } from '../../electron/core/core.ts';
import { inputsOf } from '../../electron/core/imports/inputs.ts';
import { runImport } from '../../electron/core/imports/run.ts';
import { systemClock } from '../../electron/core/system/clock.ts';
import { silentLog } from '../../electron/core/system/log.ts';
import { importOptionsSchema } from '../../shared/contract/imports.ts';

/**
 * Imports a path into the archive of a folder: parse and store, up to the commit. Prints the milliseconds
 * of it, how many messages were new and the peak of memory in MB.
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
const start = performance.now();
const inputs = await inputsOf(path, basename(path));
const { report } = await runImport(
  core,
  { inputs, options, actor: 'bench' },
  { tell: () => undefined },
  new AbortController().signal,
);
const time = performance.now() - start;
await core.close();
const peak = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ time, messages: report.totals.new, peak }));
