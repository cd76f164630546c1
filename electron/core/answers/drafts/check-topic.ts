import type { DraftTopic } from '../../../../shared/contract/drafts.ts';
import { grantedOf } from '../../../../shared/domain/answers/entries.ts';
import {
  againstSheet,
  covers,
  entryFor,
  type Entry,
  type Telling,
} from '../../../../shared/domain/answers/find-contradictions.ts';
import { spreadOf } from '../../../../shared/domain/answers/spread.ts';
import { reachOf } from '../../../../shared/domain/answers/topics.ts';
import {
  cannotBothBe,
  reachMs,
  type Said,
} from '../../../../shared/domain/answers/values-differ.ts';
import type { AnswerTopic, ToldLimits, ToldValue } from '../../../../shared/model/answers.ts';
import type { AnswersStore, KeptAnswer, KeptException, ToldRow } from '../../store/answers.ts';
import { toldView } from '../view.ts';
import type { Reader } from './addressee.ts';

/** What a draft says on a topic; null where it leaves open what was asked. */
export interface DraftTelling {
  readonly topic: AnswerTopic;
  readonly value: ToldValue | null;
  readonly limits: ToldLimits | null;
}

interface Known {
  readonly reader: Reader;
  readonly sheet: {
    readonly answers: readonly KeptAnswer[];
    readonly entries: readonly Entry[];
    readonly exceptions: readonly KeptException[];
  };
  /** The draft with the question before it. */
  readonly about: string;
  readonly now: number;
}

/** Statements of others that are counted, and of this buyer that are shown. */
const OTHERS = 2_000;
const OWN = 20;

export async function checkTopic(
  store: AnswersStore,
  { topic, value, limits }: DraftTelling,
  { reader, sheet, about, now }: Known,
): Promise<DraftTopic> {
  const said = value && limits ? { value, limits } : null;
  const { accounts, names, shop, orders } = reader;
  const own =
    accounts.length === 0
      ? []
      : await store.told({ topics: [topic], customerIds: accounts, limit: OWN });
  const ownIds = new Set(own.map(({ messageId }) => messageId));
  const rest = (await store.told({ topics: [topic], shop, limit: OTHERS })).filter(
    (row) => !ownIds.has(row.messageId) && isSameProduct(topic, limits, row),
  );
  const to = {
    shop: shop ?? null,
    customers: names,
    orders,
    about: `${about} ${limits?.product ?? ''}`,
  };
  const granted = said && exceptionFor({ topic, said, to, now }, sheet.exceptions);
  const differs = (row: ToldRow): boolean =>
    said !== null && now - (row.at ?? now) <= rememberedMs(topic) && cannotBothBe(topic, said, row);
  return {
    topic,
    value,
    limits,
    sheet: sheetSays({ topic, to, now, said: granted ? null : said }, sheet),
    exceptionId: granted?.exceptionId ?? null,
    thisCustomer: own.map((row) => ({
      ...toldView(row),
      contradicts: differs(row) && !granted,
    })),
    others: spreadOf(rest).map(({ example, ...spread }) => ({
      ...spread,
      example: toldView(example),
      contradicts: reachOf(topic) !== 'case' && differs(example) && !granted,
    })),
  };
}

/** Buyers remember terms for good; what was in stock or due then was another matter. */
function rememberedMs(topic: AnswerTopic): number {
  const reach = reachMs(topic);
  return reach < MONTH ? reach : Infinity;
}

const MONTH = 30 * 24 * 3_600_000;

interface Addressed {
  readonly topic: AnswerTopic;
  readonly to: Telling['to'];
  readonly now: number;
}

function sheetSays(
  { topic, to, now, said }: Addressed & { readonly said: Said | null },
  { answers, entries }: Known['sheet'],
): DraftTopic['sheet'] {
  const entry = entryFor(entries, { topic, at: now, to });
  if (!entry) return null;
  const { answerId, versionId, values } = entry;
  const kept = answers.find((one) => one.answerId === answerId);
  const answer = kept?.versions.find((one) => one.versionId === versionId)?.answer ?? '';
  return {
    answerId,
    answer,
    values: values.map(({ value }) => value),
    contradicts: said !== null && againstSheet(topic, values, said) !== null,
  };
}

function exceptionFor(
  { topic, to, now, said }: Addressed & { readonly said: Said },
  exceptions: readonly KeptException[],
): KeptException | undefined {
  const telling: Telling = {
    ...said,
    topic,
    to,
    at: now,
    exception: '',
    messageId: 0,
    conversationId: 0,
    customer: null,
    platform: '',
  };
  return exceptions.find((one) => grantedOf([one]).some((granted) => covers(granted, telling)));
}

/** Statements on a product count for the same product; of unnamed ones nobody knows. */
function isSameProduct(topic: AnswerTopic, limits: ToldLimits | null, row: ToldRow): boolean {
  if (reachOf(topic) !== 'product' || !limits) return true;
  return row.limits.product === limits.product;
}
