import { useDebouncedValue } from '@mantine/hooks';
import { IconBulb } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Hint, ParsedSearch } from '../../../shared/domain/search/language/syntax.ts';
import { searchTexts } from '../../../shared/i18n/search.ts';
import { useTexts } from '../../ui/language.ts';
import classes from './hints.module.css';
import { correction, operatorOf } from './correction.ts';
import { replaced } from './query-text.ts';

interface HintsProps {
  readonly query: string;
  readonly parsed: ParsedSearch;
  /** Where the cursor stands: what is being written there is not finished, and need not be told so. */
  readonly caret: number | null;
  readonly onChange: (query: string) => void;
}

/** Whoever writes nothing for so long may wonder what is amiss. */
const restMs = 1_200;

/** What was not understood, and what may have been meant. The search has gone on without it. */
export function Hints({ query, parsed, caret, onChange }: HintsProps): ReactNode {
  const t = useTexts(searchTexts);
  const [rested] = useDebouncedValue(query, restMs);
  const isWriting = (hint: Hint): boolean =>
    hint.end === caret && (rested !== query || hint.kind === 'missing-value');
  const told = parsed.hints.filter((hint) => !(isUnfinished(hint) && isWriting(hint)));
  return (
    <ul className={classes['hints']} role="status" hidden={told.length === 0}>
      {told.map((hint) => {
        const better = correction(hint);
        return (
          <li key={`${hint.kind} ${hint.start}`}>
            <IconBulb size="1rem" stroke={1.6} aria-hidden />
            <span>{words(hint)}</span>
            {better !== null && (
              <button
                type="button"
                className={classes['better']}
                onClick={() => onChange(replaced(query, hint, better))}
              >
                {t.didYouMean(better)}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );

  function words({ kind, text }: Hint): string {
    switch (kind) {
      case 'unknown-operator':
        return t.hintOperator(`${operatorOf(text)}:`);
      case 'missing-value':
        return t.hintMissing(text);
      case 'unknown-value':
        return t.hintValue(text);
      case 'unreadable-date':
        return t.hintDate(text);
      case 'unreadable-amount':
        return t.hintAmount(text);
      case 'unclosed-quote':
        return t.hintQuote(text.slice(text.search(/["“「＂]/u) + 1));
      case 'unclosed-parenthesis':
        return t.hintParenthesis;
    }
  }
}

function isUnfinished({ kind }: Hint): boolean {
  return kind !== 'unknown-operator';
}
