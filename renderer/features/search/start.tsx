import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconBookmark, IconDots, IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { SavedSearch } from '../../../shared/contract/searches.ts';
import { searchTexts } from '../../../shared/i18n/search.ts';
import { timeExamples } from '../../../shared/i18n/search-operators.ts';
import { api, client } from '../../api/client.ts';
import { useLanguage, useNumber, useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { useSettings } from '../../ui/settings.ts';
import { fullTime } from '../../ui/time.ts';
import { useCountText } from './group-row.tsx';
import { operatorText } from './query-text.ts';
import { NameDialog } from './save-dialog.tsx';
import classes from './start.module.css';
import { useOperatorWord } from './use-completions.ts';
import { useRecentSearches, useRemoveSearch, useSavedSearches } from './use-searches.ts';

interface StartProps {
  /** One letter was typed, and that is not enough. */
  readonly isTooShort: boolean;
  readonly onSearch: (query: string) => void;
}

/** Before anything is asked: what was asked before, and how one can ask. */
export function Start({ isTooShort, onSearch }: StartProps): ReactNode {
  const t = useTexts(searchTexts);
  const format = useNumber();
  const language = useLanguage();
  const { zone } = useSettings();
  const stats = useQuery(api.archive.stats.queryOptions());
  return (
    <div className={classes['start']}>
      <p className={classes['intro']}>
        {isTooShort ? t.oneMore : t.start}
        {stats.data && stats.data.messages > 0 && (
          <span className={classes['facts']}>
            {t.startWith(format(stats.data.messages), fullTime(stats.data.lastAt, zone, language))}
          </span>
        )}
      </p>
      <div className={classes['columns']}>
        <div className={classes['column']}>
          <Saved onSearch={onSearch} />
          <Recent onSearch={onSearch} />
        </div>
        <Ways onSearch={onSearch} />
      </div>
    </div>
  );
}

type SectionProps = Pick<StartProps, 'onSearch'>;

function Saved({ onSearch }: SectionProps): ReactNode {
  const t = useTexts(searchTexts);
  const searches = useSavedSearches();
  const countText = useCountText();
  if (searches.length === 0) return null;
  return (
    <section aria-label={t.saved}>
      <h2>{t.saved}</h2>
      <ul className={classes['list']}>
        {searches.map((search) => (
          <li key={search.searchId}>
            <button
              type="button"
              className={classes['query']}
              title={search.query}
              onClick={() => onSearch(search.query)}
            >
              <IconBookmark size="1rem" stroke={1.6} aria-hidden />
              <span className={classes['name']}>{search.name}</span>
              {search.count && <span className={classes['count']}>{countText(search.count)}</span>}
            </button>
            <Manage search={search} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Manage({ search }: { search: SavedSearch }): ReactNode {
  const t = useTexts(searchTexts);
  const remove = useRemoveSearch();
  const [isNaming, setNaming] = useState(false);
  const { searchId, name } = search;
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t.manage(name)}>
            <IconDots size="1rem" aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setNaming(true)}>{t.rename}</Menu.Item>
          <Menu.Item onClick={() => remove(search)}>{t.remove}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isNaming && (
        <NameDialog
          title={t.rename}
          name={name}
          save={async (next) => {
            await client.searches.rename({ searchId, name: next });
            notify(t.renamed);
          }}
          onClose={() => setNaming(false)}
        />
      )}
    </>
  );
}

function Recent({ onSearch }: SectionProps): ReactNode {
  const t = useTexts(searchTexts);
  const recent = useRecentSearches();
  if (recent.length === 0) return null;
  const forget = async (): Promise<void> => {
    await client.searches.forget();
    notify(t.forgotten);
  };
  return (
    <section aria-label={t.recent}>
      <h2>
        {t.recent}
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          fw={400}
          onClick={() => void forget()}
        >
          {t.forgetRecent}
        </Button>
      </h2>
      <ul className={classes['list']}>
        {recent.map((query) => (
          <li key={query}>
            <button type="button" className={classes['query']} onClick={() => onSearch(query)}>
              <IconHistory size="1rem" stroke={1.6} aria-hidden />
              <span className={classes['name']}>{query}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Operators by example, with the archive's own names; a click runs one. */
function Ways({ onSearch }: SectionProps): ReactNode {
  const t = useTexts(searchTexts);
  const wordOf = useOperatorWord();
  const { times } = useTexts(timeExamples);
  const stats = useQuery(api.archive.stats.queryOptions()).data;
  const tags = useQuery(api.marks.tags.queryOptions()).data?.tags ?? [];
  const customers = useQuery(
    api.search.complete.queryOptions({ input: { operator: 'customer', limit: 1 } }),
  );
  const own = (operator: 'customer' | 'agent' | 'shop' | 'tag', value: string | undefined) =>
    value === undefined ? null : operatorText(wordOf(operator), value);
  const yesterday = times.split(' ')[1] ?? '';
  const ways: readonly (readonly [query: string | null, help: string])[] = [
    [t.exampleWords, t.helpWords],
    [t.examplePhrase, t.helpPhrase],
    [t.exampleWithout, t.helpWithout],
    [t.exampleOr, t.helpOr],
    [own('customer', customers.data?.values[0]?.value), t.helpCustomer],
    [own('agent', stats?.agentNames[0]), t.helpAgent],
    [own('shop', stats?.shops[0]), t.helpShop],
    [`${wordOf('on')}:${yesterday}`, t.helpDay],
    [t.exampleTime, t.helpTime],
    [t.exampleHas, t.helpHas],
    [t.exampleIs, t.helpIs],
    [t.exampleAmount, t.helpAmount],
    [own('tag', tags[0]?.tag), t.helpTag],
  ];
  return (
    <section aria-label={t.ways}>
      <h2>{t.ways}</h2>
      <ul className={classes['ways']}>
        {ways.map(
          ([query, help]) =>
            query !== null && (
              <li key={query}>
                <button
                  type="button"
                  className={classes['example']}
                  aria-label={t.run(query)}
                  onClick={() => onSearch(query)}
                >
                  {query}
                </button>
                <span className={classes['help']}>{help}</span>
              </li>
            ),
        )}
      </ul>
    </section>
  );
}
