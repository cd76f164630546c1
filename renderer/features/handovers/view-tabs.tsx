import { SegmentedControl } from '@mantine/core';
import { handoverDeedsTexts } from '../../../shared/i18n/handover-deeds.ts';
import { useTexts } from '../../ui/language.ts';

export type HandoverView = 'notes' | 'live' | 'unread' | 'quality' | 'reports';

interface ViewTabsProps {
  readonly view: HandoverView;
  readonly onChange: (view: HandoverView) => void;
}

/** What the room shows: signed notes, the running shift, what waits, how good notes were, reports. */
export function ViewTabs({ view, onChange }: ViewTabsProps) {
  const t = useTexts(handoverDeedsTexts);
  return (
    <SegmentedControl
      size="xs"
      aria-label={t.views}
      data={[
        { value: 'notes', label: t.viewNotes },
        { value: 'live', label: t.viewLive },
        { value: 'unread', label: t.viewUnread },
        { value: 'quality', label: t.viewQuality },
        { value: 'reports', label: t.viewReports },
      ]}
      value={view}
      onChange={onChange}
    />
  );
}
