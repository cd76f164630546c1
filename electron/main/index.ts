import { app, ipcMain, type IpcMainEvent } from 'electron';
import { temporaryFolder } from '../core/system/temporary.ts';
import type { HostOptions } from '../worker/host.ts';
import { isOwnPage, registerAppScheme, serveAppScheme } from './app-protocol.ts';
import { listenForCalls } from './calls.ts';
import { connectChannel, stateChannel } from './channels.ts';
import { startCoreProcess, type CoreProcess } from './core-process.ts';
import { followDeepLinks, pathAmong } from './deep-links.ts';
import { firstState } from './first-state.ts';
import { lockDownPages } from './lock-down.ts';
import { showMenu } from './menu.ts';
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
  const { window, language, show, goTo, heard } = appWindow;
  const setMenu = showMenu(window);
  setMenu({ ...firstState, language });
  followDeepLinks((path) => (path === undefined ? show() : goTo(path)));

  // With the page's first word, and not before: on two processor cores the frame would come later.
  let core: CoreProcess | undefined;
  const grantsFolder = temporaryFolder('grants');
  const startCore = (): CoreProcess => (core ??= startCoreProcess(hostOptions(grantsFolder)));
  let program: Promise<Program> | undefined;
  const load = (): Promise<Program> => {
    if (program) return program;
    program = import('./program.ts').then(({ startProgram }) =>
      startProgram({ appWindow, setMenu, grantsFolder }),
    );
    program.catch((cause: unknown) => setImmediate(() => fail(cause)));
    return program;
  };
  listenForCalls(load);

  const fromPage = (event: IpcMainEvent): boolean => isOwnPage(event.senderFrame?.url ?? '');
  ipcMain.on(connectChannel, (event) => {
    if (!fromPage(event)) return;
    startCore().connect(event.sender);
    void load();
  });
  ipcMain.on(stateChannel, (event, said: unknown) => {
    if (!fromPage(event)) return;
    heard();
    void load().then(({ hear }) => hear(said));
  });
  app.on('window-all-closed', () => app.quit());
  app.once('will-quit', (event) => {
    event.preventDefault();
    void Promise.resolve(core?.stop()).finally(() => app.exit());
  });
}

function hostOptions(grantsFolder: string): HostOptions {
  const archive = app.commandLine.getSwitchValue('archive') || undefined;
  return { userData: app.getPath('userData'), archive, grantsFolder };
}

/** Uncaught, as where a module cannot be loaded: Electron says so in a box of its own. */
function fail(cause: unknown): never {
  throw cause;
}
