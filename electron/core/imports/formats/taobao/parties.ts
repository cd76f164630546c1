import type { Role } from '../../../../../shared/model/message.ts';
import type { ParsedConversation } from '../../../store/import-records.ts';
import { plainConversation } from '../../text/dialect.ts';
import { bareNick, shopOf, taobaoRole } from './account.ts';

/** Who speaks in a text that names nobody at its head. */
export interface Parties {
  /** '' where no sub-account (`店铺:小红`) tells it. */
  readonly shop: string;
  /** Those who are not the shop's, in the order in which they first speak. */
  readonly buyers: readonly string[];
}

export function partiesOf(senders: Iterable<string>): Parties {
  const counts = new Map<string, number>();
  const all = new Set<string>();
  for (const sender of senders) {
    if (sender === '') continue;
    all.add(sender);
    if (!/^[^:]+:[^:]/u.test(sender)) continue;
    const shop = shopOf(sender);
    counts.set(shop, (counts.get(shop) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  const shop = most?.[0] ?? '';
  const buyers = [...all].filter((each) => !['agent', 'bot'].includes(taobaoRole(each, shop)));
  return { shop, buyers };
}

/** Which conversation a message belongs to, and what has to be said of it before. */
export interface Seat {
  readonly role: Role;
  readonly key: string;
  readonly opened: readonly ParsedConversation[];
}

/**
 * Seats the speakers of a text: each buyer has a conversation, and the shop answers in the one that is
 * open. Where the sides cannot be told, all is one conversation, named for those who speak.
 */
export function seatsFor({ shop, buyers }: Parties, file: string): (sender: string) => Seat {
  let current: ParsedConversation | null = null;
  const open = (key: string, title: string): ParsedConversation => ({
    ...plainConversation,
    key,
    title,
    platform: 'taobao',
    shop: shop || null,
  });
  const unsided = (): ParsedConversation => {
    const names = buyers.toSorted();
    if (names.length === 1) return open(bareNick(names[0]!), names[0]!);
    return names.length === 2 ? open(names.join('|'), names.join(', ')) : open(file, file);
  };
  return (sender) => {
    const role = sender === '' ? 'system' : taobaoRole(sender, shop);
    const before: ParsedConversation | null = current;
    if (shop === '') current ??= unsided();
    else if (role === 'customer') {
      if (current?.key !== bareNick(sender)) current = open(bareNick(sender), sender);
    } else current ??= open(bareNick(buyers[0] ?? file), buyers[0] ?? file);
    return { role, key: current.key, opened: current === before ? [] : [current] };
  };
}
