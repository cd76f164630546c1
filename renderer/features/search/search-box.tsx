import { CloseButton, Loader, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import {
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { searchTexts } from '../../../shared/i18n/search.ts';
import { takeEarlyWords } from '../../ui/early-frame.ts';
import { useTexts } from '../../ui/language.ts';
import { searchBoxId } from '../../ui/search-focus.ts';
import { isComposing } from '../../ui/shortcuts.ts';
import { completionAt } from './completion.ts';
import { replaced } from './query-text.ts';
import classes from './search-box.module.css';
import { useCompletions, type Offer } from './use-completions.ts';

interface SearchBoxProps {
  readonly words: string;
  readonly onSearch: (words: string) => void;
  readonly isBusy: boolean;
  /** Where the cursor stands; null when it is elsewhere, or an input method is at work. */
  readonly onCaret: (caret: number | null) => void;
  /** Arrows and Enter work on the results without leaving the box. */
  readonly onKey: (key: string) => void;
}

/**
 * Searches as one types, but never while an input method is still making words of the keys. Offers how a
 * condition could go on: ↓ chooses, Tab takes the first, Enter takes what is chosen and else opens a hit.
 */
export function SearchBox({ words, onSearch, isBusy, onCaret, onKey }: SearchBoxProps): ReactNode {
  const t = useTexts(searchTexts);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  // What the input method is making; null while it is not at work.
  const [halfWritten, setHalfWritten] = useState<string | null>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(-1);
  // The text whose offers were waved away.
  const [refused, setRefused] = useState<string | null>(null);
  const completion = caret === null || halfWritten !== null ? null : completionAt(words, caret);
  const found = useCompletions(completion);
  const offers = refused === words ? [] : found;
  const moveTo = useRef<readonly [start: number, end: number] | null>(null);
  useLayoutEffect(() => {
    if (moveTo.current === null) return;
    const [start, end] = moveTo.current;
    input.current?.setSelectionRange(start, end);
    tellCaret(start === end ? start : null);
    moveTo.current = null;
  });
  // Words that were typed before the program had come are asked for as if they were typed here.
  useLayoutEffect(() => {
    const early = takeEarlyWords();
    if (early === null) return;
    moveTo.current = [early.start, early.end];
    write(early.words);
    // Once, when the box comes.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  function tellCaret(at: number | null): void {
    setCaret(at);
    onCaret(at);
  }
  const write = (next: string): void => {
    setChosen(-1);
    setRefused(null);
    onSearch(next);
  };
  const take = (offer: Offer | undefined): void => {
    if (!offer || !completion) return;
    const goesOn = offer.isOpen || /^\s/u.test(words.slice(completion.end)) ? '' : ' ';
    const end = completion.start + offer.text.length + (offer.isOpen ? 0 : 1);
    moveTo.current = [end, end];
    write(replaced(words, completion, offer.text + goesOn));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = deedOf(event);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  /** What a key does here; undefined where it is none of ours. */
  const deedOf = ({ key, shiftKey }: KeyboardEvent): (() => void) | undefined => {
    if (offers.length > 0) {
      if (key === 'ArrowDown') return () => setChosen((chosen + 1) % offers.length);
      if (key === 'ArrowUp' && chosen >= 0) return () => setChosen(chosen - 1);
      if (key === 'Enter' && chosen >= 0) return () => take(offers[chosen]);
      if (key === 'Tab' && !shiftKey) return () => take(offers[Math.max(0, chosen)]);
      if (key === 'Escape') return () => setRefused(words);
    }
    // The key that leads here from anywhere: pressed once more, it is not what one looks for.
    if (key === '/' && words === '') return () => undefined;
    return boxKeys.has(key) ? () => onKey(key) : undefined;
  };

  return (
    <div className={classes['frame']}>
      <TextInput
        ref={input}
        id={searchBoxId}
        type="text"
        role="combobox"
        aria-label={t.box}
        aria-autocomplete="list"
        aria-expanded={offers.length > 0}
        aria-controls={id}
        aria-activedescendant={chosen >= 0 && offers[chosen] ? `${id}-${chosen}` : undefined}
        placeholder={t.boxHint}
        size="md"
        autoFocus
        autoComplete="off"
        spellCheck={false}
        maxLength={2_000}
        leftSection={<IconSearch size="1.125rem" stroke={1.6} aria-hidden />}
        rightSection={
          <Right
            isBusy={isBusy}
            hasWords={(halfWritten ?? words) !== ''}
            clear={() => {
              write('');
              input.current?.focus();
            }}
          />
        }
        value={halfWritten ?? words}
        onCompositionStart={({ currentTarget }) => {
          setHalfWritten(currentTarget.value);
          onCaret(null);
        }}
        onCompositionEnd={({ currentTarget }) => {
          setHalfWritten(null);
          write(currentTarget.value);
          tellCaret(currentTarget.selectionStart);
        }}
        onChange={({ currentTarget, nativeEvent }) => {
          const isWriting =
            halfWritten !== null || (nativeEvent as InputEvent).isComposing === true;
          if (isWriting) {
            setHalfWritten(currentTarget.value);
            return;
          }
          write(currentTarget.value);
          tellCaret(currentTarget.selectionStart);
        }}
        onSelect={({ currentTarget }) => {
          const { selectionStart, selectionEnd } = currentTarget;
          tellCaret(selectionStart === selectionEnd ? selectionStart : null);
        }}
        onBlur={() => tellCaret(null)}
        onKeyDown={onKeyDown}
      />
      <Offers id={id} offers={offers} chosen={chosen} onChoose={setChosen} onTake={take} />
    </div>
  );
}

const boxKeys: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'Enter', 'Escape']);

interface OffersProps {
  readonly id: string;
  readonly offers: readonly Offer[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  readonly onTake: (offer: Offer) => void;
}

function Offers({ id, offers, chosen, onChoose, onTake }: OffersProps): ReactNode {
  const t = useTexts(searchTexts);
  return (
    <div className={classes['offers']} hidden={offers.length === 0}>
      <div id={id} role="listbox" aria-label={t.completions}>
        {offers.map((offer, index) => (
          <div
            key={offer.text}
            id={`${id}-${index}`}
            className={classes['offer']}
            role="option"
            aria-selected={index === chosen}
            onMouseMove={() => onChoose(index)}
            // The box keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(offer)}
          >
            <span className={classes['label']}>{offer.label}</span>
            <span className={classes['detail']}>{offer.detail}</span>
          </div>
        ))}
      </div>
      <p className={classes['keys']} aria-hidden="true">
        {t.completionKeys}
      </p>
    </div>
  );
}

/** A spinner only for what takes long; the room says when. */
function Right(props: { isBusy: boolean; hasWords: boolean; clear: () => void }): ReactNode {
  const t = useTexts(searchTexts);
  if (props.isBusy) return <Loader size="xs" aria-label={t.counting} />;
  if (!props.hasWords) return null;
  return <CloseButton size="sm" aria-label={t.clear} title={t.clear} onClick={props.clear} />;
}
