import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { privacyTexts } from '../../shared/i18n/privacy.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useTexts } from '../ui/language.ts';
import { notify } from '../ui/notice.tsx';
import type { TypedText } from './hold-typed.ts';

interface HeldTextsProps {
  readonly texts: readonly TypedText[];
  /** There is no way back to them. */
  readonly onForget: () => void;
}

/** Gives back what was half typed when the archive closed. Only its named button takes it away. */
export function HeldTexts({ texts, onForget }: HeldTextsProps): ReactNode {
  const t = useTexts(privacyTexts);
  return (
    <Dialog
      title={t.heldTitle}
      size="lg"
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      onClose={onForget}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t.heldHint}
        </Text>
        {texts.map(({ label, text }, place) => (
          <Group key={`${place} ${label}`} align="flex-end" gap="xs" wrap="nowrap">
            <Textarea label={label} value={text} readOnly autosize maxRows={8} flex={1} />
            <Button
              variant="default"
              aria-label={`${t.copyHeld} ${label}`}
              onClick={() =>
                void navigator.clipboard.writeText(text).then(
                  () => notify(t.heldCopied),
                  () => undefined,
                )
              }
            >
              {t.copyHeld}
            </Button>
          </Group>
        ))}
        <Group justify="flex-end">
          <Button onClick={onForget}>{t.forgetHeld}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
