import { Button, Group, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useTexts } from '../../ui/language.ts';

interface PasteDialogProps {
  readonly onStart: (text: string) => void;
  readonly onClose: () => void;
}

/** For platforms that give no file, only copied text. */
export function PasteDialog({ onStart, onClose }: PasteDialogProps): ReactNode {
  const t = useTexts(importsTexts);
  const common = useTexts(commonWords);
  const [text, setText] = useState('');
  const isReady = text.trim() !== '';
  return (
    <Dialog
      onClose={onClose}
      title={t.pasteTitle}
      size="44rem"
      withCloseButton={false}
      closeOnClickOutside={false}
    >
      <Textarea
        data-autofocus
        aria-label={t.pasteTitle}
        placeholder={t.pasteHint}
        autosize
        minRows={10}
        maxRows={20}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={(event) => {
          if (isReady && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onStart(text);
        }}
      />
      <Group justify="flex-end" gap="xs" mt="sm">
        <Button variant="default" onClick={onClose}>
          {common.cancel}
        </Button>
        <Button
          disabled={!isReady}
          onClick={() => onStart(text)}
          rightSection={<KeyHint keys="mod+Enter" />}
        >
          {t.pasteStart}
        </Button>
      </Group>
    </Dialog>
  );
}
