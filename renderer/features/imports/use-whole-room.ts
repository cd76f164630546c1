import { useEffect } from 'react';
import { isTyping } from '../../ui/shortcuts.ts';
import type { ChosenFiles } from './use-chosen-files.ts';

/**
 * Ctrl+V anywhere in the room takes files or text, but not where a field or a dialog wants it. Files
 * may be let fall beside the drop zone, too.
 */
export function useWholeRoom({ drop, paste, pasteFiles }: ChosenFiles, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return undefined;
    const take = (event: ClipboardEvent): void => {
      if (isTyping(event.target) || document.querySelector('[aria-modal="true"]')) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      // A copied table comes as a picture, too: its words are meant. Copied files bring their names along.
      const isText = files.every(({ type }) => type.startsWith('image/')) && text.trim() !== '';
      if (isText) void paste(text);
      else if (files.length > 0) void pasteFiles(files);
      else return;
      event.preventDefault();
    };
    const fall = (event: DragEvent): void => {
      if (event.defaultPrevented) return;
      event.preventDefault();
      if (event.dataTransfer && event.dataTransfer.files.length > 0) void drop(event.dataTransfer);
    };
    document.addEventListener('paste', take);
    document.addEventListener('drop', fall);
    return () => {
      document.removeEventListener('paste', take);
      document.removeEventListener('drop', fall);
    };
  }, [drop, paste, pasteFiles, enabled]);
}
