import { EventEmitter } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { PortMain } from './ports.ts';

/** Electron's utility process in a thread of Node's. */
export const utilityProcess = {
  fork(file: string, args: readonly string[]): UtilityProcess {
    return new UtilityProcess(file, args);
  },
};

class UtilityProcess extends EventEmitter {
  readonly #worker: Worker;

  constructor(file: string, args: readonly string[]) {
    super();
    const entry = new URL('./utility-entry.mjs', import.meta.url);
    this.#worker = new Worker(entry, { workerData: { file, args } });
    this.#worker.on('error', (cause) => console.error('utility process:', cause));
    this.#worker.on('message', (data) => this.emit('message', data));
    this.#worker.once('exit', (code) => this.emit('exit', code));
  }

  postMessage(data: unknown, transfer: readonly PortMain[] = []): void {
    const ports = transfer.map(({ port }) => port);
    this.#worker.postMessage({ data, ports }, ports);
  }

  kill(): boolean {
    void this.#worker.terminate();
    return true;
  }
}
