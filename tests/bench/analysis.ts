import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findIn } from '../../electron/core/analysis/find.ts';
import type { AnalysisWindow } from '../../electron/core/store/analysis.ts';
import type { StoredMessage } from '../../shared/domain/detection/stored-message.ts';
import { benchMessages } from './corpus.ts';
import { fileNames, writeBenchFile } from './import-files.ts';
import { perSecond, report } from './measure.ts';

/**
 * The detectors alone, on one core, and as a part of an import: how much longer an import takes with the
 * analysis than without. The clock tells of other programs too, processor time does less so.
 */
export async function benchAnalysis(messages: number): Promise<void> {
  const windows = windowsOf(messages);
  for (const warm of batchesOf(windows.slice(0, 2_000))) findIn(warm, null);
  const start = performance.now();
  const before = process.threadCpuUsage();
  let found = 0;
  for (const batch of batchesOf(windows))
    for (const { analysis } of findIn(batch, null)) found += analysis.promises.length;
  const { user, system } = process.threadCpuUsage(before);
  report(
    `detection, ${messages} messages in ${windows.length} conversations, ${found} promises`,
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

function windowsOf(count: number): AnalysisWindow[] {
  const talks = new Map<string, StoredMessage[]>();
  let i = 0;
  for (const { conversation, role, sentAt, text } of benchMessages(count)) {
    const name = conversation ?? '';
    const talk = talks.get(name) ?? [];
    talk.push({ i: i++, role: role ?? 'unknown', sentAt: sentAt ?? null, offset: 0, text });
    talks.set(name, talk);
  }
  return [...talks].map(([conversationId, messages]) => ({
    conversationId,
    messages,
    lastMessageId: 0,
    messageCount: messages.length,
    isLast: true,
    knownIds: [],
  }));
}

/** As many at once as an import takes. */
function* batchesOf(windows: readonly AnalysisWindow[]): Generator<AnalysisWindow[]> {
  const size = 500;
  for (let at = 0; at < windows.length; at += size) yield windows.slice(at, at + size);
}

interface Spent {
  readonly time: number;
  readonly work: number;
  readonly storing: number;
  readonly messages: number;
  /** MB. */
  readonly peak: number;
}

/** By turns, since a machine is now faster and now slower; the quickest of each counts. */
const rounds = 3;

async function importWithAnalysis(folder: string, messages: number): Promise<void> {
  const path = join(folder, fileNames.csv);
  await writeBenchFile(path, 'csv', messages);
  const program = fileURLToPath(new URL('./analysis-in-child.ts', import.meta.url));
  const run = (mode: 'plain' | 'whole'): Spent => {
    const archive = join(folder, mode);
    const printed = execFileSync(process.execPath, [program, archive, path, mode]);
    rmSync(archive, { recursive: true });
    return JSON.parse(String(printed)) as Spent;
  };
  const runs = Array.from({ length: rounds }, () => ({ plain: run('plain'), whole: run('whole') }));
  const least = (mode: 'plain' | 'whole', spent: 'time' | 'work' | 'storing'): number =>
    Math.min(...runs.map((one) => one[mode][spent]));
  const ratio = (spent: 'time' | 'work' | 'storing'): string =>
    (least('whole', spent) / least('plain', spent)).toFixed(2);
  report(
    `import of ${runs[0]?.whole.messages} messages`,
    `${perSecond(messages, least('plain', 'time'))} without analysis`,
    `${perSecond(messages, least('whole', 'time'))} with it`,
    `${ratio('time')} times as long`,
    `by processor time ${ratio('work')}, of the thread that stores ${ratio('storing')}`,
    `memory up to ${Math.max(...runs.map(({ whole }) => whole.peak)).toFixed(0)} MB`,
  );
}
