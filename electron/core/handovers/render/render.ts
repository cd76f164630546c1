import type { Language } from '../../../../shared/i18n/texts.ts';
import type { StoredHandover } from '../../store/handovers.ts';
import { toHandover } from '../view.ts';
import { renderHtml } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import { noteView } from './note-view.ts';
import { renderPlainText } from './plain-text.ts';

export type NoteFormat = 'json' | 'html' | 'md' | 'txt';

/** A note as a document of its own: to print, to file, to read by program, to post in a group chat. */
export function renderHandover(
  note: StoredHandover,
  format: NoteFormat,
  language: Language,
): { content: string; fileName: string } {
  const { number, handoverId } = note.head;
  const name = number === null ? `draft-${handoverId}` : String(number).padStart(4, '0');
  return { content: contentOf(note, format, language), fileName: `handover-${name}.${format}` };
}

function contentOf(note: StoredHandover, format: NoteFormat, language: Language): string {
  // The signed text goes along byte for byte, so that anybody can hash it.
  if (format === 'json') {
    const document = { ...toHandover(note), canonical: note.canonical };
    return `${JSON.stringify(document, null, 2)}\n`;
  }
  const view = noteView(toHandover(note), language);
  if (format === 'html') return renderHtml(view, language);
  return format === 'md' ? renderMarkdown(view) : renderPlainText(view);
}
