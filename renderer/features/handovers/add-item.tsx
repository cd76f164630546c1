import { ActionIcon, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { HandoverSection } from '../../../shared/contract/handover-items.ts';
import { handoverNoteTexts } from '../../../shared/i18n/handover-note.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { useErrorText } from '../../ui/failure.tsx';
import { useTexts } from '../../ui/language.ts';
import classes from './handovers.module.css';
import type { NoteDeeds } from './use-note.ts';

interface AddItemProps {
  readonly section: HandoverSection;
  readonly deeds: NoteDeeds;
}

/** A line of the clerk's own. Enter adds it, Escape leaves it. */
export function AddItem({ section, deeds }: AddItemProps) {
  const t = useTexts(handoversTexts);
  const names = useTexts(handoverNoteTexts);
  const say = useErrorText();
  const [headline, setHeadline] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const label = t.addItemTo(names[section]);
  const add = async (): Promise<void> => {
    if (!headline?.trim()) return;
    try {
      await deeds.addItem({ section, headline: headline.trim() });
      setHeadline(null);
      setError(null);
    } catch (failure) {
      setError(failure);
    }
  };
  if (headline === null) {
    return (
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label}
        title={label}
        onClick={() => setHeadline('')}
      >
        <IconPlus size="1rem" />
      </ActionIcon>
    );
  }
  return (
    <TextInput
      className={classes['grow'] ?? ''}
      aria-label={label}
      placeholder={t.addItemHint}
      size="xs"
      autoFocus
      maxLength={60}
      value={headline}
      error={error === null ? null : say(error).title}
      onChange={(event) => setHeadline(event.currentTarget.value)}
      onBlur={() => headline.trim() === '' && setHeadline(null)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') void add();
        if (event.key === 'Escape') {
          event.stopPropagation();
          setHeadline(null);
        }
      }}
    />
  );
}
