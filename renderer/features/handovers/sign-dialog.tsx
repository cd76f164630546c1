import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Severity } from '../../../shared/contract/handover-items.ts';
import type { Handover } from '../../../shared/contract/handover-notes.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { Dialog, DialogButtons } from '../../ui/dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useConfirmKey } from '../../ui/confirm-key.ts';
import { Failure } from '../../ui/failure.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useNumber, useTexts } from '../../ui/language.ts';
import { SecretField } from '../../ui/secret-field.tsx';
import { useSettings } from '../../ui/settings.ts';
import { Period } from './period.tsx';
import type { NoteDeeds } from './use-note.ts';

interface SignDialogProps {
  readonly note: Handover;
  readonly deeds: NoteDeeds;
  readonly onClose: () => void;
}

/** What will be fixed, and the signature. Enter alone does nothing; Ctrl+Enter signs. */
export function SignDialog({ note, deeds, onClose }: SignDialogProps) {
  const t = useTexts(handoversTexts);
  const common = useTexts(commonWords);
  const number = useNumber();
  const { person } = useSettings();
  const [secret, setSecret] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const items = note.sections.flatMap((section) => section.items);
  const count = (severity: Severity): string =>
    number(items.filter((item) => item.severity === severity).length);
  const sign = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setError(null);
    try {
      await deeds.sign({ as: note.outgoing, ...(secret === '' ? {} : { secret }) });
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  useConfirmKey(() => void sign());
  return (
    <Dialog onClose={onClose} title={t.signTitle}>
      <Stack gap="sm">
        <Text size="sm">{t.signHint}</Text>
        <Text fw={600} tabIndex={-1} data-autofocus>
          {items.length === 0
            ? t.signEmpty
            : t.signSummary(number(items.length), count('red'), count('yellow'), count('green'))}
        </Text>
        <Facts
          facts={[
            [t.shift, note.shift, <Period key="period" note={note} />],
            [t.signAs, note.outgoing],
            [t.incoming, note.incoming ?? t.anyone],
          ]}
        />
        {person !== '' && person !== note.outgoing && (
          <Text size="sm" c="var(--kw-yellow)">
            ◆ {t.signOther(person, note.outgoing)}
          </Text>
        )}
        <SecretField name={note.outgoing} value={secret} onChange={setSecret} />
        {error !== null && <Failure error={error} what={t.sign} />}
        <DialogButtons>
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button
            loading={isBusy}
            onClick={() => void sign()}
            rightSection={<KeyHint keys="mod+Enter" />}
          >
            {t.sign}
          </Button>
        </DialogButtons>
      </Stack>
    </Dialog>
  );
}
