import { mkdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../../../shared/contract/errors.ts';
import { importOptionsSchema, type InboxState } from '../../../../shared/contract/imports.ts';
import type { Core } from '../../core.ts';
import type { InboxEntry } from '../../store/inbox.ts';
import { afterImport } from '../after-import.ts';
import { inputsOf } from '../inputs.ts';
import { withKnownSides } from '../known-sides.ts';
import { runImport } from '../run.ts';
import { lookInto, type Lying } from './look.ts';

/** A file is whole when it was the same at two looks this far apart. */
const settlingMs = 2_000;
const shown = 50;
export const inboxActor = 'inbox';

/** The folder that is watched: the one that a person chose, else the archive's own. */
export async function inboxFolder({ store, plainFolder }: Core): Promise<string> {
  const chosen = await store.inbox.folder();
  if (chosen !== null) return chosen;
  const own = plainFolder('inbox');
  await mkdir(own, { recursive: true });
  return own;
}

/** What lies in the inbox and waits, and what became of the others. */
export async function inboxState(core: Core): Promise<InboxState> {
  const folder = await inboxFolder(core);
  const { isThere, lying, unreadable } = await lookInto(folder);
  const waiting: string[] = [];
  for (const each of lying) {
    if (!(await core.store.inbox.isTaken(each))) waiting.push(each.name);
  }
  return {
    folder,
    isThere,
    unreadable: [...unreadable],
    isOwn: (await core.store.inbox.folder()) === null,
    waiting,
    taken: await core.store.inbox.list(shown),
  };
}

/**
 * Takes in what lies in the inbox and has stopped growing, each file or folder as a batch of its own.
 * What is still being copied is left for the next time; nothing is moved or removed.
 */
export async function takeInbox(core: Core, signal: AbortSignal): Promise<InboxEntry[]> {
  const folder = await inboxFolder(core);
  const candidates: Lying[] = [];
  for (const lying of (await lookInto(folder)).lying) {
    if (!(await core.store.inbox.isTaken(lying))) candidates.push(lying);
  }
  if (candidates.length === 0) return [];
  await wait(settlingMs, undefined, { signal });
  const now = new Map((await lookInto(folder)).lying.map((lying) => [lying.name, lying]));
  const taken: InboxEntry[] = [];
  for (const before of candidates) {
    const lying = now.get(before.name);
    if (lying?.bytes !== before.bytes || lying.modifiedAt !== before.modifiedAt) continue;
    const entry = await take(core, lying, signal);
    if (!entry) continue;
    await core.store.inbox.record(entry);
    taken.push(entry);
  }
  if (taken.length === 0) return [];
  core.changes.publish('changed', { topics: ['messages', 'inbox'] });
  for (const step of afterImport) for await (const _ of step.run(core, signal));
  core.changes.publish('changed', { topics: ['messages'] });
  return taken;
}

/** Null where the file is still held by the program that writes it. */
async function take(core: Core, lying: Lying, signal: AbortSignal): Promise<InboxEntry | null> {
  const { name, path, bytes, modifiedAt } = lying;
  const { zone } = await core.store.settings.get();
  const options = await withKnownSides(core, importOptionsSchema.parse({ zone }));
  const facts = { name, bytes, modifiedAt, takenAt: core.clock.now() };
  try {
    const inputs = await inputsOf(path, name);
    const request = { inputs, options, actor: inboxActor };
    const { report } = await runImport(core, request, { tell: () => undefined }, signal);
    const { files, totals, batchId } = report;
    const error = files.find((file) => file.error !== null)?.error ?? null;
    if (error?.code === 'permission-denied' && totals.new === 0) return null;
    const isNew = files.some(({ status }) => status === 'imported');
    const isKnown = files.some(({ status }) => status === 'unchanged');
    const status = isNew ? 'imported' : isKnown ? 'unchanged' : 'refused';
    return { ...facts, status, batchId, newMessages: totals.new, error: error?.message ?? null };
  } catch (cause) {
    if (signal.aborted || !(cause instanceof AppError) || cause.code === 'disk-full') throw cause;
    if (cause.code === 'permission-denied' || cause.code === 'not-found') return null;
    return { ...facts, status: 'refused', batchId: null, newMessages: 0, error: cause.message };
  }
}
