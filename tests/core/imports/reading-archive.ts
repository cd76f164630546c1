import { createRouterClient } from '@orpc/server';
import { createRouter } from '../../../electron/core/router.ts';
import type { CorrectionProgress } from '../../../shared/contract/imports.ts';
import { silentLog } from '../../../electron/core/system/log.ts';
import type { TestArchive } from './archive.ts';

/** The contract on a test archive, as every host has it. */
export function clientOf({ core }: TestArchive) {
  return createRouterClient(createRouter(core), { context: { actor: '小红', log: silentLog } });
}

type Client = ReturnType<typeof clientOf>;

/** Corrects a batch, and gives what came of it. */
export async function correctBatch(
  client: Client,
  ...request: Parameters<Client['imports']['correct']>
): Promise<{ changedMessages: number }> {
  let last: CorrectionProgress | undefined;
  for await (const event of await client.imports.correct(...request)) last = event;
  if (last?.type !== 'corrected') throw new Error('The correction ended without a result.');
  return { changedMessages: last.changedMessages };
}

/** Everything that an export says, in an order of its own, without the ids that an archive gives. */
export async function exported(archive: TestArchive): Promise<Record<string, unknown>[]> {
  let text = '';
  for await (const { chunk } of await clientOf(archive).archive.export({ format: 'jsonl' })) {
    text += chunk;
  }
  const rows = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .map(({ messageId: _m, conversationId: _c, ...row }) => row);
  return rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** Search index and analysis brought up to the archive, as after every import. */
export async function settle(archive: TestArchive): Promise<void> {
  const { afterImport } = await import('../../../electron/core/imports/after-import.ts');
  for (const step of afterImport) for await (const _ of step.run(archive.core, undefined));
}
