import type { QueryClient } from '@tanstack/react-query';
import type { Topic } from '../../shared/contract/archive.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import { client } from './client.ts';

/** A feature, or one procedure of it. */
type Feature = keyof AppContract | 'conversations.outline';

/** What has to be asked again when a topic has changed. */
const hangsOn: Readonly<Record<Topic, readonly Feature[]>> = {
  archive: ['archive', 'archives'],
  backups: ['backups', 'archives'],
  'spot-checks': ['spotChecks'],
  messages: [
    'archive',
    'conversations',
    'coverage',
    'imports',
    'people',
    'search',
    'searches',
    'promises',
    'disputes',
    'waiting',
    'watch',
    'contradictions',
    'faq',
    'metrics',
    'letGo',
  ],
  answers: ['answers', 'contradictions', 'faq', 'handovers', 'letGo'],
  watch: ['watch', 'handovers', 'archive', 'letGo'],
  promises: [
    'metrics',
    'promises',
    'letGo',
    'archive',
    'search',
    'searches',
    'handovers',
    'conversations.outline',
  ],
  disputes: [
    'metrics',
    'disputes',
    'letGo',
    'archive',
    'search',
    'searches',
    'handovers',
    'conversations.outline',
  ],
  handovers: ['handovers'],
  evidence: ['evidence', 'cases', 'archive', 'search', 'searches', 'conversations.outline'],
  settings: ['settings', 'imports'],
  inbox: ['imports', 'coverage'],
  persons: ['persons'],
  shifts: ['shifts', 'handovers'],
  orders: ['metrics'],
  reports: ['reports'],
  marks: ['marks', 'waiting', 'letGo', 'search', 'searches'],
};

const retryMs = 500;

/** Keeps what is on the screen true, for as long as the returned function has not been called. */
export function followChanges(queries: QueryClient): () => void {
  const stop = new AbortController();
  void follow(queries, stop.signal);
  return () => stop.abort();
}

async function follow(queries: QueryClient, signal: AbortSignal): Promise<void> {
  let missed = false;
  while (!signal.aborted) {
    try {
      const changes = await client.archive.changes(undefined, { signal });
      if (missed) void queries.invalidateQueries();
      missed = false;
      for await (const { topics } of changes) {
        const features = new Set(topics.flatMap((topic) => hangsOn[topic]));
        for (const feature of features)
          void queries.invalidateQueries({ queryKey: [feature.split('.')] });
      }
    } catch {
      // The core restarts, or another archive is being opened: everything is asked again afterwards.
    }
    // Or it was locked: that is to be seen at once.
    if (!missed) void queries.invalidateQueries({ queryKey: [['screen']] });
    missed = true;
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
}
