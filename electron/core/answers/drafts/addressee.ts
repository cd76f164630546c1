import { DateTime } from 'luxon';
import type { DialogueMessage } from '../../../../shared/model/analysis.ts';
import type { Core } from '../../core.ts';

/** For whom a draft is, as far as anybody said. */
export interface Reader {
  /** Accounts of the person; none where nobody is known by that name. */
  readonly accounts: readonly number[];
  readonly names: readonly string[];
  readonly shop: string | undefined;
  readonly platform: string | undefined;
  readonly orders: readonly string[];
  /** The end of their conversation, oldest first; `i` counts from 0. */
  readonly before: readonly DialogueMessage[];
}

interface Asked {
  readonly conversationId?: string | undefined;
  readonly customer?: string | undefined;
  readonly shop?: string | undefined;
}

/** As much of the conversation as a reply answers. */
const CONTEXT = 40;

/** `not-found` for an unknown conversation; a name that nobody has is a new customer's. */
export async function readerOf({ store }: Pick<Core, 'store'>, asked: Asked): Promise<Reader> {
  const named = asked.customer === undefined ? [] : await store.answers.customers(asked.customer);
  const conversationId = asked.conversationId ?? (await store.answers.lastConversation(named));
  if (conversationId === null) {
    const names = asked.customer === undefined ? [] : [asked.customer];
    return {
      accounts: named,
      names,
      shop: asked.shop,
      platform: undefined,
      orders: [],
      before: [],
    };
  }
  const id = Number(conversationId);
  const [{ shop, platform, customerId }, { messages }, { zone }, orders] = await Promise.all([
    store.conversations.get(id),
    store.conversations.messages({
      conversationId: id,
      olderThan: undefined,
      newerThan: undefined,
      limit: CONTEXT,
    }),
    store.settings.get(),
    store.answers.ordersIn(id),
  ]);
  const person = customerId === null ? [] : (await store.people.personOf(customerId)).accounts;
  return {
    accounts: person.length > 0 ? person.map(({ accountId }) => Number(accountId)) : named,
    names: [...new Set(person.flatMap(({ name, handle }) => [name, handle]))],
    shop: asked.shop ?? shop ?? undefined,
    platform,
    orders,
    before: messages.map(({ role, sentAt, text }, i) => ({
      i,
      role,
      time: isoOf(sentAt, zone),
      text,
    })),
  };
}

export function isoOf(at: number | null, zone: string): string | null {
  return at === null
    ? null
    : DateTime.fromMillis(at, { zone }).toISO({ suppressMilliseconds: true });
}
