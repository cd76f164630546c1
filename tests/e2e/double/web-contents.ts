import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Frame, Page, Route } from 'playwright-core';
import { preloadScript } from './page-script.ts';
import type { PortMain } from './ports.ts';

export type ProtocolHandler = (request: Request) => Promise<Response>;

/** Chromium knows no `app:` scheme from outside; its pages lie here, answered by the same handler. */
const origin = 'https://keptword.invalid';
const appOrigin = 'app://keptword';

/** What `ipcMain` gets to see of the sender. */
export interface IpcSink {
  send(channel: string, event: object, args: readonly unknown[]): void;
  invoke(channel: string, event: object, args: readonly unknown[]): Promise<unknown>;
}

/** Electron's `webContents` over a page of Playwright's. */
export class WebContents extends EventEmitter {
  readonly #asked: ((permission: string) => boolean)[] = [];
  readonly session = {
    setPermissionRequestHandler: (
      handler: (contents: unknown, permission: string, answer: (is: boolean) => void) => void,
    ): void => {
      this.#asked.push((permission) => {
        let given = false;
        handler(this, permission, (is) => (given = is));
        return given;
      });
    },
    setPermissionCheckHandler: (
      handler: (contents: unknown, permission: string) => boolean,
    ): void => {
      this.#asked.push((permission) => handler(this, permission));
    },
  };
  readonly #page: Page;
  readonly #ports = new Map<string, PortMain>();
  #windowOpen: () => { action: string } = () => ({ action: 'allow' });

  constructor(page: Page) {
    super();
    this.#page = page;
  }

  /** Puts the preload script, the protocol and the policy of the main process around the page. */
  async load(url: string, preload: string, handler: ProtocolHandler, ipc: IpcSink): Promise<void> {
    const page = this.#page;
    await page.exposeBinding('electronDouble', ({ frame }, call: string, name: string, data) =>
      this.#receive(ipc, frame, call, name, data as unknown),
    );
    await page.addInitScript({ content: preloadScript(origin, readFileSync(preload, 'utf8')) });
    await page.route('**/*', (route) => this.#answer(route, handler));
    page.on('popup', (popup) => {
      if (this.#windowOpen().action === 'deny') void popup.close();
    });
    await page.goto(url.replace(appOrigin, origin));
  }

  send(channel: string, ...args: unknown[]): void {
    void this.#deliver(channel, args, null);
  }

  postMessage(channel: string, message: unknown, [port]: readonly PortMain[] = []): void {
    const id = port ? crypto.randomUUID() : null;
    void this.#deliver(channel, [message], id);
    if (!port || id === null) return;
    this.#ports.set(id, port);
    port.on('message', ({ data }) => {
      void this.#inPage(`electronPort(${JSON.stringify(id)}, ${JSON.stringify(data)})`);
    });
    port.start();
  }

  setWindowOpenHandler(handler: () => { action: string }): void {
    this.#windowOpen = handler;
  }

  /** Whether the page would be given this, by whichever way it asks. */
  allows(permission: string): boolean {
    return this.#asked.length < 2 || this.#asked.some((ask) => ask(permission));
  }

  /** Whether the program lets the page go to an address. */
  lets(url: string): boolean {
    let isPrevented = false;
    this.emit('will-navigate', { url, preventDefault: () => (isPrevented = true) });
    return !isPrevented;
  }

  /** Whether the program lets the page open a window. */
  opensWindow(): boolean {
    return this.#windowOpen().action !== 'deny';
  }

  dispose(): void {
    this.#closePorts();
  }

  async #receive(
    ipc: IpcSink,
    frame: Frame,
    call: string,
    name: string,
    data: unknown,
  ): Promise<unknown> {
    if (call === 'load') {
      this.#closePorts();
      return undefined;
    }
    if (call === 'port') {
      this.#ports.get(name)?.postMessage(data);
      return undefined;
    }
    const event = { sender: this, senderFrame: { url: frame.url().replace(origin, appOrigin) } };
    const args = data as unknown[];
    if (call === 'invoke') return ipc.invoke(name, event, args);
    ipc.send(name, event, args);
    return undefined;
  }

  /** The handler's own answer with its own headers, so that its content policy rules the page. */
  async #answer(route: Route, handler: ProtocolHandler): Promise<void> {
    const request = route.request();
    const url = request.url();
    if (!url.startsWith(`${origin}/`)) {
      if (request.isNavigationRequest()) this.emit('will-navigate', { url, preventDefault() {} });
      await route.abort('blockedbyclient');
      return;
    }
    const response = await handler(new Request(url.replace(origin, appOrigin)));
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }

  #deliver(channel: string, args: unknown[], portId: string | null): Promise<void> {
    return this.#inPage(
      `electronDeliver(${[channel, args, portId].map((part) => JSON.stringify(part)).join()})`,
    );
  }

  /** A page that has gone or is loading anew no longer listens; neither does Electron's. */
  async #inPage(script: string): Promise<void> {
    await this.#page.evaluate(script).catch(() => undefined);
  }

  #closePorts(): void {
    for (const port of this.#ports.values()) port.close();
    this.#ports.clear();
  }
}
