import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findIn } from '../../electron/core/analysis/find.ts';
import type { AnalysisWindow } from '../../electron/core/store/analysis.ts';
import type { Dialogue, DialogueMessage } from '../../shared/model/analysis.ts';
import { benchMessages } from './corpus.ts';
import { fileNames, writeBenchFile } from './import-files.ts';
import { perSecond, report } from './measure.ts';

/**
 * The detectors alone, on one core, and as a part of an import: how much longer an import takes with the
 * analysis than without. The clock tells of other programs too, processor time does less so.
 */
export async function benchAnalysis(messages: number): Promise<void> {
  const dialogues = dialoguesOf(messages);
  for (const warm of batchesOf(dialogues.slice(0, 2_000))) findIn(warm, null);
  const start = performance.now();
  const before = process.threadCpuUsage();
  let found = 0;
  for (const batch of batchesOf(dialogues))
    for (const { analysis } of findIn(batch, null)) found += analysis.promises.length;
  const { user, system } = process.threadCpuUsage(before);
  report(
    `detection, ${messages} messages in ${dialogues.length} conversations, ${found} promises`,
    `${perSecond(messages, (user + system) / 1000)} by processor time`,
    `${perSecond(messages, performance.now() - start)} by the clock`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'keptword-bench-'));
  try {
    await importWithAnalysis(folder, messages);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function dialoguesOf(count: number): Dialogue[] {
  const talks = new Map<string, DialogueMessage[]>();
  let i = 0;
  for (const { conversation, role, sentAt, text } of benchMessages(count)) {
    const name = conversation ?? '';
    const talk = talks.get(name) ?? [];
    const time = sentAt === undefined || sentAt === null ? null : new Date(sentAt).toISOString();
    talk.push({ i: i++, role: role ?? 'unknown', time, text });
    talks.set(name, talk);
  }
  return [...talks].map(([id, said]) => ({ id, messages: said }));
}

/** As many at once as an import takes. */
function* batchesOf(dialogues: readonly Dialogue[]): Generator<AnalysisWindow[]> {
  const size = 500;
  for (let at = 0; at < dialogues.length; at += size)
    yield dialogues.slice(at, at + size).map(({ id, messages }) => ({
      conversationId: id,
      messages,
      lastMessageId: 0,
      messageCount: messages.length,
      isLast: true,
    }));
}

interface Spent {
  readonly time: number;
  readonly work: number;
}

async function importWithAnalysis(folder: string, messages: number): Promise<void> {
  const path = join(folder, fileNames.csv);
  await writeBenchFile(path, 'csv', messages);
  const program = fileURLToPath(new URL('./analysis-in-child.ts', import.meta.url));
  const printed = execFileSync(process.execPath, [program, join(folder, 'archive'), path]);
  const spent = JSON.parse(String(printed)) as { others: Spent; analysis: Spent; messages: number };
  const { others, analysis } = spent;
  report(
    `import of ${spent.messages} messages`,
    `${perSecond(messages, others.time)} without analysis`,
    `analysis ${perSecond(messages, analysis.time)}`,
    `with analysis ${((others.time + analysis.time) / others.time).toFixed(2)} times as long`,
    `by processor time ${((others.work + analysis.work) / others.work).toFixed(2)}`,
  );
}
