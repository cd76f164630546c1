import { basename } from 'node:path';
import { importOptionsSchema } from '../../../shared/contract/imports.ts';
import { openCore } from '../../../electron/core/core.ts';
import { inputsOf } from '../../../electron/core/imports/inputs.ts';
import { runImport } from '../../../electron/core/imports/run.ts';
import { systemClock } from '../../../electron/core/system/clock.ts';
import { silentLog } from '../../../electron/core/system/log.ts';

/** Imports one file and sends a message to the process above at every step of progress. */
const [folder = '', file = ''] = process.argv.slice(2);
const core = openCore({
  folder,
  mode: 'write',
  create: true,
  grantsFolder: `${folder}-grants`,
  clock: systemClock,
  log: silentLog,
});
const options = importOptionsSchema.parse({});
const inputs = await inputsOf(file, basename(file));
const progress = { tell: () => void process.send?.('step') };
await runImport(core, { inputs, options, actor: 'child' }, progress, new AbortController().signal);
await core.close();
process.disconnect();
