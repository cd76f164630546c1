import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  completableOperators,
  hasWords,
  isWords,
  operatorWords,
  roleWords,
  type Operator,
} from '../../../shared/domain/search/language/operators.ts';
import { operatorHelp, timeExamples } from '../../../shared/i18n/search-operators.ts';
import { channelWords, platformWords } from '../../../shared/i18n/platform-words.ts';
import { api } from '../../api/client.ts';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { offeredOperators, type Completion } from './completion.ts';
import { operatorText, wordIn } from './query-text.ts';

/** One way to go on. `text` takes the place of what was typed. */
export interface Offer {
  readonly text: string;
  readonly label: string;
  readonly detail: string;
  /** More is to follow: the cursor stays at its end. */
  readonly isOpen: boolean;
}

const restMs = 80;
const most = 8;

/** What the word under the cursor could become: operators, and their values as the archive has them. */
export function useCompletions(completion: Completion | null): readonly Offer[] {
  const language = useLanguage();
  const help = useTexts(operatorHelp);
  const platforms: Readonly<Record<string, string>> = useTexts(platformWords);
  const known = useKnownValues();
  const asked = completableOf(completion);
  const [sought] = useDebouncedValue(asked?.text ?? '', restMs);
  const values = useQuery(
    api.search.complete.queryOptions({
      input: { operator: asked?.operator ?? 'from', text: sought, limit: most },
      enabled: asked !== null,
      placeholderData: keepPreviousData,
    }),
  );
  if (completion === null) return [];
  if (completion.is === 'operator') {
    return offeredOperators(completion.typed, language).map(({ operator, word }) => ({
      text: `${word}:`,
      label: `${word}:`,
      detail: help[operator],
      isOpen: true,
    }));
  }
  const { word, typed } = completion;
  // Until the answer to the last letter is there, those of the one before that still fit stand.
  const isOld = values.isPlaceholderData || sought !== asked?.text;
  const found = (values.data?.values ?? []).filter(
    ({ value }) => !isOld || value.toLowerCase().includes(typed.toLowerCase()),
  );
  const offers = (asked === null ? known(completion.operator, typed) : found).map(
    ({ value, detail }) => ({
      text: operatorText(word, value),
      label: value,
      // Of people it tells the platform.
      detail: platforms[detail ?? ''] ?? detail ?? '',
      isOpen: false,
    }),
  );
  // What is wholly typed needs no offer of itself.
  return offers.length === 1 && offers[0]?.label === typed ? [] : offers.slice(0, most);
}

interface Value {
  readonly value: string;
  readonly detail: string | null;
}

function completableOf(completion: Completion | null) {
  if (completion?.is !== 'value') return null;
  const operator = completableOperators.find((each) => each === completion.operator);
  return operator === undefined ? null : { operator, text: completion.typed.slice(0, 200) };
}

/** Values that are the same in every archive. */
function useKnownValues(): (operator: Operator, typed: string) => readonly Value[] {
  const language = useLanguage();
  const platforms = useTexts(platformWords);
  const channels = useTexts(channelWords);
  const { times } = useTexts(timeExamples);
  const stats = useQuery(api.archive.stats.queryOptions());
  const words = (table: Readonly<Record<string, readonly string[]>>, typed: string): Value[] =>
    Object.values(table)
      .filter((all) => all.some((word) => word.startsWith(typed.toLowerCase())))
      .map((all) => ({ value: wordIn(all, language), detail: null }));
  const begun = (values: readonly string[], typed: string): Value[] =>
    values
      .filter((value) => value.toLowerCase().includes(typed.toLowerCase()))
      .map((value) => ({ value, detail: null }));
  return (operator, typed) => {
    switch (operator) {
      case 'has':
        return words(hasWords, typed);
      case 'is':
        return words(isWords, typed);
      case 'role':
        return words(roleWords, typed);
      case 'platform': {
        const present = new Set(stats.data?.platforms.map(({ platform }) => platform));
        const names = Object.entries(platforms).filter(([id]) => present.has(id));
        return begun(
          names.map(([, name]) => name),
          typed,
        );
      }
      case 'channel':
        return begun(Object.values(channels), typed);
      case 'before':
      case 'after':
      case 'on':
      case 'during':
      case 'near':
        return begun(times.split(' '), typed);
      case 'amount':
        return begun(['>100', '<50', '100..200'], typed);
      default:
        return [];
    }
  };
}

/** The operator's word that people of the language know, with its colon. */
export function useOperatorWord(): (operator: Operator) => string {
  const language = useLanguage();
  return (operator) => wordIn(operatorWords[operator], language);
}
