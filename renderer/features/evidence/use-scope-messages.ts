import { useQuery } from '@tanstack/react-query';
import type { Message } from '../../../shared/model/message.ts';
import { client } from '../../api/client.ts';
import type { ScopePreview } from './use-preview.ts';

export type Scope = ScopePreview['preview']['scopes'][number];

/** As many as a person could look through; more are packed all the same. */
export const mostListed = 5_000;

const pageSize = 500;

/** The messages of all stretches in scope, in their order; the newest `mostListed` of each. */
export function useScopeMessages(scopes: readonly Scope[], enabled: boolean) {
  return useQuery({
    queryKey: [['conversations', 'messages', 'in-scope'], { input: scopes }],
    queryFn: async () => (await Promise.all(scopes.map(readScope))).flat(),
    enabled,
  });
}

async function readScope({ conversationId, from, to }: Scope): Promise<Message[]> {
  const found: Message[] = [];
  let olderThan: string | undefined;
  while (found.length < mostListed) {
    const page = await client.conversations.messages({
      conversationId,
      limit: pageSize,
      ...(olderThan === undefined ? {} : { olderThan }),
    });
    const inside = page.messages.filter(
      ({ sentAt }) => sentAt === null || ((from ?? sentAt) <= sentAt && sentAt <= (to ?? sentAt)),
    );
    found.unshift(...inside);
    const [oldest] = page.messages;
    if (!page.more || !oldest || (from !== null && (oldest.sentAt ?? from) < from)) break;
    olderThan = oldest.messageId;
  }
  return found.slice(-mostListed);
}
