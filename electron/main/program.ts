import { app } from 'electron';
import type { PageState } from '../../shared/contract/desktop.ts';
import { openGrants } from '../core/system/grants.ts';
import { commandChannel } from './channels.ts';
import { firstState } from './first-state.ts';
import { showNotices } from './notices.ts';
import { pageStateSchema } from './page-state.ts';
import { answerShellCalls } from './shell.ts';
import { showTray } from './tray.ts';
import { answerUpdateCalls } from './updates.ts';
import type { AppWindow } from './window.ts';

interface ProgramOptions {
  readonly appWindow: AppWindow;
  readonly setMenu: (state: PageState) => void;
  readonly grantsFolder: string;
}

/** What stands behind the window beside the core; `hear` is told what the page says of itself. */
export interface Program {
  hear(said: unknown): void;
}

export function startProgram({ appWindow, setMenu, grantsFolder }: ProgramOptions): Program {
  const { window, language, setLanguage, show, goTo } = appWindow;
  answerShellCalls(window, openGrants(grantsFolder));
  showNotices(goTo);
  const setTray = showTray({
    show,
    goTo,
    lock: () => window.webContents.send(commandChannel, { run: 'lock' }),
  });
  let state: PageState = { ...firstState, language };
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
    hear(said) {
      const read = pageStateSchema.safeParse(said);
      if (!read.success) return;
      state = read.data;
      setLanguage(state.language);
      setMenu(state);
      setTray(state);
    },
  };
}
