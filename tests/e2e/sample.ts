import { createRouterClient } from '@orpc/server';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openCore } from '../../electron/core/core.ts';
import { createRouter } from '../../electron/core/router.ts';
import { systemClock } from '../../electron/core/system/clock.ts';
import { silentLog } from '../../electron/core/system/log.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** An archive folder with the sample shop: copy it, and open the copy. */
    readonly sampleArchive: string;
  }
}

/** Before any spec: imports the sample shop once, instead of in every window that shows it. */
export async function setup({ provide }: TestProject): Promise<() => void> {
  const sampleArchive = mkdtempSync(join(tmpdir(), 'keptword-sample-'));
  const core = openCore({
    folder: sampleArchive,
    mode: 'write',
    create: true,
    grantsFolder: join(sampleArchive, 'grants'),
    clock: systemClock,
    log: silentLog,
  });
  const client = createRouterClient(createRouter(core), {
    context: { actor: '阿杰', log: silentLog },
  });
  for await (const { type } of await client.imports.sample())
    if (type === 'report') process.stderr.write('The sample shop is ready.\n');
  await core.close();
  provide('sampleArchive', sampleArchive);
  return () => rmSync(sampleArchive, { recursive: true, force: true });
}
