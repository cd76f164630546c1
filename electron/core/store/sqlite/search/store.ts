import { join } from 'node:path';
import { AppError } from '../../../../../shared/contract/errors.ts';
import type { DatabaseKeys } from '../../../system/archive-key.ts';
import type { SearchStore } from '../../search.ts';
import type { Connections } from '../connections.ts';
import { answersTo } from './answers.ts';
import { attachedIndex } from './attached-index.ts';
import { byConversation } from './by-conversation.ts';
import { completions } from './completions.ts';
import { count } from './count.ts';
import { find } from './find.ts';
import { foundMessages } from './found-messages.ts';
import { isStampAltered } from './index-check.ts';
import { countUnindexed, indexState } from './index-state.ts';
import { indexWriter } from './index-writer.ts';
import { learnFolding, namesOf } from './names.ts';
import { relevant } from './relevant.ts';
import { similar } from './similar.ts';
import { keepingStatements } from './statements.ts';

/** Searches `reader` with the index file beside the archive; writes that file in `write` mode only. */
export function searchStore(
  connections: Connections,
  folder: string,
  mode: 'read' | 'write',
  keys: DatabaseKeys | null = null,
  giveWay: () => void = () => undefined,
): SearchStore & { close(): void } {
  const file = join(folder, 'search.db');
  const reader = keepingStatements(connections.reader);
  learnFolding(reader);
  const index = attachedIndex(reader, file, keys?.search ?? null);
  const names = namesOf(reader);
  const archiveFile = join(folder, 'archive.db');
  const writer = mode === 'write' ? indexWriter({ file, archiveFile, keys, giveWay }) : undefined;
  const write = (): NonNullable<typeof writer> => {
    if (!writer) throw new AppError('internal', 'This thread only reads.');
    return writer;
  };
  return {
    find: (request) => find(reader, index, names, request),
    relevant: (request) => relevant(reader, index, names, request),
    conversations: (request) => byConversation(reader, index, names, request),
    similar: async (request) => similar(reader, index, names, request),
    message: async (messageId) => foundMessages(reader, [messageId])[0],
    answersTo: async (messageId) => answersTo(reader, messageId),
    complete: async (request) => completions(reader, request),
    count: (request) => count(reader, index, names, request),
    advanceIndex: async () => await write().advance(),
    resetIndex: async () => write().reset(),
    unindexed: async () => index.inSnapshot(({ meta }) => countUnindexed(reader, meta)),
    async indexState() {
      const { findings, ...counts } = index.inSnapshot((standing) => indexState(reader, standing));
      const altered = isStampAltered(file) ? ['the note of how it was left has been changed'] : [];
      return { ...counts, findings: [...findings, ...altered] };
    },
    close() {
      // The writer goes last: only its connection can fold the journal back into the file.
      index.close();
      writer?.close();
    },
  };
}
