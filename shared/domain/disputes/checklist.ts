/** What a case needs: for the shop's own answer and for the platform's officer. */
export const evidenceItems = ['chat', 'pictures', 'shipping', 'order', 'policy', 'result'] as const;
export type EvidenceItem = (typeof evidenceItems)[number];

/** What has to be done before a stage is left. */
export const dutiesOf = {
  accept: ['calm', 'record', 'time-told'],
  explain: ['facts-checked', 'explained'],
  propose: ['solution-offered', 'answer-noted'],
  'follow-up': ['solution-done', 'result-told', 'satisfaction-asked'],
} as const;
export type DutyStage = keyof typeof dutiesOf;
export type Duty = (typeof dutiesOf)[DutyStage][number];

export const duties: readonly Duty[] = Object.values(dutiesOf).flat();

/** `evidence.chat`, `duty.calm`: as the archive keeps them. */
export const checkItems: readonly string[] = [
  ...evidenceItems.map((item) => `evidence.${item}`),
  ...duties.map((duty) => `duty.${duty}`),
];

export type CheckState = 'there' | 'missing' | 'not-needed';

export interface Check<Item extends string> {
  readonly item: Item;
  readonly state: CheckState;
  /** `person` has said so; `found` in the conversation or on the case itself. */
  readonly source: 'person' | 'found';
  readonly messageId: string | null;
  readonly note: string | null;
}

/** What a person said about an item, by its kept name. */
export type Ticked = ReadonlyMap<
  string,
  { readonly state: CheckState; readonly messageId: string | null; readonly note: string | null }
>;

/** What the archive itself shows; ids of messages that do, null where nothing does. */
export interface Found {
  readonly chat: string | null;
  readonly pictures: string | null;
  readonly shipping: string | null;
  readonly order: string | null;
}

/** What people have written on the case. */
export interface CaseFields {
  readonly facts: string | null;
  readonly demand: string | null;
  readonly offers: string | null;
  readonly replyBy: number | null;
  readonly toldMessageId: string | null;
  readonly resultMessageId: string | null;
  readonly satisfaction: string | null;
  readonly orderNo: string | null;
}

/** The evidence of a case: a person's word goes before what is found. */
export function evidenceOf(
  ticked: Ticked,
  found: Found,
  fields: CaseFields,
): Check<EvidenceItem>[] {
  const shown: Readonly<Record<EvidenceItem, Shown>> = {
    chat: shownBy(found.chat),
    pictures: shownBy(found.pictures),
    shipping: shownBy(found.shipping),
    order: found.order === null ? { isThere: fields.orderNo !== null } : shownBy(found.order),
    policy: { isThere: false },
    result: shownBy(fields.resultMessageId),
  };
  return evidenceItems.map((item) => check(item, ticked.get(`evidence.${item}`), shown[item]));
}

/** All duties in the order of the stages. Some follow from what was written on the case. */
export function dutiesDone(ticked: Ticked, fields: CaseFields): Check<Duty>[] {
  const shown: Partial<Record<Duty, Shown>> = {
    record: { isThere: isWritten(fields.facts) && isWritten(fields.demand) },
    'time-told': {
      isThere: fields.replyBy !== null && fields.toldMessageId !== null,
      messageId: fields.toldMessageId,
    },
    'facts-checked': { isThere: false },
    'solution-offered': { isThere: isWritten(fields.offers) },
    'result-told': shownBy(fields.resultMessageId),
    'satisfaction-asked': { isThere: fields.satisfaction !== null },
  };
  return duties.map((duty) =>
    check(duty, ticked.get(`duty.${duty}`), shown[duty] ?? { isThere: false }),
  );
}

interface Shown {
  readonly isThere: boolean;
  readonly messageId?: string | null;
}

const shownBy = (messageId: string | null): Shown => ({ isThere: messageId !== null, messageId });

const isWritten = (text: string | null): boolean => text !== null && text.trim() !== '';

function check<Item extends string>(
  item: Item,
  said: { state: CheckState; messageId: string | null; note: string | null } | undefined,
  { isThere, messageId = null }: Shown,
): Check<Item> {
  if (said !== undefined) return { item, source: 'person', ...said };
  return { item, state: isThere ? 'there' : 'missing', source: 'found', messageId, note: null };
}
