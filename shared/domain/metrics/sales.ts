/** A conversation of a period, as far as sale figures go. */
export interface Contact {
  /** Account ids of the customers who wrote, with the names they go by. */
  readonly customers: readonly { readonly id: string; readonly names: readonly string[] }[];
  readonly shop: string | null;
  /** In order of time; a customer's message has no agent. */
  readonly said: readonly {
    readonly at: number;
    readonly agent: string | null;
    readonly customer: string | null;
  }[];
  /** Order numbers that are named in it. */
  readonly orderNos: readonly string[];
}

export interface Order {
  readonly orderNo: string;
  /** Empty where the table names none. */
  readonly shop: string;
  readonly buyer: string | null;
  readonly orderedAt: number;
  readonly paidAt: number | null;
  readonly paidCents: number | null;
}

/**
 * 咨询转化率, 下单成功率, 个人客单价 and 销售总额 of a period, an agent or a shop. Every number of people
 * counts each customer once.
 */
export interface Sales {
  /** 咨询人数: customers who wrote. */
  readonly consulted: number;
  /** 最终下单人数: those of them who ordered after they wrote, within the period. */
  readonly ordered: number;
  /** 最终付款人数: those of these who paid such an order. */
  readonly paid: number;
  /** 销售总额: what those orders brought, in cents. */
  readonly salesCents: number;
  /** 咨询转化率 = ordered ÷ consulted; null while nobody consulted. */
  readonly conversion: number | null;
  /** 下单成功率 = paid ÷ ordered; null while nobody ordered. */
  readonly orderSuccess: number | null;
  /** 客单价 = sales ÷ paid; null while nobody paid. */
  readonly centsPerCustomer: number | null;
}

/**
 * Counts a period. With an agent: those whom the agent answered, and the orders before which the agent was
 * the last of the shop to speak to the customer.
 */
export function salesOf(
  contacts: readonly Contact[],
  orders: readonly Order[],
  agent?: string,
): Sales {
  const consulted = new Set<string>();
  const ordered = new Set<string>();
  const paid = new Set<string>();
  let salesCents = 0;
  for (const contact of contacts) {
    const isOurs = agent === undefined || contact.said.some((each) => each.agent === agent);
    if (isOurs) for (const { id } of contact.customers) consulted.add(id);
  }
  const find = contactsOf(contacts);
  for (const order of orders) {
    const found = find(order);
    if (!found || (agent !== undefined && found.agent !== agent)) continue;
    ordered.add(found.customer);
    if (order.paidAt === null) continue;
    paid.add(found.customer);
    salesCents += order.paidCents ?? 0;
  }
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
  const perCustomer = share(salesCents, paid.size);
  return {
    consulted: consulted.size,
    ordered: ordered.size,
    paid: paid.size,
    salesCents,
    conversion: share(ordered.size, consulted.size),
    orderSuccess: share(paid.size, ordered.size),
    centsPerCustomer: perCustomer === null ? null : Math.round(perCustomer),
  };
}

interface Found {
  readonly customer: string;
  /** Who of the shop spoke last before the order. */
  readonly agent: string | null;
}

/**
 * Which customer an order is of: the one who named its number, or who goes by the buyer's name in its shop,
 * and wrote before it was placed; of several the one who wrote last. A masked name is nobody's.
 */
function contactsOf(contacts: readonly Contact[]): (order: Order) => Found | null {
  const byNumber = new Map<string, Contact[]>();
  const byName = new Map<string, Contact[]>();
  const put = (map: Map<string, Contact[]>, key: string, contact: Contact): void => {
    map.set(key, [...(map.get(key) ?? []), contact]);
  };
  for (const contact of contacts) {
    for (const number of contact.orderNos) put(byNumber, number, contact);
    const names = new Set(contact.customers.flatMap((each) => each.names.map(plainName)));
    for (const name of names) put(byName, name, contact);
  }
  return (order) => {
    const buyer = plainName(order.buyer ?? '');
    const isNamed = buyer !== '' && !buyer.includes('*');
    const named = isNamed ? (byName.get(buyer) ?? []) : [];
    const own = new Set([...(byNumber.get(order.orderNo) ?? []), ...named]);
    let best: (Found & { readonly at: number }) | null = null;
    for (const contact of own) {
      const { shop } = contact;
      if (order.shop !== '' && shop !== null && order.shop !== shop) continue;
      const before = contact.said.filter(({ at }) => at <= order.orderedAt);
      const last = before.findLast(({ customer }) => isOf(contact, customer, buyer));
      if (!last?.customer || (best && best.at >= last.at)) continue;
      const agent = before.findLast((each) => each.agent !== null)?.agent ?? null;
      best = { customer: last.customer, agent, at: last.at };
    }
    return best;
  };
}

/** In a group the buyer is the one of that name; else whoever writes to the shop. */
function isOf({ customers }: Contact, id: string | null, buyer: string): boolean {
  if (id === null) return false;
  const named = customers.filter(({ names }) => names.some((name) => plainName(name) === buyer));
  return named.length === 0 || named.some((each) => each.id === id);
}

function plainName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
