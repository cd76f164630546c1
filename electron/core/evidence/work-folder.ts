import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning } from '../system/running.ts';

/**
 * A folder beside the package in the making, not made yet; what a killed program of this computer left of
 * its own goes first. Others may be packing into the same folder meanwhile.
 */
export async function workFolder(target: string, machine: string): Promise<string> {
  await mkdir(target, { recursive: true });
  const mark = createHash('sha256').update(machine).digest('hex').slice(0, 8);
  const left = new RegExp(`^\\.evidence-${mark}-(\\d+)-[0-9a-f]{12}\\.part$`);
  for (const name of await readdir(target)) {
    const [, maker] = left.exec(name) ?? [];
    if (maker === undefined || isRunning(Number(maker))) continue;
    await rm(join(target, name), { recursive: true, force: true });
  }
  return join(target, `.evidence-${mark}-${process.pid}-${randomBytes(6).toString('hex')}.part`);
}
