import { app, ipcMain, type IpcMainEvent } from 'electron';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { languages, type Language } from '../../shared/i18n/texts.ts';
import { openGrants } from '../core/system/grants.ts';
import { isOwnPage, registerAppScheme, serveAppScheme } from './app-protocol.ts';
import { connectChannel, languageChannel } from './channels.ts';
import { startCoreProcess } from './core-process.ts';
import { lockDownPages } from './lock-down.ts';
import { showNotices } from './notices.ts';
import { answerShellCalls } from './shell.ts';
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
  const grantsFolder = mkdtempSync(join(tmpdir(), 'keptword-grants-'));
  const archive = app.commandLine.getSwitchValue('archive') || undefined;
  const core = startCoreProcess({ userData, archive, grantsFolder });
  serveAppScheme();
  const { window, setLanguage } = openAppWindow();
  answerShellCalls(window, openGrants(grantsFolder));
  showNotices(window);

  const fromPage = (event: IpcMainEvent): boolean => isOwnPage(event.senderFrame?.url ?? '');
  ipcMain.on(connectChannel, (event) => {
    if (fromPage(event)) core.connect(event.sender);
  });
  ipcMain.on(languageChannel, (event, language: Language) => {
    if (fromPage(event) && languages.includes(language)) setLanguage(language);
  });
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.once('will-quit', (event) => {
    event.preventDefault();
    void core.stop().finally(() => app.exit());
  });
}
