import { MessageChannel, type MessagePort } from 'node:worker_threads';

/** Electron's `MessagePortMain` over a port of Node's. */
export class PortMain {
  readonly port: MessagePort;

  constructor(port: MessagePort) {
    this.port = port;
  }

  on(event: 'message' | 'close', listener: (event: { data?: unknown; ports: [] }) => void): this {
    if (event === 'close') this.port.on('close', () => listener({ ports: [] }));
    else this.port.on('message', (data: unknown) => listener({ data, ports: [] }));
    return this;
  }

  start(): void {
    this.port.start();
  }

  postMessage(data: unknown): void {
    this.port.postMessage(data);
  }

  close(): void {
    this.port.close();
  }
}

export class MessageChannelMain {
  readonly port1: PortMain;
  readonly port2: PortMain;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new PortMain(port1);
    this.port2 = new PortMain(port2);
  }
}
