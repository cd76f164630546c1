import { Button, Menu } from '@mantine/core';
import { IconBookmark, IconBookmarkFilled } from '@tabler/icons-react';
import { useMemo, useState, type ReactNode } from 'react';
import { searchTexts } from '../../../shared/i18n/search.ts';
import { client } from '../../api/client.ts';
import { ActionKey } from '../../ui/key-hint.tsx';
import { useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { useShortcuts, type Shortcut } from '../../ui/shortcuts.ts';
import { useCountText } from './group-row.tsx';
import { NameDialog } from './save-dialog.tsx';
import classes from './search.module.css';
import { useSavedSearches } from './use-searches.ts';

interface SavedMenuProps {
  readonly query: string;
  readonly onSearch: (query: string) => void;
}

/** Searches kept under a name, with their counts, and the way to keep this one. */
export function SavedMenu({ query, onSearch }: SavedMenuProps): ReactNode {
  const t = useTexts(searchTexts);
  const searches = useSavedSearches();
  const countText = useCountText();
  const [isNaming, setNaming] = useState(false);
  const asked = query.trim();
  const current = searches.find((search) => search.query === asked);
  const canSave = asked !== '' && current === undefined;
  const shortcuts = useMemo<readonly Shortcut[]>(
    () => [
      {
        action: 'saveSearch',
        label: t.save,
        run: () => {
          if (canSave) setNaming(true);
          else notify(current ? t.savedAlready(current.name) : t.nothingToSave);
        },
      },
    ],
    [t, canSave, current],
  );
  useShortcuts(shortcuts);
  const save = async (name: string): Promise<void> => {
    await client.searches.save({ name, query: asked });
    notify(t.savedNow(name));
  };
  return (
    <>
      <Menu position="bottom-end" width="max-content" withinPortal>
        <Menu.Target>
          <Button
            variant={current ? 'light' : 'default'}
            size="md"
            className={classes['savedButton'] ?? ''}
            leftSection={
              current ? (
                <IconBookmarkFilled size="1rem" aria-hidden />
              ) : (
                <IconBookmark size="1rem" stroke={1.6} aria-hidden />
              )
            }
            title={t.saved}
          >
            {current?.name ?? t.savedShort}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            disabled={!canSave}
            rightSection={<ActionKey action="saveSearch" />}
            onClick={() => setNaming(true)}
          >
            {t.save}
          </Menu.Item>
          {searches.length > 0 && <Menu.Divider />}
          {searches.map((search) => (
            <Menu.Item
              key={search.searchId}
              rightSection={
                search.count && (
                  <span className={classes['groupCount']}>{countText(search.count)}</span>
                )
              }
              onClick={() => onSearch(search.query)}
            >
              {search.name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {isNaming && (
        <NameDialog
          title={t.save}
          name={asked.slice(0, 60)}
          save={save}
          onClose={() => setNaming(false)}
        />
      )}
    </>
  );
}
