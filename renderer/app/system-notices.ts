import { useEffect, useRef } from 'react';
import { systemNoticeTexts } from '../../shared/i18n/system-notices.ts';
import { desktop } from '../api/desktop.ts';
import { useImport } from '../ui/import-run.ts';
import { useNumber, useTexts } from '../ui/language.ts';
import { useSettings } from '../ui/settings.ts';
import { useUnreadNotes } from './use-unread-notes.ts';

/** Tells through the system of imports that are done and notes that wait, where nobody looks at the page. */
export function useSystemNotices(): void {
  useImportNotice();
  useNoteNotices();
}

function useImportNotice(): void {
  const t = useTexts(systemNoticeTexts);
  const number = useNumber();
  const { systemNotices } = useSettings();
  const { isRunning, isDry, report, error } = useImport();
  const wasRunning = useRef(false);
  useEffect(() => {
    const isDone = wasRunning.current && !isRunning && !isDry;
    wasRunning.current = isRunning;
    if (!isDone || document.hasFocus() || !systemNotices.includes('imports')) return;
    if (report !== null) {
      const { new: fresh, duplicate } = report.totals;
      desktop?.notify(t.importDone, t.imported(number(fresh), number(duplicate)), '/imports');
    } else if (error !== null) desktop?.notify(t.importFailed, t.importFailedHint, '/imports');
  }, [isRunning, isDry, report, error, systemNotices, t, number]);
}

/** Each note once. */
function useNoteNotices(): void {
  const t = useTexts(systemNoticeTexts);
  const { systemNotices } = useSettings();
  const notes = useUnreadNotes();
  const said = useRef(new Set<string>());
  useEffect(() => {
    if (!systemNotices.includes('handovers')) return;
    for (const { handoverId, number, outgoing, shift, pending } of notes) {
      if (said.current.has(handoverId)) continue;
      said.current.add(handoverId);
      desktop?.notify(
        t.noteWaits(number ?? 0),
        t.noteFrom(outgoing, shift, pending.length),
        `/handover/${handoverId}`,
      );
    }
  }, [notes, systemNotices, t]);
}
