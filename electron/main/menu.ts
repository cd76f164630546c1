import { Menu, type BrowserWindow } from 'electron';
import type { PageState } from '../../shared/contract/desktop.ts';
import { actionIds } from '../../shared/domain/shortcuts/actions.ts';
import { commandChannel } from './channels.ts';
import { menuTemplate } from './menu-template.ts';

/** The application menu in the language and with the keys of the page. */
export function showMenu(window: BrowserWindow): (state: PageState) => void {
  let shown = '';
  return (state) => {
    const words = JSON.stringify([state.language, state.shortcuts]);
    if (words === shown) {
      // A menu that is open stays open.
      const menu = Menu.getApplicationMenu();
      for (const id of actionIds) {
        const item = menu?.getMenuItemById(id);
        if (item) item.enabled = state.possible.includes(id);
      }
      return;
    }
    shown = words;
    const template = menuTemplate(
      state,
      (run) => window.webContents.send(commandChannel, { run }),
      process.platform === 'darwin',
    );
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
}
