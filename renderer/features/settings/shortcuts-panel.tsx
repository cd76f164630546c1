import { Button, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import {
  actionIds,
  actions,
  groups,
  keysOf,
  withoutKey,
  type ActionId,
  type Remapped,
} from '../../../shared/domain/shortcuts/actions.ts';
import { shortcutSettingsTexts } from '../../../shared/i18n/shortcut-settings.ts';
import { actionWords, groupWords } from '../../../shared/i18n/shortcuts.ts';
import { useChangeSettings } from '../../ui/change-settings.ts';
import { useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import { useSettings } from '../../ui/settings.ts';
import classes from './shortcuts.module.css';
import { ShortcutRow } from './shortcut-row.tsx';

/** Every action with its key; a press on it waits for another. */
export function ShortcutsPanel(): ReactNode {
  const t = useTexts(shortcutSettingsTexts);
  const labels = useTexts(actionWords);
  const headings = useTexts(groupWords);
  const { shortcuts } = useSettings();
  const change = useChangeSettings();
  const [sought, setSought] = useState('');
  const [open, setOpen] = useState<ActionId | null>(null);
  const remapped: Remapped = shortcuts;
  const words = sought.trim().toLowerCase();
  const found = actionIds.filter((id) => labels[id].toLowerCase().includes(words));
  const count = Object.keys(shortcuts).length;
  const set = (next: Remapped): void => {
    change({ shortcuts: mutable(next) });
    setOpen(null);
  };
  return (
    <Panel
      title={t.title}
      actions={
        count > 0 && (
          <Button size="compact-sm" variant="default" onClick={() => set({})}>
            {t.resetAll} ({t.changed(count)})
          </Button>
        )
      }
    >
      <p className={classes['hint']}>{t.hint}</p>
      <TextInput
        aria-label={t.find}
        placeholder={t.find}
        value={sought}
        onChange={({ currentTarget }) => setSought(currentTarget.value)}
      />
      {found.length === 0 && <p className={classes['hint']}>{t.nothingFound}</p>}
      <div className={classes['groups']}>
        {groups.map((group) => {
          const listed = found.filter((id) => actions[id].group === group);
          if (listed.length === 0) return null;
          return (
            <section key={group} aria-label={headings[group]}>
              <h3 className={classes['heading']}>{headings[group]}</h3>
              {listed.map((id) => (
                <ShortcutRow
                  key={id}
                  action={id}
                  remapped={remapped}
                  isOpen={open === id}
                  onOpen={() => setOpen(id)}
                  onClose={() => setOpen(null)}
                  onSet={(key, from) => {
                    const others = from.reduce(
                      (all, other) => withoutKey(other, key ?? '', all),
                      remapped,
                    );
                    set({ ...others, [id]: key === null ? [] : [key] });
                  }}
                  onReset={() => set(without(id, remapped))}
                />
              ))}
            </section>
          );
        })}
      </div>
    </Panel>
  );
}

function without(action: ActionId, remapped: Remapped): Remapped {
  const { [action]: _usual, ...others } = remapped;
  return others;
}

function mutable(remapped: Remapped): Record<string, string[]> {
  return Object.fromEntries(
    actionIds.flatMap((id) => (remapped[id] ? [[id, [...keysOf(id, remapped)]]] : [])),
  );
}
