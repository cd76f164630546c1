import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createNet, type Outside } from './net.ts';
import { MessageChannelMain } from './ports.ts';
import { safeStorage } from './safe-storage.ts';
import { utilityProcess } from './utility-process.ts';
import { WebContents, type IpcSink, type ProtocolHandler } from './web-contents.ts';

export interface DoubleOptions {
  readonly page: Page;
  readonly userData: string;
  readonly switches: Readonly<Record<string, string>>;
}

/** What a test does in place of the person at the system's dialogs. */
export interface Person {
  /** Answers the next open dialog; without one the dialog is cancelled. */
  choose(paths: readonly string[]): void;
  saveAs(path: string): void;
  /** Presses a button of the next message box, by its place; without one it is closed. */
  press(button: number): void;
  /** What the program finds outside; nothing at first. */
  outside(answer: Outside): void;
  /** Every address that the main process has asked for. */
  readonly requests: readonly string[];
  /** Chooses an item of the application menu by its id. */
  clickMenu(id: string): void;
  /** Closes the window as its frame's button does, and waits until the program has ended. */
  close(): Promise<void>;
  readonly shown: readonly string[];
  /** What was opened in the system's browser. */
  readonly opened: readonly string[];
  /** The application menu as it stands: ids, words, keys and whether they can be chosen. */
  menuItems(): readonly MenuItem[];
  /** The tray's menu as it stands. */
  trayItems(): readonly MenuItem[];
  /** Chooses an item of the tray's menu by its id. */
  clickTray(id: string): void;
  /** Starts the program a second time, as the system does for an address. */
  startAgain(args: readonly string[]): void;
  /** The window's page, for asking what it is allowed. */
  contents(): WebContents;
  /** Presses the close button of the window's frame. */
  pressClose(): void;
  /** Whether the window can be seen; closed to the tray it cannot. */
  isShown(): boolean;
  /** What the system has notified of, oldest first. */
  readonly notices: readonly Notice[];
  /** Presses the last notification. */
  clickNotice(): void;
}

interface Notice {
  readonly title: string;
  readonly body: string;
}

export interface MenuItem {
  readonly id?: string;
  readonly label?: string;
  readonly accelerator?: string;
  enabled?: boolean;
  readonly submenu?: readonly MenuItem[];
  readonly click?: () => void;
}

/**
 * As much of the `electron` module as the main process uses, over a page of Playwright's: windows are
 * pages, utility processes are threads. Everything else of it is the program's own built code.
 */
