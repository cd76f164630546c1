import type { MenuItemConstructorOptions } from 'electron';
import type { PageState } from '../../shared/contract/desktop.ts';
import {
  actionIds,
  actions,
  groups,
  keysOf,
  type ActionId,
  type Group,
} from '../../shared/domain/shortcuts/actions.ts';
import { acceleratorOf, keyInWords } from '../../shared/domain/shortcuts/key-names.ts';
import { menuTexts } from '../../shared/i18n/menu.ts';
import { actionWords, groupWords } from '../../shared/i18n/shortcuts.ts';

type Items = MenuItemConstructorOptions[];

/** Every action of the table, each with its key, and what the system expects in a menu beside them. */
export function menuTemplate(
  { language, shortcuts, possible }: Pick<PageState, 'language' | 'shortcuts' | 'possible'>,
  onAction: (action: ActionId) => void,
  isMac: boolean,
): Items {
  const words = menuTexts[language];
  const labels = actionWords[language];
  const headings = groupWords[language];
  const line: Items[number] = { type: 'separator' };

  const item = (id: ActionId): Items[number] => {
    const [key] = keysOf(id, shortcuts);
    const accelerator = key === undefined ? null : acceleratorOf(key);
    const inWords = key === undefined || accelerator !== null ? '' : ` (${keyInWords(key)})`;
    return {
      id,
      label: `${labels[id]}${inWords}`,
      // The page hears its own keys, and knows when they belong to a field.
      ...(accelerator === null ? {} : { accelerator, registerAccelerator: false }),
      enabled: possible.includes(id),
      click: () => onAction(id),
    };
  };
  const ofGroup = (group: Group): Items =>
    actionIds.filter((id) => actions[id].group === group).map(item);
  const menuOf = (group: Group, ...others: Items): Items[number] => ({
    label: headings[group],
    submenu: [...ofGroup(group), ...(others.length > 0 ? [line] : []), ...others],
  });

  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    menuOf('file', { role: 'quit', label: words.quit }),
    menuOf(
      'edit',
      { role: 'undo', label: words.undo },
      { role: 'redo', label: words.redo },
      line,
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.paste },
      { role: 'selectAll', label: words.selectAll },
    ),
    menuOf(
      'view',
      { role: 'togglefullscreen', label: words.fullScreen },
      { role: 'reload', label: words.reload },
      { role: 'toggleDevTools', label: words.developer },
    ),
    menuOf('go'),
    {
      label: words.here,
      submenu: groups
        .filter((group) => !topMenus.has(group))
        .map((group) => ({ label: headings[group], submenu: ofGroup(group) })),
    },
    {
      label: words.window,
      submenu: [
        { role: 'minimize', label: words.minimise },
        { role: 'close', label: words.close },
      ],
    },
    menuOf('help'),
  ];
}

const topMenus: ReadonlySet<Group> = new Set(['file', 'edit', 'view', 'go', 'help']);
