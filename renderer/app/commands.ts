import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { actionIds, actions, type ActionId } from '../../shared/domain/shortcuts/actions.ts';
import { operatorWords } from '../../shared/domain/search/language/operators.ts';
import { appTexts } from '../../shared/i18n/app.ts';
import { actionWords, groupWords } from '../../shared/i18n/shortcuts.ts';
import { languageNames, languages } from '../../shared/i18n/texts.ts';
import { api } from '../api/client.ts';
import { wordIn } from '../features/search/query-text.ts';
import { useChangeSettings } from '../ui/change-settings.ts';
import { useLanguage, useTexts } from '../ui/language.ts';
import { focusSearch } from '../ui/search-focus.ts';
import { startSearch } from '../ui/search-request.ts';
import { runAction } from '../ui/shortcuts.ts';
import { useArchiveCommands } from './archive-commands.ts';

export interface Command {
  readonly id: string;
  readonly label: string;
  /** What kind of thing it is, or where it can be done. */
  readonly remark?: string;
  /** Its key stands beside it. */
  readonly action?: ActionId;
  /** Only somewhere else; chosen, it says so. */
  readonly isElsewhere?: boolean;
  /** Offered whatever was typed. */
  readonly always?: boolean;
  readonly run: () => void;
}

interface CommandContext {
  readonly navigate: (path: string) => void;
  /** What can be done here. */
  readonly possible: readonly ActionId[];
  /** What was typed so far; can be searched for. */
  readonly words: string;
}

/** Everything that the palette offers: what can be done here first, what cannot only when asked for. */
export function useCommands(context: CommandContext): readonly Command[] {
  const { navigate, words } = context;
  const t = useTexts(appTexts);
  const sought = words.trim();
  const deeds = useDeeds(context.possible);
  const others = [...useLooks(), ...useSavedSearches(navigate), ...useArchiveCommands()];
  const people = usePeople(sought, navigate);
  return [
    ...deeds.filter(({ isElsewhere }) => !isElsewhere),
    ...others,
    ...people,
    ...(sought === '' ? [] : deeds.filter(({ isElsewhere }) => isElsewhere)),
    ...(sought === ''
      ? []
      : [
          {
            id: 'search',
            label: t.searchFor(sought),
            always: true,
            run: () => searchFor(sought, navigate),
          },
        ]),
  ];
}

/** Every action of the table. */
function useDeeds(possible: readonly ActionId[]): readonly Command[] {
  const t = useTexts(appTexts);
  const labels = useTexts(actionWords);
  const headings = useTexts(groupWords);
  return actionIds
    .filter((action) => action !== 'palette')
    .map((action) => ({
      id: action,
      label: labels[action],
      action,
      ...(possible.includes(action)
        ? {}
        : { isElsewhere: true, remark: t.onlyIn(headings[actions[action].group]) }),
      run: () => void runAction(action),
    }));
}

function useLooks(): readonly Command[] {
  const t = useTexts(appTexts);
  const language = useLanguage();
  const change = useChangeSettings();
  return [
    ...languages
      .filter((other) => other !== language)
      .map((other) => ({
        id: other,
        label: t.showIn(languageNames[other]),
        run: () => change({ language: other }),
      })),
    { id: 'light', label: t.lightTheme, run: () => change({ theme: 'light' }) },
    { id: 'dark', label: t.darkTheme, run: () => change({ theme: 'dark' }) },
    { id: 'system', label: t.systemTheme, run: () => change({ theme: 'system' }) },
  ];
}

function useSavedSearches(navigate: (path: string) => void): readonly Command[] {
  const t = useTexts(appTexts);
  const { data } = useQuery(
    api.searches.list.queryOptions({ input: { withCounts: false }, staleTime: 0 }),
  );
  return (data?.searches ?? []).map(({ searchId, name, query }) => ({
    id: `saved ${searchId}`,
    label: name,
    remark: t.saved,
    run: () => searchFor(query, navigate),
  }));
}

const fewPeople = 6;
const typingMs = 150;

/** Buyers and agents whose name has what was typed. */
function usePeople(sought: string, navigate: (path: string) => void): readonly Command[] {
  const t = useTexts(appTexts);
  const language = useLanguage();
  const [text] = useDebouncedValue(sought, typingMs);
  const { data } = useQuery(
    api.people.find.queryOptions({
      input: { text, limit: fewPeople },
      enabled: text !== '',
      placeholderData: (before) => before,
    }),
  );
  if (sought === '') return [];
  return (data?.accounts ?? [])
    .filter(({ role }) => role === 'customer' || role === 'agent')
    .map(({ accountId, name, role }) => {
      const operator = wordIn(operatorWords[role as 'customer' | 'agent'], language);
      return {
        id: `account ${accountId}`,
        label: name,
        remark: role === 'agent' ? t.agent : t.customer,
        run: () => searchFor(`${operator}:"${name.replaceAll('"', '')}"`, navigate),
      };
    });
}

function searchFor(words: string, navigate: (path: string) => void): void {
  startSearch({ words });
  focusSearch(navigate);
}