export function createElectron({ page, userData, switches }: DoubleOptions): {
  readonly electron: object;
  readonly person: Person;
} {
  const openAnswers: (readonly string[])[] = [];
  const saveAnswers: string[] = [];
  const presses: number[] = [];
  const { net, requests, answer } = createNet();
  const shown: string[] = [];
  const notices: (Notice & { click(): void })[] = [];
  const handlers = new Map<string, (event: object, ...args: unknown[]) => unknown>();
  let protocolHandler: ProtocolHandler = async () => new Response(null, { status: 404 });
  let menu: readonly MenuItem[] = [];
  let trayMenu: readonly MenuItem[] = [];
  let isShown = false;
  const opened: string[] = [];
  const flat = (items: readonly MenuItem[]): readonly MenuItem[] =>
    items.flatMap((item) => [item, ...flat(item.submenu ?? [])]);
  const click = (items: readonly MenuItem[], id: string): void => {
    const item = flat(items).find((candidate) => candidate.id === id);
    if (!item?.click) throw new Error(`The menu has no item ${id}.`);
    if (item.enabled === false) throw new Error(`The item ${id} cannot be chosen now.`);
    item.click();
  };
  let windows: BrowserWindow[] = [];

  const ended = Promise.withResolvers<void>();
  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    setName() {},
    setAppUserModelId() {},
    enableSandbox() {},
    requestSingleInstanceLock: () => true,
    whenReady: async () => undefined,
    getPath: () => userData,
    getLocale: () => 'zh-CN',
    getVersion: () => '0.1.0',
    getName: () => 'Keptword',
    commandLine: { getSwitchValue: (name: string) => switches[name] ?? '' },
    exit: () => ended.resolve(),
    setAsDefaultProtocolClient: () => true,
    quit() {
      app.emit('before-quit');
      let isPrevented = false;
      app.emit('will-quit', { preventDefault: () => (isPrevented = true) });
      if (!isPrevented) ended.resolve();
    },
  });

  const ipcMain = Object.assign(new EventEmitter(), {
    handle(channel: string, handler: (event: object, ...args: unknown[]) => unknown) {
      handlers.set(channel, handler);
    },
  });
  const ipc: IpcSink = {
    send: (channel, event, args) => void ipcMain.emit(channel, event, ...args),
    invoke: async (channel, event, args) => handlers.get(channel)?.(event, ...args),
  };

  class BrowserWindow extends EventEmitter {
    readonly webContents = new WebContents(page);
    readonly #options: { webPreferences: Record<string, unknown> & { preload: string } };

    constructor(options: { webPreferences: Record<string, unknown> & { preload: string } }) {
      super();
      const { contextIsolation, sandbox, nodeIntegration } = options.webPreferences;
      if (!contextIsolation || !sandbox || nodeIntegration) {
        throw new Error('The window must be isolated and sandboxed.');
      }
      this.#options = options;
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }

    async loadURL(url: string): Promise<void> {
      const { preload } = this.#options.webPreferences;
      await this.webContents.load(url, preload, protocolHandler, ipc);
      this.emit('ready-to-show');
    }

    show(): void {
      isShown = true;
    }
    hide(): void {
      isShown = false;
    }
    focus(): void {}
    maximize(): void {}
    restore(): void {}
    isMinimized = (): boolean => false;
    isMaximized = (): boolean => false;
    getNormalBounds = () => ({ x: 0, y: 0, ...(page.viewportSize() ?? { width: 1, height: 1 }) });

    close(): void {
      let isPrevented = false;
      this.emit('close', { preventDefault: () => (isPrevented = true) });
      if (isPrevented) return;
      this.webContents.dispose();
      windows = windows.filter((window) => window !== this);
      if (windows.length === 0) app.emit('window-all-closed');
    }
  }

  class Notification extends EventEmitter {
    static isSupported = (): boolean => true;
    readonly #notice: Notice;

    constructor(notice: Notice) {
      super();
      this.#notice = notice;
    }

    show(): void {
      notices.push({ ...this.#notice, click: () => void this.emit('click') });
    }
  }

  const dialog = {
    async showOpenDialog() {
      const filePaths = openAnswers.shift();
      return { canceled: filePaths === undefined, filePaths: filePaths ?? [] };
    },
    async showSaveDialog() {
      const filePath = saveAnswers.shift();
      return { canceled: filePath === undefined, filePath: filePath ?? '' };
    },
    async showMessageBox(_window: unknown, { cancelId }: { cancelId: number }) {
      return { response: presses.shift() ?? cancelId };
    },
  };

  const person: Person = {
    choose: (paths) => openAnswers.push(paths),
    saveAs: (path) => saveAnswers.push(path),
    press: (button) => presses.push(button),
    outside: answer,
    requests,
    clickMenu(id) {
      click(menu, id);
    },
    menuItems: () => flat(menu).filter(({ id }) => id !== undefined),
    trayItems: () => flat(trayMenu).filter(({ id }) => id !== undefined),
    clickTray(id) {
      click(trayMenu, id);
    },
    startAgain: (args) => void app.emit('second-instance', {}, args),
    contents() {
      const [window] = windows;
      if (!window) throw new Error('There is no window.');
      return window.webContents;
    },
    pressClose() {
      for (const window of windows) window.close();
    },
    isShown: () => isShown,
    async close() {
      // Whatever stays in the tray: this is the end.
      app.emit('before-quit');
      for (const window of windows) window.close();
      await ended.promise;
    },
    shown,
    opened,
    notices,
    clickNotice() {
      notices.at(-1)?.click();
    },
  };

  const electron = {
    app,
    BrowserWindow,
    dialog,
    Notification,
    ipcMain,
    Menu: {
      buildFromTemplate: (items: readonly MenuItem[]) => items,
      setApplicationMenu: (items: readonly MenuItem[]) => (menu = items),
      getApplicationMenu: () => ({
        getMenuItemById: (id: string) => flat(menu).find((item) => item.id === id) ?? null,
      }),
    },
    MessageChannelMain,
    net,
    session: { fromPartition: () => ({}) },
    autoUpdater: new EventEmitter(),
    nativeTheme: { shouldUseDarkColors: false },
    protocol: {
      registerSchemesAsPrivileged() {},
      handle: (_scheme: string, handler: ProtocolHandler) => (protocolHandler = handler),
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1_920, height: 1_080 } }] },
    shell: {
      showItemInFolder: (path: string) => shown.push(join(path)),
      openExternal: async (url: string) => void opened.push(url),
    },
    nativeImage: { createFromDataURL: (url: string) => ({ url }) },
    Tray: class extends EventEmitter {
      setToolTip(): void {}
      setContextMenu(items: readonly MenuItem[]): void {
        trayMenu = items;
      }
    },
    utilityProcess,
    safeStorage,
  };
  return { electron, person };
}
