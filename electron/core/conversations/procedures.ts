import type { Core } from '../core.ts';
import { os } from '../procedure.ts';

export function conversationsProcedures({ store: { conversations }, clock, changes }: Core) {
  return {
    get: os.conversations.get.handler(({ input }) =>
      conversations.get(Number(input.conversationId)),
    ),
    list: os.conversations.list.handler(async ({ input }) => {
      const { limit, unanswered } = input;
      const before = numberOf(input.beforeId);
      const page = await conversations.list({ limit, unanswered, before });
      const next = page.hasMore ? (page.conversations.at(-1)?.conversationId ?? null) : null;
      return { conversations: page.conversations, next };
    }),
    context: os.conversations.context.handler(({ input }) =>
      conversations.context({ ...input, messageId: Number(input.messageId) }),
    ),
    unmask: os.conversations.unmask.handler(async ({ input, context }) => {
      const by = { actor: context.actor, at: clock.now() };
      const id = Number(input.conversationId);
      const conversation = await conversations.unmask(id, input.isShown, by);
      changes.publish('changed', { topics: ['messages'] });
      return conversation;
    }),
    messages: os.conversations.messages.handler(async ({ input }) => {
      const { messages, hasMore } = await conversations.messages({
        conversationId: Number(input.conversationId),
        olderThan: numberOf(input.olderThan),
        newerThan: numberOf(input.newerThan),
        limit: input.limit,
      });
      return { messages, more: hasMore };
    }),
  };
}

function numberOf(id: string | undefined): number | undefined {
  return id === undefined ? undefined : Number(id);
}
