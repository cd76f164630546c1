import type { HandoverItem, HandoverSection } from '../../../../shared/contract/handover-items.ts';
import type { Handover } from '../../../../shared/contract/handover-notes.ts';
import { clockIn } from '../../../../shared/domain/handovers/zoned-time.ts';
import {
  handoverNoteTexts,
  type HandoverNoteWords,
} from '../../../../shared/i18n/handover-note.ts';
import type { Language } from '../../../../shared/i18n/texts.ts';
import { platformWords } from '../../../../shared/i18n/platform-words.ts';
import { platformSchema } from '../../../../shared/model/message.ts';

/** A note in words, ready for any kind of page. */
export interface NoteView {
  readonly words: HandoverNoteWords;
  readonly number: string;
  /** First 12 hex digits: enough to compare by eye; the whole hash stands beside it once. */
  readonly hashCode: string | null;
  readonly heading: readonly Fact[];
  readonly footing: readonly Fact[];
  readonly sections: readonly SectionView[];
  /** What was added after the signature, in order. */
  readonly addenda: readonly string[];
  readonly customers: readonly string[];
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface SectionView {
  readonly id: HandoverSection;
  readonly title: string;
  readonly items: readonly ItemView[];
  /** What an empty section says; it names its red lines, which stand under critical. */
  readonly none: string;
}

export interface ItemView {
  readonly id: string;
  readonly severity: HandoverItem['severity'];
  readonly mark: string;
  readonly headline: string;
  readonly situation: string;
  /** Short remarks: unconfirmed, overdue, carried over, refused last time … */
  readonly remarks: readonly string[];
  /** Next action, owner, due, if-then, tried: always all of them, `—` where nobody wrote. */
  readonly fields: readonly Fact[];
  readonly word: string | null;
  readonly isAccepted: boolean;
  readonly isClosed: boolean;
}

export function noteView(note: Handover, language: Language): NoteView {
  const words = handoverNoteTexts[language];
  const { number, hash, zone } = note;
  const clock = (instant: number | null): string =>
    instant === null ? '—' : clockIn(zone, instant);
  const period = `${clockIn(zone, note.from)} – ${clockIn(zone, note.to)} (${zone})`;
  return {
    words,
    number: number === null ? words.draft : String(number).padStart(4, '0'),
    hashCode: hash?.slice(0, 12) ?? null,
    heading: [
      { label: words.shop, value: note.shop ?? words.allShops },
      { label: words.shift, value: note.shift || '—' },
      { label: words.period, value: period },
      ...realPeriodOf(note, words, clock),
      { label: words.outgoing, value: note.outgoing },
      { label: words.incoming, value: note.incoming ?? '—' },
      { label: words.snapshot, value: clock(note.snapshotAt) },
      { label: words.coverage, value: coverageOf(note, language, clock) },
      ...leftOutOf(note, words),
      ...(note.automatic ? [{ label: words.automatic, value: clock(note.publishedAt) }] : []),
    ],
    footing: [
      { label: words.signedAt, value: clock(note.signedAt) },
      { label: words.hash, value: hash ?? '—' },
      { label: words.previousHash, value: note.previousHash ?? '—' },
      ...countersignaturesOf(note, words, clock),
    ],
    sections: note.sections.map(({ id, items }) => ({
      id,
      title: id === 'tried' ? words.tried : words[id],
      items: items.map((item) => itemView(item, note, words)),
      none: noneOf(id, note, words),
    })),
    addenda: note.addenda.map(({ number: count, itemId, text, by, at }) => {
      const about = itemId === null ? '' : ` #${itemId}`;
      return `＋${count}${about} ${text} (${by} ${clock(at)})`;
    }),
    customers: note.sections.flatMap(({ items }) =>
      items.flatMap(({ customer }) => (customer === null ? [] : [customer])),
    ),
  };
}

function realPeriodOf(
  { startedAt, endedAt }: Handover,
  words: HandoverNoteWords,
  clock: (instant: number | null) => string,
): Fact[] {
  if (startedAt === null && endedAt === null) return [];
  return [{ label: words.realPeriod, value: `${clock(startedAt)} – ${clock(endedAt)}` }];
}

function countersignaturesOf(
  { countersignatures, wantsCountersignature }: Handover,
  words: HandoverNoteWords,
  clock: (instant: number | null) => string,
): Fact[] {
  const signed = countersignatures.map(({ by, at, remark }) => ({
    label: words.countersigned,
    value: [by, clock(at), remark ?? ''].filter(Boolean).join(' '),
  }));
  if (!wantsCountersignature) return signed;
  return [...signed, { label: words.countersigned, value: words.wantsCountersignature }];
}

function noneOf(section: HandoverSection, note: Handover, words: HandoverNoteWords): string {
  if (section === 'critical') return words.none;
  // What was tried stands in the lines that it belongs to.
  if (section === 'tried') {
    const all = note.sections.flatMap(({ items }) => items);
    const tried = all.filter((item) => item.tried !== '').map(({ id }) => `#${id}`);
    return tried.length === 0 ? words.none : words.noneBesides(tried.join(' '));
  }
  const critical = note.sections.find(({ id }) => id === 'critical')?.items ?? [];
  const moved = critical.filter((item) => item.section === section).map(({ id }) => `#${id}`);
  return moved.length === 0 ? words.none : words.noneElse(moved.join(' '));
}

function coverageOf(
  { coverage }: Handover,
  language: Language,
  clock: (instant: number | null) => string,
): string {
  const words = handoverNoteTexts[language];
  const imports = new Set(coverage.map(({ lastImportAt }) => lastImportAt));
  const [imported = null] = imports;
  const once = imports.size === 1 ? [words.importedAt(clock(imported))] : [];
  const platforms = coverage.map(({ platform, lastMessageAt, lastImportAt }) => {
    const name = platformName(platform, language);
    return imports.size === 1
      ? `${name} ${clock(lastMessageAt)}`
      : words.coverageLine(name, clock(lastMessageAt), clock(lastImportAt));
  });
  const lines = [...platforms, ...once];
  const holes = coverage.flatMap(({ gaps }) => gaps ?? []);
  const missing = holes.map(({ account, from, to }) =>
    words.coverageGap(account, clock(from), to === null ? words.untilNow : clock(to)),
  );
  return [...lines, ...missing].join('; ') || words.none;
}

function platformName(platform: string, language: Language): string {
  const known = platformSchema.safeParse(platform);
  return known.success ? platformWords[language][known.data] : platform;
}

function leftOutOf({ leftOut }: Handover, words: HandoverNoteWords): Fact[] {
  const { promises, disputes, waiting, likelyKept } = leftOut;
  if (promises + disputes + waiting + likelyKept === 0) return [];
  const value = words.leftOut(
    String(promises),
    String(disputes),
    String(waiting),
    String(likelyKept),
  );
  return [{ label: words.notListed, value }];
}

function itemView(item: HandoverItem, note: Handover, words: HandoverNoteWords): ItemView {
  const due = item.due_at === null ? '' : clockIn(note.zone, Date.parse(item.due_at));
  const field = (label: string, value: string): Fact => ({ label, value: value || '—' });
  return {
    id: item.id,
    severity: item.severity,
    mark: words[item.severity],
    headline: item.headline + polishedMark(item, 'headline', words),
    situation: item.situation + polishedMark(item, 'situation', words),
    remarks: remarksOf(item, note, words),
    fields: [
      field(words.next_action, item.next_action),
      field(words.owner, item.owner),
      field(words.due_at, due),
      ...(item.if_then || item.severity === 'red' ? [field(words.if_then, item.if_then)] : []),
      ...(item.tried ? [field(words.triedBefore, item.tried)] : []),
    ],
    word: wordOn(item, note, words),
    isAccepted:
      note.acknowledgements.findLast(({ itemId }) => itemId === item.id)?.action === 'accept',
    isClosed: item.state !== 'open',
  };
}

/** Words that a program chose are never taken for the clerk's own. */
function polishedMark(
  { polished }: HandoverItem,
  field: 'headline' | 'situation',
  words: HandoverNoteWords,
): string {
  return polished?.includes(field) ? words.polishedMark : '';
}

function remarksOf(item: HandoverItem, note: Handover, words: HandoverNoteWords): string[] {
  const remarks: string[] = [];
  const { stage, due_at, since, amount_cents, order_no, returned_reason } = item;
  if (item.state !== 'open') remarks.push(closedWords(item, words));
  if (returned_reason !== null) remarks.push(words.returned(returned_reason));
  if (item.proposed) remarks.push(words.proposed);
  if (item.state === 'open' && due_at !== null && Date.parse(due_at) < note.to) {
    remarks.push(words.overdue);
  }
  if (item.source_ref.kind === 'conversation' && since !== null) {
    remarks.push(words.waited(lasting(note.to - Date.parse(since), words)));
  }
  const stageKey = `stage-${stage}`;
  if (stage !== null && isStage(stageKey, words)) remarks.push(words.stage(words[stageKey]));
  if (amount_cents !== null) remarks.push(words.amount((amount_cents / 100).toFixed(2)));
  if (order_no !== null) remarks.push(words.order(order_no));
  if (item.carry_count > 0) remarks.push(words.carried(String(item.carry_count)));
  if (item.evidence.length > 0) {
    remarks.push(words.source(item.evidence.map((id) => `M-${id}`).join(' ')));
  }
  return remarks;
}

type StageKey = Extract<keyof HandoverNoteWords, `stage-${string}`>;

function isStage(key: string, words: HandoverNoteWords): key is StageKey {
  return key in words;
}

function closedWords(item: HandoverItem, words: HandoverNoteWords): string {
  const proof = item.proof_msg === null ? '' : words.proof(`M-${item.proof_msg}`);
  const why = [item.close_reason ?? '', proof].filter(Boolean).join(' ');
  return words.closed(words[item.state], item.closed_by ?? '', why).trim();
}

/** The last word that was said on the item, and by whom. */
function wordOn(item: HandoverItem, note: Handover, words: HandoverNoteWords): string | null {
  const last = note.acknowledgements.findLast(({ itemId }) => itemId === item.id);
  if (last === undefined) return null;
  const verb = words[last.action];
  const alone = last.solo ? ` (${words.solo})` : '';
  const reason = last.reason === null ? '' : `: ${last.reason}`;
  const said = last.readBack === null ? words.notReadBack : words.readBack;
  const how = last.action === 'accept' && item.severity === 'red' ? ` · ${said}` : '';
  return `${signs[last.action]} ${verb} ${last.by}${alone} ${clockIn(note.zone, last.at)}${how}${reason}`;
}

const signs = { accept: '✓', ask: '?', refuse: '✗', answer: '→' } as const;

function lasting(ms: number, words: HandoverNoteWords): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 60) return words.minutes(String(minutes));
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? words.hours(String(hours)) : words.days(String(Math.floor(hours / 24)));
}
