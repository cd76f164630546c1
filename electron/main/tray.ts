import { app, Menu, nativeImage, Tray, type MenuItemConstructorOptions } from 'electron';
import type { PageState } from '../../shared/contract/desktop.ts';
import { trayTexts } from '../../shared/i18n/menu.ts';
import icon from '../../resources/tray.png?inline';

interface TrayDeeds {
  readonly show: () => void;
  readonly goTo: (path: string) => void;
  readonly lock: () => void;
}

/** The program's mark beside the system's clock: what waits, and the way to it. */
export function showTray({ show, goTo, lock }: TrayDeeds): (state: PageState) => void {
  const tray = new Tray(nativeImage.createFromDataURL(icon));
  tray.on('click', show);
  let shown = '';
  return ({ language, waiting, possible }) => {
    const isUnchanged =
      shown === (shown = JSON.stringify([language, waiting, possible.includes('lock')]));
    if (isUnchanged) return;
    const words = trayTexts[language];
    const line: MenuItemConstructorOptions = { type: 'separator' };
    const counts = [
      { id: 'tray.promises', label: words.promises(waiting.promises), path: '/promises' },
      { id: 'tray.handovers', label: words.handovers(waiting.handovers), path: '/handovers' },
    ];
    tray.setToolTip([words.name, ...counts.map(({ label }) => label)].join('\n'));
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { id: 'tray.open', label: words.open, click: show },
        line,
        ...counts.map(({ id, label, path }) => ({ id, label, click: () => goTo(path) })),
        line,
        { id: 'tray.lock', label: words.lock, enabled: possible.includes('lock'), click: lock },
        { id: 'tray.quit', label: words.quit, click: () => app.quit() },
      ]),
    );
  };
}
