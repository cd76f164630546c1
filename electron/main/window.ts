import { app, BrowserWindow, nativeTheme } from 'electron';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { archiveExpected } from '../../shared/contract/desktop.ts';
import { languageOf, type Language } from '../../shared/i18n/texts.ts';
import { pageUrl } from './app-protocol.ts';
import { commandChannel } from './channels.ts';
import { lockDownSession } from './lock-down.ts';
import { openWindowState, visibleBounds } from './window-state.ts';

/** The program's one window. */
export interface AppWindow {
  readonly window: BrowserWindow;
  /** What the window spoke last, or what the system speaks. */
  readonly language: Language;
  setLanguage(language: Language): void;
  /** Brings it to the front, wherever it was. */
  show(): void;
  /** Leads the page to a place in it; once it listens, where it does not yet. */
  goTo(path: string): void;
  /** The page has said something: from now on it hears what is said to it. */
  heard(): void;
}

/** `path`: the place in the page at which it starts. */
export function openAppWindow(path: string | undefined): AppWindow {
  const state = openWindowState();
  const { bounds, maximised, language } = state.get();
  const window = new BrowserWindow({
    ...visibleBounds(bounds),
    minWidth: 420,
    minHeight: 480,
    show: false,
    title: 'Keptword 守言',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
    webPreferences: {
      preload: fileURLToPath(new URL('../preload/index.cjs', import.meta.url)),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      // The spelling checker would fetch its dictionaries from outside.
      spellcheck: false,
    },
  });
  lockDownSession(window.webContents.session);
  if (maximised) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    state.set({
      ...state.get(),
      bounds: window.getNormalBounds(),
      maximised: window.isMaximized(),
    });
  });
  const url = new URL(pageUrl);
  if (isArchiveExpected()) url.searchParams.set(archiveExpected, '');
  if (path !== undefined) url.hash = path;
  void window.loadURL(url.href);
  const show = (): void => {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };
  let isListening = false;
  let waiting: string | undefined;
  const lead = (place: string): void => window.webContents.send(commandChannel, { open: place });
  return {
    window,
    language: language ?? languageOf(app.getLocale()),
    setLanguage(next) {
      if (next !== state.get().language) state.set({ ...state.get(), language: next });
    },
    show,
    goTo(place) {
      show();
      if (isListening) lead(place);
      else waiting = place;
    },
    heard() {
      isListening = true;
      if (waiting !== undefined) lead(waiting);
      waiting = undefined;
    },
  };
}

/** One was asked for, or opened before; at the very first start a person chooses. */
function isArchiveExpected(): boolean {
  const isAskedFor = app.commandLine.getSwitchValue('archive') !== '';
  return isAskedFor || existsSync(join(app.getPath('userData'), 'archives.json'));
}
