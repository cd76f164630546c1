import type { AnalysisSource, AnalysisWindow } from '../store/analysis.ts';

/** Messages whose findings one transaction writes, about. */
const batchMessages = 4_000;
/** Windows of one transaction: short chats have few messages and still something to write. */
const batchWindows = 1_000;
const pageSize = 200;

/** What is pending, a transaction's worth at a time. */
export async function* pendingWindows(
  source: AnalysisSource,
  version: number,
  signal?: AbortSignal,
): AsyncGenerator<AnalysisWindow[], void, undefined> {
  const knownUpTo = await source.lastWithFindings();
  let batch: AnalysisWindow[] = [];
  let messages = 0;
  for await (const page of pending(source, version, signal)) {
    for await (const window of source.windows(page, version, knownUpTo)) {
      if (signal?.aborted) return;
      batch.push(window);
      messages += window.messages.length;
      if (messages < batchMessages && batch.length < batchWindows) continue;
      yield batch;
      [batch, messages] = [[], 0];
    }
  }
  if (batch.length > 0) yield batch;
}

async function* pending(
  source: AnalysisSource,
  version: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<string[]> {
  for (let last = '0'; signal?.aborted !== true;) {
    const page = await source.listPending(version, last, pageSize);
    if (page.length > 0) yield page;
    if (page.length < pageSize) return;
    last = page.at(-1) ?? last;
  }
}
