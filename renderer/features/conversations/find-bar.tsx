import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconSearch, IconX } from '@tabler/icons-react';
import { useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { historyTexts } from '../../../shared/i18n/conversations.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { isComposing } from '../../ui/shortcuts.ts';
import classes from './history.module.css';
import type { HistoryHits } from './use-hits.ts';

interface FindBarProps {
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly found: HistoryHits;
  /** Which hit one stands on, from 0; -1 for none. */
  readonly at: number;
  readonly onStep: (step: 1 | -1) => void;
  /** Takes the words to the search room. */
  readonly onElsewhere: () => void;
  readonly onClose: () => void;
  readonly inputRef: RefObject<HTMLInputElement | null>;
}

/** Words within a history: Enter leads to the later hit, Shift+Enter to the earlier one. */
export function FindBar(props: FindBarProps): ReactNode {
  const { words, onWords, found, at, onStep, onElsewhere, onClose, inputRef } = props;
  const t = useTexts(historyTexts);
  const format = useNumber();
  // What the input method is making; null while it is not at work.
  const [halfWritten, setHalfWritten] = useState<string | null>(null);
  const total = `${format(found.hits.length)}${found.isMore ? '+' : ''}`;
  const isEmpty = found.hits.length === 0;
  // Which one it is cannot be said while older ones are not counted.
  const isPlaced = at >= 0 && !found.isMore;
  const count = isEmpty ? t.findNone : isPlaced ? t.findAt(at + 1, total) : t.findTotal(total);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search className={classes['find']} aria-label={t.find}>
      <TextInput
        ref={inputRef}
        className={classes['findBox']}
        size="sm"
        aria-label={t.findBox}
        placeholder={t.find}
        leftSection={<IconSearch size="1rem" stroke={1.6} aria-hidden />}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        value={halfWritten ?? words}
        onCompositionStart={({ currentTarget }) => setHalfWritten(currentTarget.value)}
        onCompositionEnd={({ currentTarget }) => {
          setHalfWritten(null);
          onWords(currentTarget.value);
        }}
        onChange={({ currentTarget }) =>
          halfWritten === null ? onWords(currentTarget.value) : setHalfWritten(currentTarget.value)
        }
        onKeyDown={onKeyDown}
      />
      <span className={classes['findCount']} role="status">
        {words.trim() === '' || found.isBusy ? '' : count}
      </span>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t.earlier}
        disabled={isEmpty}
        onClick={() => onStep(-1)}
      >
        <IconChevronUp size="1.125rem" />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t.later}
        disabled={isEmpty}
        onClick={() => onStep(1)}
      >
        <IconChevronDown size="1.125rem" />
      </ActionIcon>
      <Button variant="subtle" size="compact-sm" onClick={onElsewhere}>
        {t.findElsewhere}
      </Button>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t.findClose}
        onClick={onClose}
      >
        <IconX size="1.125rem" />
      </ActionIcon>
    </search>
  );
}
