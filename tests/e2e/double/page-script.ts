/** What the page calls in the test's process, and what that calls in the page. */
interface BridgedWindow {
  electronDouble(
    call: 'load' | 'send' | 'invoke' | 'port',
    name: string,
    data: unknown,
  ): Promise<unknown>;
  electronDeliver(channel: string, args: unknown[], portId: string | null): void;
  electronPort(portId: string, data: unknown): void;
  electronPaths?: Record<string, string>;
}

type Listener = (event: unknown, ...args: unknown[]) => void;

/** The init script of a page: the preload script's source stands in it, as no policy lets it be evaluated. */
export function preloadScript(origin: string, source: string): string {
  const preload = `(require, module, exports, process) => {\n${source}\n}`;
  return `(${runPreload.toString()})(${JSON.stringify(origin)}, ${preload})`;
}

/**
 * Gives the preload script the `electron` module that a sandboxed one can ask for. Runs in the page:
 * it must not refer to anything outside itself.
 */
function runPreload(origin: string, preload: (...args: unknown[]) => void): void {
  if (window.top !== window || location.origin !== origin) return;
  const bridge = window as unknown as BridgedWindow;
  const listeners = new Map<string, Listener[]>();
  const ports = new Map<string, MessagePort>();

  // A document of its own has ports of its own; those of the one before close with it.
  void bridge.electronDouble('load', '', null);
  bridge.electronDeliver = (channel, args, portId) => {
    const handed: MessagePort[] = [];
    if (portId !== null) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = (event) => void bridge.electronDouble('port', portId, event.data);
      ports.set(portId, port1);
      handed.push(port2);
    }
    for (const listener of listeners.get(channel) ?? []) listener({ ports: handed }, ...args);
  };
  bridge.electronPort = (portId, data) => ports.get(portId)?.postMessage(data);

  const electron = {
    ipcRenderer: {
      send: (channel: string, ...args: unknown[]) => {
        void bridge.electronDouble('send', channel, args);
      },
      invoke: (channel: string, ...args: unknown[]) =>
        bridge.electronDouble('invoke', channel, args),
      on: (channel: string, listener: Listener) => {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      },
      off: (channel: string, listener: Listener) => {
        const others = (listeners.get(channel) ?? []).filter((other) => other !== listener);
        listeners.set(channel, others);
      },
    },
    contextBridge: {
      exposeInMainWorld: (name: string, value: object) => {
        Object.defineProperty(window, name, { value: Object.freeze({ ...value }) });
      },
    },
    // A test says where the files that it drops lie.
    webUtils: { getPathForFile: (file: File) => bridge.electronPaths?.[file.name] ?? '' },
  };
  const require = (name: string): unknown => {
    if (name !== 'electron') throw new Error(`A sandboxed preload script has no ${name}.`);
    return electron;
  };
  const module = { exports: {} };
  preload(require, module, module.exports, { platform: 'linux' });
}
