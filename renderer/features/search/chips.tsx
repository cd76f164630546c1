import { useQuery } from '@tanstack/react-query';
import { IconX } from '@tabler/icons-react';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { ParsedSearch } from '../../../shared/domain/search/language/syntax.ts';
import { searchTexts } from '../../../shared/i18n/search.ts';
import { api } from '../../api/client.ts';
import { useTexts } from '../../ui/language.ts';
import { focusSearch } from '../../ui/search-focus.ts';
import classes from './chips.module.css';
import { clausesOf, without, type QueryClause } from './query-text.ts';
import { useClauseText } from './use-clause-text.ts';

interface ChipsProps {
  readonly query: string;
  readonly parsed: ParsedSearch;
  readonly onChange: (query: string) => void;
  /** A number asked for beside the words, and the way to ask for all again. */
  readonly reference: string | null;
  readonly onRemoveReference: () => void;
}

/** What the search leaves out, in words. Delete or a click removes one; arrows walk among them. */
export function Chips(props: ChipsProps): ReactNode {
  const { query, parsed, onChange, reference, onRemoveReference } = props;
  const t = useTexts(searchTexts);
  const list = useRef<HTMLUListElement>(null);
  const clauses = clausesOf(query, parsed);
  if (clauses.length === 0 && reference === null) return null;
  const remove = (index: number, act: () => void): void => {
    act();
    // The neighbour takes the focus, or the box where none is left.
    requestAnimationFrame(() => {
      const left = buttonsOf(list.current);
      const next = left[Math.min(index, left.length - 1)];
      if (next) next.focus();
      else focusSearch(() => undefined);
    });
  };
  return (
    <ul
      ref={list}
      className={classes['chips']}
      aria-label={t.conditions}
      onKeyDown={(event) => walk(event, list.current)}
    >
      {reference !== null && (
        <Chip
          label={t.reference(reference)}
          onRemove={(index) => remove(index, onRemoveReference)}
        />
      )}
      {clauses.map((clause) => (
        <ClauseChip
          key={`${clause.start} ${query.slice(clause.start, clause.end)}`}
          clause={clause}
          onRemove={(index) => remove(index, () => onChange(without(query, clause)))}
        />
      ))}
    </ul>
  );
}

function ClauseChip(props: {
  readonly clause: QueryClause;
  readonly onRemove: (index: number) => void;
}): ReactNode {
  const { clause, isNegated, isAlone } = props.clause;
  const t = useTexts(searchTexts);
  const textOf = useClauseText();
  const conversationId =
    clause.operator === 'in' && /^[1-9]\d{0,15}$/.test(clause.conversation)
      ? clause.conversation
      : null;
  const conversation = useQuery(
    api.conversations.get.queryOptions({
      input: { conversationId: conversationId ?? '1' },
      enabled: conversationId !== null,
    }),
  );
  const title = conversationId === null ? undefined : conversation.data?.title;
  const text = textOf(clause, title);
  return (
    <Chip
      label={[isAlone ? '' : t.or, isNegated ? t.not : '', text].join(' ').trim()}
      isNegated={isNegated}
      onRemove={props.onRemove}
    />
  );
}

interface ChipProps {
  readonly label: string;
  readonly isNegated?: boolean;
  /** Gets its place among the chips. */
  readonly onRemove: (index: number) => void;
}

function Chip({ label, isNegated = false, onRemove }: ChipProps): ReactNode {
  const t = useTexts(searchTexts);
  const remove = (button: HTMLElement): void =>
    onRemove(buttonsOf(button.closest('ul')).indexOf(button));
  return (
    <li className={classes['chip']} data-negated={isNegated}>
      <span className={classes['words']}>{label}</span>
      <button
        type="button"
        className={classes['remove']}
        aria-label={t.removeCondition(label)}
        title={t.removeCondition(label)}
        onClick={({ currentTarget }) => remove(currentTarget)}
        onKeyDown={(event) => {
          if (event.key !== 'Delete' && event.key !== 'Backspace') return;
          event.preventDefault();
          remove(event.currentTarget);
        }}
      >
        <IconX size="0.875rem" aria-hidden />
      </button>
    </li>
  );
}

function walk(event: KeyboardEvent, list: HTMLElement | null): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const buttons = buttonsOf(list);
  const next = buttons[buttons.indexOf(event.target as HTMLElement) + step];
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}

function buttonsOf(list: Element | null): HTMLElement[] {
  return [...(list?.querySelectorAll('button') ?? [])];
}
