import { describe, expect, it } from 'vitest';
import type { MenuItemConstructorOptions } from 'electron';
import { menuTemplate } from '../../electron/main/menu-template.ts';
import { actionIds, keysOf, type ActionId } from '../../shared/domain/shortcuts/actions.ts';
import { acceleratorOf, keyInWords } from '../../shared/domain/shortcuts/key-names.ts';
import { languages } from '../../shared/i18n/texts.ts';
import { actionWords } from '../../shared/i18n/shortcuts.ts';

const flat = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);

const ownItems = (state: Parameters<typeof menuTemplate>[0], onAction = (_id: ActionId) => {}) =>
  flat(menuTemplate(state, onAction, false)).filter(({ id }) => id !== undefined);

describe('the menu of the window', () => {
  it.each(languages)(
    'has every action of the table once, with its words and key, in %s',
    (language) => {
      const items = ownItems({ language, shortcuts: {}, possible: actionIds });
      expect(items.map(({ id }) => id).toSorted()).toEqual([...actionIds].toSorted());
      for (const { id, label, accelerator } of items) {
        const [key = ''] = keysOf(id as ActionId, {});
        expect(label).toContain(actionWords[language][id as ActionId]);
        expect(accelerator ?? label).toContain(acceleratorOf(key) ?? keyInWords(key));
      }
    },
  );

  it('shows the keys that people gave, and takes none from whoever types', () => {
    const shortcuts = { lock: ['F9'], tag: ['mod+b'], palette: [] };
    const items = ownItems({ language: 'en', shortcuts, possible: [] });
    const item = (id: ActionId) => items.find((one) => one.id === id);
    expect(item('lock')).toMatchObject({ accelerator: 'F9', registerAccelerator: false });
    expect(item('tag')).toMatchObject({ label: 'Tag', accelerator: 'CmdOrCtrl+B' });
    expect(item('palette')).not.toHaveProperty('accelerator');
    expect(item('note')).toMatchObject({ label: 'Write a note (N)' });
    expect(items.every((one) => one.accelerator === undefined || !one.registerAccelerator)).toBe(
      true,
    );
  });

  it('greys what cannot be done now, and does what is chosen', () => {
    const chosen: ActionId[] = [];
    const items = ownItems({ language: 'en', shortcuts: {}, possible: ['lock'] }, (id) =>
      chosen.push(id),
    );
    expect(items.filter(({ enabled }) => enabled).map(({ id }) => id)).toEqual(['lock']);
    const click = items.find(({ id }) => id === 'lock')?.click as () => void;
    click();
    expect(chosen).toEqual(['lock']);
  });
});
