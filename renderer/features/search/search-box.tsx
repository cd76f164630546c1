import { CloseButton, Loader, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { searchTexts } from '../../../shared/i18n/search.ts';
import { useTexts } from '../../ui/language.ts';
import { searchBoxId } from '../../ui/search-focus.ts';
import { isComposing } from '../../ui/shortcuts.ts';

interface SearchBoxProps {
  readonly words: string;
  readonly onSearch: (words: string) => void;
  readonly isBusy: boolean;
  /** Arrows and Enter work on the results without leaving the box. */
  readonly onKey: (key: string) => void;
}

/** Searches as one types, but never while an input method is still making words of the keys. */
export function SearchBox({ words, onSearch, isBusy, onKey }: SearchBoxProps): ReactNode {
  const t = useTexts(searchTexts);
  // What the input method is making; null while it is not at work.
  const [halfWritten, setHalfWritten] = useState<string | null>(null);
  const typed = halfWritten ?? words;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (!['ArrowDown', 'ArrowUp', 'Enter', 'Escape'].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    onKey(event.key);
  };
  return (
    <TextInput
      id={searchBoxId}
      type="text"
      role="searchbox"
      aria-label={t.box}
      placeholder={t.boxHint}
      size="md"
      autoFocus
      autoComplete="off"
      spellCheck={false}
      maxLength={2_000}
      leftSection={<IconSearch size="1.125rem" stroke={1.6} aria-hidden />}
      rightSection={<Right isBusy={isBusy} hasWords={typed !== ''} clear={() => onSearch('')} />}
      value={typed}
      onCompositionStart={({ currentTarget }) => setHalfWritten(currentTarget.value)}
      onCompositionEnd={({ currentTarget }) => {
        setHalfWritten(null);
        onSearch(currentTarget.value);
      }}
      onChange={({ currentTarget, nativeEvent }) => {
        const isWriting = halfWritten !== null || (nativeEvent as InputEvent).isComposing === true;
        if (isWriting) setHalfWritten(currentTarget.value);
        else onSearch(currentTarget.value);
      }}
      onKeyDown={onKeyDown}
    />
  );
}

/** A spinner only for what takes long; the room says when. */
function Right(props: { isBusy: boolean; hasWords: boolean; clear: () => void }): ReactNode {
  const t = useTexts(searchTexts);
  if (props.isBusy) return <Loader size="xs" aria-label={t.counting} />;
  if (!props.hasWords) return null;
  return <CloseButton size="sm" aria-label={t.clear} onClick={props.clear} />;
}
