import { DateTime } from 'luxon';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import type { Outline } from '../store/conversations.ts';
import { readPicture } from './picture.ts';

export function conversationsProcedures({ store, clock, changes, shelves }: Core) {
  const { conversations, settings } = store;
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
    history: os.conversations.history.handler(({ input }) =>
      conversations.history({
        conversationId: Number(input.conversationId),
        around: numberOf(input.aroundId),
        olderThan: numberOf(input.olderThan),
        newerThan: numberOf(input.newerThan),
        limit: input.limit,
      }),
    ),
    outline: os.conversations.outline.handler(async ({ input }) => {
      const { zone } = await settings.get();
      const { quarters, marks } = await conversations.outline(Number(input.conversationId));
      return { days: daysOf(quarters, zone), marks };
    }),
    picture: os.conversations.picture.handler(({ input }) =>
      readPicture(shelves.attachments, input.digest),
    ),
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

/** Quarters of an hour put together to the days of a zone. */
function daysOf(quarters: Outline['quarters'], zone: string): Day[] {
  const days = new Map<string, Day>();
  for (const { at, messages, firstAt, firstId } of quarters) {
    const day = DateTime.fromMillis(at, { zone }).toISODate()!;
    const known = days.get(day);
    if (known) known.messages += messages;
    else days.set(day, { day, messages, firstAt, firstId });
  }
  return [...days.values()];
}

interface Day {
  readonly day: string;
  messages: number;
  readonly firstAt: number;
  readonly firstId: string;
}

function numberOf(id: string | undefined): number | undefined {
  return id === undefined ? undefined : Number(id);
}
