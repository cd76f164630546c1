import { useEffect } from 'react';
import { isTyping } from '../../ui/shortcuts.ts';
import type { ChosenFiles } from './use-chosen-files.ts';

/**
 * Ctrl+V anywhere in the room takes files or text, but not where a field or a dialog wants it. So do files
 * that are let fall beside the drop zone, which would else lead the page away.
 */
export function useWholeRoom({ drop, paste }: ChosenFiles, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return undefined;
    const take = (event: ClipboardEvent): void => {
      if (isTyping(event.target) || document.querySelector('[aria-modal="true"]')) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      // A copied table or web page comes as a picture, too: its words are what is meant.
      if (text.trim() !== '') void paste(text);
      else if (files.length > 0) void drop(files);
      else return;
      event.preventDefault();
    };
    const over = (event: DragEvent): void => event.preventDefault();
    const fall = (event: DragEvent): void => {
      if (event.defaultPrevented) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) void drop(files);
    };
    document.addEventListener('paste', take);
    document.addEventListener('dragover', over);
    document.addEventListener('drop', fall);
    return () => {
      document.removeEventListener('paste', take);
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', fall);
    };
  }, [drop, paste, enabled]);
}
