import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { interruptible } from '../../../electron/cli/interruption.ts';
import { createPackage } from '../../../electron/core/evidence/create.ts';
import { workFolder } from '../../../electron/core/evidence/work-folder.ts';
import { isRunning } from '../../../electron/core/system/running.ts';
import { openKept } from '../../../electron/core/imports/originals.ts';
import { evidenceRequestSchema, type PackingProgress } from '../../../shared/contract/evidence.ts';
import { openLampShop, said, type LampShop } from './shop.ts';

let shop: LampShop;
beforeAll(() => {
  shop = openLampShop();
});
afterAll(() => shop.close());

describe('a package in the making', () => {
  const steps: PackingProgress['step'][] = ['reading', 'files', 'pages', 'writing', 'zip'];
  it.each(steps)('leaves nothing when it is stopped at %s, not even its number', async (step) => {
    const target = shop.out();
    const { number } = await shop.client.cases.open({ title: `stopped at ${step}` });
    await shop.client.cases.add({ number, messageIds: [said.photo] });
    const request = evidenceRequestSchema.parse({ caseNumber: number, profile: 'platform' });
    await expect(packUntil(step, target, request)).rejects.toThrow('stopped');
    expect(readdirSync(target)).toEqual([]);
    const made = await shop.create({ caseNumber: number, profile: 'platform' }, target);
    expect(made.folder).toBe(join(target, number));
    const custody = shop.sql(`SELECT event FROM custody WHERE object = '${number}'`);
    expect(custody).toEqual([{ event: 'package-created' }]);
  });

  it('leaves its number to the next where its folder has one of that name already', async () => {
    const target = shop.out();
    const { number } = await shop.client.cases.open({ title: 'taken' });
    await shop.client.cases.add({ number, messageIds: [said.photo] });
    mkdirSync(join(target, number), { recursive: true });
    await expect(shop.create({ caseNumber: number }, target)).rejects.toMatchObject({
      code: 'conflict',
    });
    const elsewhere = shop.out();
    const made = await shop.create({ caseNumber: number, title: 'taken' }, elsewhere);
    expect(made.folder).toBe(join(elsewhere, number));
  });

  it('leaves its number to the next when its program was killed, not while that runs', async () => {
    const { number } = await shop.client.cases.open({ title: 'killed' });
    await shop.client.cases.add({ number, messageIds: [said.photo] });
    const [row] = shop.sql(`SELECT CAST(id AS TEXT) AS id FROM cases WHERE title = 'killed'`);
    const caseId = String(row?.['id']);
    const { store, machine } = shop.core;
    const reserve = (pid: number, digest: string, on = machine): Promise<number> => {
      const by = { actor: 'test', at: 1 };
      const maker = { machine: on, pid, isRunning };
      return store.evidence.reservePart(caseId, digest.repeat(64), by, maker);
    };
    const { pid: killed } = spawnSync(process.execPath, ['--version']);
    expect(await reserve(killed, 'a')).toBe(1);
    expect(await reserve(process.ppid, 'b')).toBe(1);
    expect(await reserve(killed, 'c')).toBe(2);
    await store.evidence.keepPart(caseId, 2);
    expect(await reserve(killed, 'd', 'another desk')).toBe(3);
    expect((await shop.create({ caseNumber: number })).folder).toMatch(/-S04$/);
  });

  it('clears away what a killed program left, and nothing of one that runs', async () => {
    const target = shop.out();
    const mine = await workFolder(target, 'desk');
    const ofOthers = await workFolder(target, 'other desk');
    // No system gives a process such a number.
    const killed = mine.replace(`-${process.pid}-`, '-4194305-');
    const killedElsewhere = ofOthers.replace(`-${process.pid}-`, '-4194305-');
    for (const folder of [mine, ofOthers, killed, killedElsewhere]) {
      mkdirSync(join(folder, 'bag'), { recursive: true });
      writeFileSync(join(folder, 'bag/bagit.txt'), '');
    }
    await workFolder(target, 'desk');
    const left = [mine, ofOthers, killedElsewhere].map((path) => path.slice(target.length + 1));
    expect(readdirSync(target).toSorted()).toEqual(left.toSorted());
  });

  it('is stopped by Ctrl+C in a terminal, and listens no longer than it takes', async () => {
    const before = process.listenerCount('SIGINT');
    const work = interruptible(
      (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(new Error('stopped')));
        }),
    );
    const [end] = process.listeners('SIGINT').slice(before);
    expect(end).toBeDefined();
    end?.('SIGINT');
    await expect(work).rejects.toThrow('stopped');
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});

async function packUntil(
  step: PackingProgress['step'],
  target: string,
  request: Parameters<typeof createPackage>[0],
): Promise<void> {
  const { store, shelves, clock, machine, version } = shop.core;
  const stop = new AbortController();
  await createPackage(request, {
    store: store.evidence,
    cases: store.cases,
    files: {
      original: (digest) => openKept(shelves.originals, digest),
      attachment: (digest) => openKept(shelves.attachments, digest),
    },
    target,
    by: { actor: 'test', at: clock.now() },
    machine,
    version,
    zone: 'Asia/Shanghai',
    limits: [],
    signal: stop.signal,
    progress: {
      tell: (progress) => {
        if (progress().step === step) stop.abort(new Error('stopped'));
      },
    },
  });
}
