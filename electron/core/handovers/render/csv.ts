import type { HandoverItem } from '../../../../shared/contract/handover-items.ts';
import type { Handover } from '../../../../shared/contract/handover-notes.ts';
import { csvOf } from '../../../../shared/domain/csv.ts';
import { clockIn } from '../../../../shared/domain/handovers/zoned-time.ts';
import type { NoteView } from './note-view.ts';

/** A row for each line of the note, for a spreadsheet: all its fields, in the words of the page. */
export function renderCsv(note: Handover, { words, number, hashCode }: NoteView): string {
  const due = ({ due_at }: HandoverItem): string =>
    due_at === null ? '' : clockIn(note.zone, Date.parse(due_at));
  const titleOf = (item: HandoverItem): string =>
    item.section === 'tried' ? words.tried : words[item.section];
  const header = [
    words.number,
    words.hash,
    words.item,
    words.section,
    words.severity,
    words.customer,
    words.shop,
    words.orderNumber,
    words.headline,
    words.situation,
    words.next_action,
    words.owner,
    words.due_at,
    words.if_then,
    words.triedBefore,
    words.carriedTimes,
    words.state,
    words.acknowledgements,
    words.messages,
  ];
  const rows = note.sections.flatMap(({ items }) =>
    items.map((item) => {
      const word = note.acknowledgements.findLast(({ itemId }) => itemId === item.id);
      return [
        number,
        hashCode ?? '',
        item.id,
        titleOf(item),
        words[item.severity],
        item.customer,
        item.shop,
        item.order_no,
        item.headline,
        item.situation,
        item.next_action,
        item.owner,
        due(item),
        item.if_then,
        item.tried,
        item.carry_count,
        words[item.state],
        word === undefined ? '' : `${words[word.action]} ${word.by}`,
        item.evidence.map((id) => `M-${id}`).join(' '),
      ];
    }),
  );
  return csvOf([header, ...rows]);
}
