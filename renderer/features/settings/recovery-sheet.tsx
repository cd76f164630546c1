import { Button, Checkbox, Group, Modal, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { encryptionTexts } from '../../../shared/i18n/encryption.ts';
import { api } from '../../api/client.ts';
import { useTexts } from '../../ui/language.ts';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './encryption.module.css';

interface RecoverySheetProps {
  readonly code: string;
  readonly onDone: () => void;
}

/** Shown once: goes away only when the person says that the code is put away. Printed, it stands alone. */
export function RecoverySheet({ code, onDone }: RecoverySheetProps): ReactNode {
  const t = useTexts(encryptionTexts);
  const current = useQuery(api.archives.current.queryOptions());
  const state = useQuery(api.encryption.state.queryOptions());
  const [isWritten, setWritten] = useState(false);
  const [at] = useState(() => Date.now());
  return (
    <Modal
      opened
      size="lg"
      title={t.sheet}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      onClose={() => undefined}
    >
      <Stack gap="md">
        <section className={classes['sheet']} data-print-sheet>
          <h2>{t.sheet}</h2>
          <p>{t.sheetOf(current.data?.name ?? '')}</p>
          <p>{t.sheetKey(state.data?.keyId?.slice(0, 8) ?? '')}</p>
          <p>
            <TimeText at={at} />
          </p>
          <p className={classes['code']}>{code}</p>
          <p>{t.sheetWords}</p>
          <p>{t.sheetKeep}</p>
        </section>
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
          <Button disabled={!isWritten} onClick={onDone}>
            {t.done}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
