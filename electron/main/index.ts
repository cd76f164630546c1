import { app, ipcMain, type IpcMainEvent } from 'electron';
import { isOwnPage, registerAppScheme, serveAppScheme } from './app-protocol.ts';
import { connectChannel, stateChannel } from './channels.ts';
import { followDeepLinks, pathAmong } from './deep-links.ts';
import { lockDownPages } from './lock-down.ts';
import type { Program } from './program.ts';
import { openAppWindow } from './window.ts';

/** The desktop window: opens at once, and gets the program behind it while its page comes. */
app.setName('Keptword');
app.setAppUserModelId('keptword');
app.enableSandbox();
registerAppScheme();
lockDownPages();
if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();

function start(): void {
  serveAppScheme();
  const appWindow = openAppWindow(pathAmong(process.argv));
  const { show, goTo } = appWindow;
  followDeepLinks((path) => (path === undefined ? show() : goTo(path)));

  // Once the page's frame stands, and not before: on two processor cores that would come later.
  let running: Promise<Program> | undefined;
  const program = (): Promise<Program> => {
    if (running) return running;
    running = import('./program.ts').then(({ startProgram }) => startProgram(appWindow));
    running.catch((cause: unknown) => setImmediate(() => fail(cause)));
    return running;
  };
  appWindow.window.once('ready-to-show', () => void program());
  const fromPage = (event: IpcMainEvent): boolean => isOwnPage(event.senderFrame?.url ?? '');
  ipcMain.on(connectChannel, (event) => {
    if (fromPage(event)) void program().then(({ connect }) => connect(event.sender));
  });
  ipcMain.on(stateChannel, (event, said: unknown) => {
    if (!fromPage(event)) return;
    appWindow.heard();
    void program().then(({ hear }) => hear(said));
  });
  app.on('window-all-closed', () => app.quit());
  app.once('will-quit', (event) => {
    event.preventDefault();
    void Promise.resolve(running?.then(({ stop }) => stop())).finally(() => app.exit());
  });
}

/** Uncaught, as where a module cannot be loaded: Electron says so in a box of its own. */
function fail(cause: unknown): never {
  throw cause;
}
