import { handoverSections, type HandoverItem } from '../../contract/handover-items.ts';
import { type Handover } from '../../contract/handover-notes.ts';
import { severityRank } from './severity.ts';

/**
 * All sections in the order of screen and paper, empty ones too. Red items stand once, under
 * `critical`; inside a section the more severe come first, then the earlier due.
 */
export function sectionsOf(items: readonly HandoverItem[]): Handover['sections'] {
  const sorted = items.toSorted(
    (a, b) =>
      severityRank[a.severity] - severityRank[b.severity] ||
      dueOf(a) - dueOf(b) ||
      sinceOf(a) - sinceOf(b) ||
      Number(a.id) - Number(b.id),
  );
  return handoverSections.map((id) => ({
    id,
    items: sorted.filter((item) => shownUnder(item) === id),
  }));
}

function shownUnder({ severity, section }: HandoverItem): HandoverItem['section'] {
  return severity === 'red' ? 'critical' : section;
}

function dueOf({ due_at }: HandoverItem): number {
  return due_at === null ? Number.MAX_SAFE_INTEGER : Date.parse(due_at);
}

function sinceOf({ since }: HandoverItem): number {
  return since === null ? Number.MAX_SAFE_INTEGER : Date.parse(since);
}
