import { Tabs } from '@mantine/core';
import type { Dispute } from '../../../shared/contract/disputes.ts';
import { disputesTexts } from '../../../shared/i18n/disputes.ts';
import { disputeStageWords } from '../../../shared/i18n/words.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { countOf, disputeViews, type DisputeView } from './views.ts';

interface ViewTabsProps {
  readonly view: DisputeView;
  readonly counts: Readonly<Record<Dispute['stage'], number>> | undefined;
  readonly onChange: (view: DisputeView) => void;
}

/** One tab a state, each with its count. */
export function ViewTabs({ view, counts, onChange }: ViewTabsProps) {
  const t = useTexts(disputesTexts);
  const stages = useTexts(disputeStageWords);
  const number = useNumber();
  const names = {
    proposed: stages.proposed,
    running: t.running,
    closed: t.closed,
    rejected: t.notDispute,
  };
  return (
    <Tabs value={view} onChange={(value) => onChange(value as DisputeView)}>
      <Tabs.List aria-label={t.views}>
        {disputeViews.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {names[name]}
            {counts && ` ${number(countOf(name, counts))}`}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
