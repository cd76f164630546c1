import { Alert, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import type { Polish } from '../../../shared/contract/handover-polish.ts';
import { handoverDeedsTexts } from '../../../shared/i18n/handover-deeds.ts';
import { Failure } from '../../ui/failure.tsx';
import { useTexts } from '../../ui/language.ts';
import { useSettings } from '../../ui/settings.ts';
import classes from './handovers.module.css';
import type { NoteDeeds } from './use-note.ts';

interface PolishingProps {
  readonly item: HandoverItem;
  readonly deeds: NoteDeeds;
}

/** Another wording from the shop's own writing help; it goes into the note only by a person's hand. */
export function Polishing({ item, deeds }: PolishingProps) {
  const t = useTexts(handoverDeedsTexts);
  const { writingHelp } = useSettings();
  const [proposal, setProposal] = useState<Polish | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (writingHelp === null) return null;
  const attempt = async (deed: () => Promise<Polish | null>): Promise<void> => {
    setBusy(true);
    setError(null);
    await deed().then(setProposal, setError);
    setBusy(false);
  };
  const decide = (polishId: string, take: boolean): void =>
    void attempt(async () => {
      await deeds.decidePolish(polishId, take);
      return null;
    });
  return (
    <div className={classes['wholeRow']}>
      <Group gap="xs" title={t.polishHint}>
        {(['headline', 'situation'] as const).map((field) => (
          <Button
            key={field}
            size="compact-xs"
            variant="subtle"
            disabled={isBusy || item[field] === ''}
            onClick={() => void attempt(() => deeds.polish({ itemId: item.id, field }))}
          >
            {t.polish}: {t[field]}
          </Button>
        ))}
      </Group>
      {error !== null && <Failure error={error} what={t.polish} />}
      {proposal?.state === 'refused' && (
        <Alert variant="light" color="yellow" role="alert">
          ◆ {t.polishRefused} {proposal.problems.map(({ text }) => text).join(', ')}
        </Alert>
      )}
      {proposal?.state === 'proposed' && (
        <div role="status">
          <Text size="sm" c="dimmed">
            {t.polishBefore}: {proposal.before}
          </Text>
          <Text size="sm">
            {t.polishAfter}: {proposal.after}
          </Text>
          <Group gap="xs">
            <Button size="compact-sm" onClick={() => decide(proposal.polishId, true)}>
              {t.polishTake}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => decide(proposal.polishId, false)}
            >
              {t.polishLeave}
            </Button>
          </Group>
        </div>
      )}
    </div>
  );
}
