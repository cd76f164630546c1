import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import {
  findReferences,
  type Reference,
  type ReferenceKind,
} from '../../../shared/domain/references/find-references.ts';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import { referenceWords } from '../../../shared/i18n/words.ts';
import { useTexts } from '../../ui/language.ts';
import { startSearch } from '../../ui/search-request.ts';
import classes from './conversation.module.css';

const shown = 6;

/** The numbers that a message names: each finds every other message that names it. */
export function References({ text }: { text: string }): ReactNode {
  const t = useTexts(conversationTexts);
  const kinds = useTexts(referenceWords);
  const find = useFindReference();
  const references = findReferences(text).filter(isSearchable).slice(0, shown);
  if (references.length === 0) return null;
  return (
    <ul className={classes['references']} aria-label={t.references}>
      {references.map(({ kind, value }) => (
        <li key={`${kind} ${value}`}>
          <button
            type="button"
            className={classes['reference']}
            title={t.findReference(kinds[kind], value)}
            onClick={() => find(value)}
          >
            {kinds[kind]} {value}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Opens the search for all that name a number. */
export function useFindReference(): (value: string) => void {
  const [, navigate] = useLocation();
  return (value) => {
    startSearch({ words: '', reference: value });
    navigate('/search');
  };
}

/** Amounts are too common to lead anywhere. */
export function isSearchable({ kind, value }: Reference): boolean {
  return searchable.has(kind) && value.length >= 4 && value.length <= 40;
}

const searchable: ReadonlySet<ReferenceKind> = new Set(['order', 'item', 'tracking', 'phone']);
