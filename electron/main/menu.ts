import { Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../shared/contract/desktop.ts';
import { menuTexts } from '../../shared/i18n/menu.ts';
import type { Language } from '../../shared/i18n/texts.ts';
import { commandChannel } from './channels.ts';

/** The application menu in the language of the page. */
export function setMenu(window: BrowserWindow, language: Language): void {
  const words = menuTexts[language];
  const command = (name: MenuCommand, accelerator: string): MenuItemConstructorOptions => ({
    id: name,
    label: words[name],
    accelerator,
    click: () => window.webContents.send(commandChannel, name),
  });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
      {
        label: words.file,
        submenu: [
          command('import', 'CmdOrCtrl+O'),
          command('search', 'CmdOrCtrl+F'),
          { type: 'separator' },
          {
            label: words.print,
            accelerator: 'CmdOrCtrl+P',
            click: () => window.webContents.print(),
          },
          command('settings', 'CmdOrCtrl+,'),
          { type: 'separator' },
          { role: 'quit', label: words.quit },
        ],
      },
      {
        label: words.edit,
        submenu: [
          { role: 'undo', label: words.undo },
          { role: 'redo', label: words.redo },
          { type: 'separator' },
          { role: 'cut', label: words.cut },
          { role: 'copy', label: words.copy },
          { role: 'paste', label: words.paste },
          { role: 'selectAll', label: words.selectAll },
        ],
      },
      {
        label: words.view,
        submenu: [
          { role: 'resetZoom', label: words.resetZoom },
          { role: 'zoomIn', label: words.zoomIn },
          { role: 'zoomOut', label: words.zoomOut },
          { type: 'separator' },
          { role: 'togglefullscreen', label: words.fullScreen },
          { role: 'reload', label: words.reload },
          { role: 'toggleDevTools', label: words.developer },
        ],
      },
      {
        label: words.window,
        submenu: [
          { role: 'minimize', label: words.minimise },
          { role: 'close', label: words.close },
        ],
      },
    ]),
  );
}
