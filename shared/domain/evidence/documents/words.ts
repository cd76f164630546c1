import type { EvidenceDocument, HidingReason, ShownRow } from '../format.ts';
import type { Role } from '../../../model/message.ts';
import { evidenceWarningTexts } from '../../../i18n/evidence-warnings.ts';
import { channelWords, platformWords } from '../../../i18n/platform-words.ts';
import { both, type Word } from './html.ts';

type AddedRecord = Extract<EvidenceDocument['exhibits'][number], { kind: 'added' }>['record'];

const reasonWords: Readonly<Record<HidingReason, Word>> = {
  privacy: 'privacy',
  'third-party': 'thirdParty',
  'trade-secret': 'tradeSecret',
  unrelated: 'unrelated',
  other: 'other',
  'internal-note': 'internalNote',
};

const roleWords: Readonly<Record<Role, Word>> = {
  customer: 'customer',
  agent: 'agent',
  bot: 'bot',
  system: 'systemRole',
  unknown: 'unknown',
};

const gapWords: Readonly<Record<EvidenceDocument['gaps'][number]['why'], Word>> = {
  'no-import': 'gapNoImport',
  'before-first-record': 'gapBefore',
  'after-last-record': 'gapAfter',
};

/** Platforms and channels of a later program keep the name that they have there. */
export const platformText = (platform: string): string => bothOf(platformWords, platform);
export const channelText = (channel: string): string => bothOf(channelWords, channel);

export const reasonText = (reason: HidingReason): string => both(reasonWords[reason]);
export const roleText = (role: Role): string => both(roleWords[role]);
const recordWords: Readonly<Record<AddedRecord, Word>> = {
  order: 'recordOrder',
  shipping: 'recordShipping',
  photo: 'recordPhoto',
  policy: 'recordPolicy',
  identity: 'recordIdentity',
  other: 'recordOther',
};

export const recordText = (record: AddedRecord): string => both(recordWords[record]);
export const gapText = (why: keyof typeof gapWords): string => both(gapWords[why]);

/** A text with what is hidden told, for places without markup. */
export function plainText(row: ShownRow): string {
  return row.spans.map((span) => ('t' in span ? span.t : hiddenText(span.reason))).join('');
}

export function senderText({ meta: { sender } }: ShownRow): string {
  return 't' in sender ? sender.t : hiddenText(sender.reason);
}

export function hiddenText(reason: HidingReason): string {
  return `[${both('redactedSpan')}: ${reasonText(reason)}]`;
}

/** What a page can show. */
export const isPicture = (file: string): boolean => /\.(jpg|png|gif|webp|bmp)$/.test(file);

/** Time as read, in the zone that was assumed, with the instant in UTC. */
export function timeText({ meta }: ShownRow): string {
  if (meta.ts === null) return both('noTime');
  const local = meta.wall ?? meta.ts;
  return `${local.replace('T', ' ')} ${meta.tz_assumed ?? both('noZone')} (UTC ${meta.ts})`;
}

/** An instant by the clocks where the package was made, with how far they were ahead of UTC. */
export function instantText(
  at: string,
  { created: { utc_offset: offset } }: Pick<EvidenceDocument, 'created'>,
): string {
  const local = new Date(Date.parse(at) + offset * 60_000).toISOString();
  const hours = new Date(Math.abs(offset) * 60_000).toISOString().slice(11, 16);
  return `${local.replace('T', ' ').replace(/(\.000)?Z$/, '')} UTC${offset < 0 ? '−' : '+'}${hours}`;
}

/** From one instant to another, either of which may be open. */
export function spanText(
  { from, to }: { readonly from: string | null; readonly to: string | null },
  document: Pick<EvidenceDocument, 'created'>,
  open: string,
): string {
  const [start, end] = [from, to].map((at) => (at === null ? open : instantText(at, document)));
  return `${start} – ${end}`;
}

/** A gap as people read it, and as evidence.json has it. */
export function gapPeriod(
  gap: EvidenceDocument['gaps'][number],
  document: Pick<EvidenceDocument, 'created'>,
): string {
  return `${spanText(gap, document, '…')} (${gap.from} – ${gap.to})`;
}

/** A warning in both languages, with its subject. */
export function warningText(warning: string): string {
  const [code = '', ...subject] = warning.split(' ');
  return [bothOf(evidenceWarningTexts, code), ...subject].join(' ');
}

function bothOf(words: Readonly<Record<'zh-CN' | 'en', object>>, key: string): string {
  const of = (language: 'zh-CN' | 'en'): string =>
    (words[language] as Readonly<Record<string, string>>)[key] ?? key;
  return of('zh-CN') === of('en') ? of('en') : `${of('zh-CN')} ${of('en')}`;
}
