import { app, BrowserWindow, nativeTheme } from 'electron';
import { fileURLToPath } from 'node:url';
import type { Language } from '../../shared/i18n/texts.ts';
import { pageUrl } from './app-protocol.ts';
import { lockDownSession } from './lock-down.ts';
import { setMenu } from './menu.ts';
import { openWindowState, visibleBounds } from './window-state.ts';

/** The program's one window. */
export interface AppWindow {
  readonly window: BrowserWindow;
  setLanguage(language: Language): void;
}

export function openAppWindow(): AppWindow {
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
  setMenu(window, language ?? (app.getLocale().startsWith('zh') ? 'zh-CN' : 'en'));
  if (maximised) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    state.set({
      ...state.get(),
      bounds: window.getNormalBounds(),
      maximised: window.isMaximized(),
    });
  });
  void window.loadURL(pageUrl);
  return {
    window,
    setLanguage(next) {
      state.set({ ...state.get(), language: next });
      setMenu(window, next);
    },
  };
}
