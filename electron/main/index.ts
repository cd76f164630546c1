import { app, ipcMain, type IpcMainEvent } from 'electron';
import type { PageState } from '../../shared/contract/desktop.ts';
import { openGrants } from '../core/system/grants.ts';
import { temporaryFolder } from '../core/system/temporary.ts';
import { isOwnPage, registerAppScheme, serveAppScheme } from './app-protocol.ts';
import { commandChannel, connectChannel, stateChannel } from './channels.ts';
import { startCoreProcess } from './core-process.ts';
import { followDeepLinks, pathAmong } from './deep-links.ts';
import { lockDownPages } from './lock-down.ts';
import { showMenu } from './menu.ts';
import { showNotices } from './notices.ts';
import { firstState, pageStateSchema } from './page-state.ts';
import { answerShellCalls } from './shell.ts';
import { showTray } from './tray.ts';
import { answerUpdateCalls } from './updates.ts';
import { openAppWindow } from './window.ts';

/** The desktop window: starts the core in a process of its own and introduces the page to it. */
app.setName('Keptword');
app.setAppUserModelId('keptword');
app.enableSandbox();
registerAppScheme();
lockDownPages();
if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();

function start(): void {
  const userData = app.getPath('userData');
  const grantsFolder = temporaryFolder('grants');
  const archive = app.commandLine.getSwitchValue('archive') || undefined;
  const core = startCoreProcess({ userData, archive, grantsFolder });
  serveAppScheme();
  const { window, language, setLanguage, show, goTo } = openAppWindow(pathAmong(process.argv));
  answerShellCalls(window, openGrants(grantsFolder));
  showNotices(goTo);
  followDeepLinks((path) => (path === undefined ? show() : goTo(path)));
  const setMenu = showMenu(window);
  const setTray = showTray({
    show,
    goTo,
    lock: () => window.webContents.send(commandChannel, { run: 'lock' }),
  });
  let state: PageState = { ...firstState, language };
  setMenu(state);
  setTray(state);
  answerUpdateCalls(window, () => state.language);

  const fromPage = (event: IpcMainEvent): boolean => isOwnPage(event.senderFrame?.url ?? '');
  ipcMain.on(connectChannel, (event) => {
    if (fromPage(event)) core.connect(event.sender);
  });
  ipcMain.on(stateChannel, (event, said: unknown) => {
    const read = pageStateSchema.safeParse(said);
    if (!fromPage(event) || !read.success) return;
    state = read.data;
    setLanguage(state.language);
    setMenu(state);
    setTray(state);
  });
  let isQuitting = false;
  app.on('before-quit', () => (isQuitting = true));
  window.on('close', (event) => {
    if (isQuitting || !state.closeToTray) return;
    event.preventDefault();
    window.hide();
  });
  app.on('window-all-closed', () => app.quit());
  app.once('will-quit', (event) => {
    event.preventDefault();
    void core.stop().finally(() => app.exit());
  });
}
