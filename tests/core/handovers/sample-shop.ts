import { createRouterClient, type RouterClient } from '@orpc/server';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCore, type Core } from '../../../electron/core/core.ts';
import { createRouter, type Router } from '../../../electron/core/router.ts';
import { silentLog } from '../../../electron/core/system/log.ts';
import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import type { Handover } from '../../../shared/contract/handover-notes.ts';
import { itemsOf } from './fixture.ts';

/** The sample shop's archive, on a clock that the test sets. */
export interface SampleArchive {
  readonly core: Core;
  readonly client: RouterClient<Router>;
  readonly folder: string;
  now(at: number): void;
  close(): Promise<void>;
}

export async function openSampleShop(): Promise<SampleArchive> {
  const root = mkdtempSync(join(tmpdir(), 'keptword-sample-'));
  const folder = join(root, 'archive');
  let now = Date.parse('2026-10-31T21:45:00+08:00');
  const core = openCore({
    folder,
    mode: 'write',
    create: true,
    grantsFolder: join(root, 'grants'),
    clock: { now: () => now },
    log: silentLog,
  });
  const context = { actor: '小红', log: silentLog };
  const client = createRouterClient(createRouter(core), { context });
  for await (const _ of await client.imports.sample());
  return {
    core,
    client,
    folder,
    now: (at) => {
      now = at;
    },
    async close() {
      await core.close();
      rmSync(root, { recursive: true });
    },
  };
}

/** One of the fourteen shifts of the last week of October, early and late in turn. */
export function sampleShift(index: number) {
  const hour = 3_600_000;
  const day = Date.parse('2026-10-25T08:00:00+08:00') + Math.floor(index / 2) * 24 * hour;
  const from = day + (index % 2) * 8 * hour;
  const [outgoing, incoming] = index % 2 === 0 ? ['小红', '小美'] : ['小美', '小红'];
  return {
    from,
    to: from + 8 * hour,
    outgoing,
    incoming,
    shift: index % 2 === 0 ? '早班' : '晚班',
  };
}

type SampleShift = ReturnType<typeof sampleShift>;

/** Writes what a clerk writes, signs the note and has every line accepted. */
export async function handOver(
  { client, now }: SampleArchive,
  shift: SampleShift,
  doctor: (note: Handover) => void = () => undefined,
): Promise<Handover> {
  now(shift.to + 60_000);
  const { handovers } = client;
  const drafted = await handovers.draft(shift);
  const { handoverId } = drafted;
  for (const itemId of new Set(drafted.lint.map((one) => one.itemId))) {
    const set = {
      owner: shift.incoming,
      next_action: '查清楚并回复买家',
      if_then: '没有结果 → 报主管',
      ...(dueOf(drafted, itemId) === null ? { due_at: isoAt(shift.to + 4 * 3_600_000) } : {}),
    };
    await handovers.edit({ handoverId, itemId, set });
  }
  doctor(drafted);
  const signed = await handovers.sign({ handoverId, as: shift.outgoing });
  for (const { id } of itemsOf(signed)) {
    await handovers.acknowledge({ handoverId, itemId: id, as: shift.incoming, action: 'accept' });
  }
  return handovers.get({ handoverId });
}

function dueOf(note: Handover, itemId: string): HandoverItem['due_at'] {
  return itemsOf(note).find(({ id }) => id === itemId)?.due_at ?? null;
}

function isoAt(instant: number): string {
  return new Date(instant).toISOString();
}
