import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { encryptionTexts } from '../../../shared/i18n/encryption.ts';
import { api } from '../../api/client.ts';
import { saveText } from '../../api/files.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { useSettings } from '../../ui/settings.ts';
import { fullDate } from '../../ui/time.ts';
import classes from './encryption.module.css';

interface RecoverySheetProps {
  readonly code: string;
  readonly onDone: () => void;
}

/** Shown once: goes away only when the person says that the code is put away. */
export function RecoverySheet({ code, onDone }: RecoverySheetProps): ReactNode {
  const t = useTexts(encryptionTexts);
  const [isWritten, setWritten] = useState(false);
  const { name, above, below } = useSheetWords();
  const sheet = (
    <>
      {above.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p className={classes['code']}>{code}</p>
      {below.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
  return (
    <Dialog
      size="lg"
      title={t.sheet}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      onClose={() => undefined}
    >
      <Stack gap="md">
        <div className={classes['sheet']}>{sheet}</div>
        {createPortal(
          <div className={classes['paper']} aria-hidden>
            <h1>{t.sheet}</h1>
            {sheet}
          </div>,
          document.body,
        )}
        <p role="status">▲ {t.onlyNow}</p>
        <Checkbox
          label={t.written}
          checked={isWritten}
          onChange={({ currentTarget }) => setWritten(currentTarget.checked)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => window.print()}>
            {t.print}
          </Button>
          <Button
            variant="default"
            onClick={() =>
              saveText(`${t.sheet} ${name}.txt`, [
                [t.sheet, ...above, code, ...below, ''].join('\r\n'),
              ])
            }
          >
            {t.save}
          </Button>
          <Button disabled={!isWritten} onClick={onDone}>
            {t.done}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

/** What has to be known when the passphrase is forgotten, around the code. */
function useSheetWords() {
  const t = useTexts(encryptionTexts);
  const language = useLanguage();
  const { zone } = useSettings();
  const current = useQuery(api.archives.current.queryOptions());
  const state = useQuery(api.encryption.state.queryOptions());
  const [at] = useState(() => Date.now());
  const name = current.data?.name ?? '';
  const keyId = state.data?.keyId ?? null;
  const key = keyId === null ? [] : [t.sheetKey(keyId.slice(0, 8))];
  return {
    name,
    above: [t.sheetOf(name), ...key, fullDate(at, zone, language)],
    below: [t.sheetWords, t.sheetKeep],
  };
}
