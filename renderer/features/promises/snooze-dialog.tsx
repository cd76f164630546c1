import { Radio, Stack } from '@mantine/core';
import { DateTime } from 'luxon';
import { useState } from 'react';
import type { PromiseRow } from '../../../shared/contract/promises.ts';
import { promisesTexts } from '../../../shared/i18n/promises.ts';
import { AskDialog } from '../../ui/ask-dialog.tsx';
import { InstantInput } from '../../ui/instant-input.tsx';
import { useTexts } from '../../ui/language.ts';
import { useNow } from '../../ui/now.ts';
import { useSettings } from '../../ui/settings.ts';
import type { Decisions } from './use-decisions.ts';

interface SnoozeDialogProps {
  readonly promise: PromiseRow;
  readonly decisions: Decisions;
  readonly onClose: () => void;
}

/** When to bring the promise to mind again. */
export function SnoozeDialog({ promise, decisions, onClose }: SnoozeDialogProps) {
  const t = useTexts(promisesTexts);
  const now = useNow();
  const { zone } = useSettings();
  const [choice, setChoice] = useState('15');
  const [own, setOwn] = useState<number | null>(null);
  const morning = DateTime.fromMillis(now, { zone })
    .plus({ days: 1 })
    .set({ hour: 9, minute: 0, second: 0, millisecond: 0 })
    .toMillis();
  const until = { '15': now + 900_000, '60': now + 3_600_000, morning, own }[choice] ?? null;
  return (
    <AskDialog
      title={t.snoozeTitle}
      action={t.snooze}
      isReady={until !== null}
      onConfirm={async () => {
        if (until !== null) await decisions.snooze(promise, until);
      }}
      onClose={onClose}
    >
      <Radio.Group aria-label={t.snoozeTitle} value={choice} onChange={setChoice}>
        <Stack gap={8}>
          <Radio value="15" label={t.inQuarter} data-autofocus />
          <Radio value="60" label={t.inHour} />
          <Radio value="morning" label={t.tomorrowMorning} />
          <Radio value="own" label={t.ownTime} />
        </Stack>
      </Radio.Group>
      {choice === 'own' && <InstantInput aria-label={t.ownTime} value={own} onChange={setOwn} />}
    </AskDialog>
  );
}
