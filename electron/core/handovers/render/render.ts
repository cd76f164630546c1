import type { Language } from '../../../../shared/i18n/texts.ts';
import type { StoredHandover } from '../../store/handovers.ts';
import { toHandover, type CountersignRule } from '../view.ts';
import { renderCsv } from './csv.ts';
import { renderHtml } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import { noteView } from './note-view.ts';
import { renderPlainText } from './plain-text.ts';

export type NoteFormat = 'json' | 'html' | 'md' | 'csv' | 'txt';

/** A note as a document of its own: to print, to file, to read by program, to post in a group chat. */
export function renderHandover(
  note: StoredHandover,
  format: NoteFormat,
  language: Language,
  rule: CountersignRule,
): { content: string; fileName: string } {
  const { number, handoverId } = note.head;
  const name = number === null ? `draft-${handoverId}` : String(number).padStart(4, '0');
  return {
    content: contentOf(note, format, language, rule),
    fileName: `handover-${name}.${format}`,
  };
}

function contentOf(
  note: StoredHandover,
  format: NoteFormat,
  language: Language,
  rule: CountersignRule,
): string {
  const handover = toHandover(note, rule);
  // The signed text goes along byte for byte, so that anybody can hash it.
  if (format === 'json') {
    const document = { ...handover, canonical: note.canonical };
    return `${JSON.stringify(document, null, 2)}\n`;
  }
  const view = noteView(handover, language);
  if (format === 'csv') return renderCsv(handover, view);
  if (format === 'html') return renderHtml(view, language);
  return format === 'md' ? renderMarkdown(view) : renderPlainText(view);
}
