import { app, type WebContents } from 'electron';
import type { PageState } from '../../shared/contract/desktop.ts';
import { openGrants } from '../core/system/grants.ts';
import { temporaryFolder } from '../core/system/temporary.ts';
import { commandChannel } from './channels.ts';
import { startCoreProcess } from './core-process.ts';
import { showMenu } from './menu.ts';
import { showNotices } from './notices.ts';
import { firstState, pageStateSchema } from './page-state.ts';
import { answerShellCalls } from './shell.ts';
import { showTray } from './tray.ts';
import { answerUpdateCalls } from './updates.ts';
import type { AppWindow } from './window.ts';

/** What stands behind the window. */
export interface Program {
  /** Introduces the page to the core, which runs in a process of its own. */
  connect(page: WebContents): void;
  /** What the page says of itself. */
  hear(said: unknown): void;
  /** Lets the core close its archive. */
  stop(): Promise<void>;
}

export function startProgram({ window, language, setLanguage, show, goTo }: AppWindow): Program {
  const userData = app.getPath('userData');
  const grantsFolder = temporaryFolder('grants');
  const archive = app.commandLine.getSwitchValue('archive') || undefined;
  const core = startCoreProcess({ userData, archive, grantsFolder });
  answerShellCalls(window, openGrants(grantsFolder));
  showNotices(goTo);
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
  let isQuitting = false;
  app.on('before-quit', () => (isQuitting = true));
  window.on('close', (event) => {
    if (isQuitting || !state.closeToTray) return;
    event.preventDefault();
    window.hide();
  });
  return {
    connect: core.connect,
    hear(said) {
      const read = pageStateSchema.safeParse(said);
      if (!read.success) return;
      state = read.data;
      setLanguage(state.language);
      setMenu(state);
      setTray(state);
    },
    stop: core.stop,
  };
}
