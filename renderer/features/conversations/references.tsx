import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import {
  findReferences,
  type Reference,
  type ReferenceKind,
} from '../../../shared/domain/references/find-references.ts';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import { privacyTexts } from '../../../shared/i18n/privacy.ts';
import { referenceWords } from '../../../shared/i18n/words.ts';
import { useTexts } from '../../ui/language.ts';
import { useHidden, useShownMessage } from '../../ui/masking.tsx';
import { askToOpen } from '../../ui/outside-link.tsx';
import { startSearch } from '../../ui/search-request.ts';
import classes from './conversation.module.css';
import { domainOf, link } from './links.ts';

const shown = 6;

interface ReferencesProps {
  readonly messageId: string;
  readonly text: string;
}

/**
 * What a message names, for the keyboard: numbers, each of which finds every other message that names it;
 * links; and what is hidden.
 */
export function References({ messageId, text }: ReferencesProps): ReactNode {
  const t = useTexts(conversationTexts);
  const kinds = useTexts(referenceWords);
  const find = useFindReference();
  const privacy = useTexts(privacyTexts);
  const hidden = useHidden(messageId, text).slice(0, shown);
  const seen = useShownMessage()(messageId, text);
  const references = findReferences(seen).filter(isSearchable).slice(0, shown);
  const links = [...new Set([...seen.matchAll(link)].map(([address]) => address))].slice(0, shown);
  if (references.length + links.length + hidden.length === 0) return null;
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
      {links.map((address) => (
        <li key={address}>
          <button
            type="button"
            className={classes['reference']}
            title={t.linkTo(domainOf(address))}
            onClick={() => askToOpen(address)}
          >
            {domainOf(address)} ↗
          </button>
        </li>
      ))}
      {hidden.map(({ kind, mask, show }, place) => (
        // The same may stand in a message more than once.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={`${mask} ${place}`}>
          <button
            type="button"
            className={classes['reference']}
            title={privacy.reveal(privacy[kind])}
            onClick={() => void show()}
          >
            {privacy[kind]} {mask}
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
