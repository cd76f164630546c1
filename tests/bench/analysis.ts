import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyseDialogue } from '../../shared/domain/detection/analyse-dialogue.ts';
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
  for (const dialogue of dialogues.slice(0, 300)) analyseDialogue(dialogue);
  const start = performance.now();
  const before = process.threadCpuUsage();
  let found = 0;
  for (const dialogue of dialogues) found += analyseDialogue(dialogue).promises.length;
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
