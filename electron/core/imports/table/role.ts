import type { Role } from '../../../../shared/model/message.ts';
import type { RoleWords } from '../format.ts';
import type { RoleSense } from './columns.ts';

/** The side that a cell of a role column names. */
export function roleOfCell(cell: string, sense: RoleSense): Role {
  const plain = cell.trim().toLowerCase();
  if (sense !== 'words') {
    if (!/^(?:0|1|true|false)$/.test(plain)) return 'unknown';
    const isOne = plain === '1' || plain === 'true';
    return isOne === (sense === 'one-is-agent') ? 'agent' : 'customer';
  }
  // A word for a side is short; names are looked at once for each of their messages.
  if (plain === '' || plain.length > longestWord) return 'unknown';
  let role = known.get(plain);
  if (role === undefined) {
    role = words.find(([pattern]) => pattern.test(plain))?.[1] ?? 'unknown';
    if (known.size >= mostKnown) known.clear();
    known.set(plain, role);
  }
  return role;
}

/** A table has few words, or few names, again and again. */
const known = new Map<string, Role>();
const mostKnown = 5_000;

/** The same where a person may have said what the words of this export mean. */
export function roleOfWords(
  cell: string,
  told: RoleWords | undefined,
  sense: RoleSense = 'words',
): Role {
  const word = cell.trim();
  for (const role of ['customer', 'agent', 'bot', 'system'] as const) {
    if (told?.[role]?.includes(word)) return role;
  }
  return roleOfCell(cell, sense);
}

const longestWord = 14;

const words: readonly (readonly [RegExp, Role])[] = [
  [
    /^(?:机器人|智能客服|机器人客服|智能机器人|機器人|assistant|bot|robot|automation|chatbot|自动回复)$/u,
    'bot',
  ],
  [/^(?:系统|系统消息|系统通知|system|notification)$/u, 'system'],
  [
    /^(?:客户|买家|顾客|客戶|買家|顧客|用户|访客|会员|消费者|接收|收到|收|customer|buyer|visitor|user|client|consumer|lead|contact|guest|end-?user|appuser|incoming|inbound|received|in)$/u,
    'customer',
  ],
  [
    /^(?:客服|人工客服|人工|卖家|商家|店铺|坐席|座席|员工|客服人员|客服人員|賣家|商家客服|发送|发出|发|agent|seller|staff|operator|admin|support|waiter|merchant|mall_cs|csr|teammate|business|account|appmaker|representative|outgoing|outbound|sent|out)$/u,
    'agent',
  ],
];
