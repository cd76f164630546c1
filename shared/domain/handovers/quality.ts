import type { HandoverItem } from '../../contract/handover-items.ts';
import type { Miss, Quality } from '../../contract/handover-quality.ts';
import { acknowledges } from '../detection/speech.ts';
import { turnsOf } from '../detection/turns.ts';
import { sourceKey } from './draft-items.ts';
import type { FactMessage } from './facts.ts';
import type { Line } from './line.ts';

/** What was said in a matter's conversation in the shift after. */
export interface Aftermath {
  readonly conversationId: string;
  readonly said: readonly FactMessage[];
}

interface Seen {
  /** The lines that the archive would have written at the snapshot. */
  readonly lines: readonly Line[];
  /** The note's own, as signed, and those that were worked on afterwards. */
  readonly items: readonly HandoverItem[];
  readonly worked: ReadonlySet<string>;
  readonly aftermath: (messageIds: readonly string[]) => Aftermath | null;
  /** End of the note's window, and until when the archive is looked at. UTC ms. */
  readonly to: number;
  readonly until: number;
}

/** Matters that the note left out, and how much of it mattered: the note seen from the next day. */
export function lookBack(seen: Seen): Pick<Quality, 'items' | 'complete' | 'relevant' | 'misses'> {
  const { items, lines, worked } = seen;
  const open = items.filter(({ state }) => state === 'open');
  const misses = lines.flatMap((line) => missOf(line, seen));
  const matters = open.filter(({ source_ref }) => !news.has(source_ref.kind));
  const cameUp = matters.filter((item) => broughtUp(dueOf(item), item.evidence, seen) !== null);
  const mattered = matters.filter((item) => cameUp.includes(item) || worked.has(item.id));
  return {
    items: items.length,
    complete: share(cameUp.length, cameUp.length + misses.length),
    relevant: share(mattered.length, matters.length),
    misses,
  };
}

/** News asks nothing of anybody, so it cannot come up. */
const news: ReadonlySet<string> = new Set([
  'answer',
  'exception',
  'order',
  'feedback',
  'watch',
  'gap',
]);

function missOf(line: Line, seen: Seen): Miss[] {
  const { kind, id } = line.source_ref;
  if (id === null || !isMatter(kind)) return [];
  const same = seen.items.filter((item) => isAbout(item, line));
  if (same.some(({ state }) => state === 'open')) return [];
  const came = broughtUp(line.dueAt, line.evidence, seen);
  if (came === null) return [];
  return [
    {
      kind,
      id,
      how: same.length === 0 ? 'absent' : 'closed',
      ...came,
      customer: line.place.customer,
      conversationId: line.place.conversationId,
      headline: line.headline,
    },
  ];
}

const isMatter = (kind: string): kind is Miss['kind'] =>
  kind === 'promise' || kind === 'dispute' || kind === 'conversation' || kind === 'memo';

/** The same source, or the same messages in a line that can stand for it. */
function isAbout(item: HandoverItem, line: Line): boolean {
  if (sourceKey(item.source_ref) === sourceKey(line.source_ref)) return true;
  // Lines of promises name what was said around them, too: one does not stand for another.
  const canStandFor = item.source_ref.kind === 'manual' || line.source_ref.kind === 'conversation';
  return canStandFor && item.evidence.some((id) => line.evidence.includes(id));
}

function broughtUp(
  due: number | null,
  evidence: readonly string[],
  { to, until, aftermath }: Seen,
): Pick<Miss, 'why' | 'messageId' | 'at'> | null {
  const [first] = evidence;
  if (due !== null && due >= to && due < until && first !== undefined) {
    return { why: 'due', messageId: evidence.at(-1) ?? first, at: due };
  }
  const wrote = aftermath(evidence)?.said.find(isMore);
  if (wrote === undefined) return null;
  return { why: 'wrote', messageId: wrote.messageId, at: wrote.sentAt ?? to };
}

/** The customer says more than thanks. */
function isMore({ role, text }: FactMessage): boolean {
  if (role !== 'customer') return false;
  const [turn] = turnsOf({ id: '', messages: [{ i: 0, role, time: null, text }] });
  return turn !== undefined && !acknowledges(turn);
}

function dueOf({ due_at }: HandoverItem): number | null {
  return due_at === null ? null : Date.parse(due_at);
}

function share(part: number, all: number): number | null {
  return all === 0 ? null : Math.round((part / all) * 1000) / 1000;
}
