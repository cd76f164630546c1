import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

/** What a utility process finds at its start, in a thread: arguments and `process.parentPort`. */
process.argv = [process.execPath, workerData.file, ...workerData.args];
process.parentPort = Object.assign(new EventEmitter(), {
  postMessage: (data) => parentPort.postMessage(data),
});

// Ports as Electron hands them out: an emitter whose messages are events, no DOM methods.
const asPortMain = (port) => ({
  on(event, listener) {
    port.on(event, (data) => listener(event === 'message' ? { data, ports: [] } : undefined));
    return this;
  },
  start: () => port.start(),
  postMessage: (data) => port.postMessage(data),
  close: () => port.close(),
});

parentPort.on('message', ({ data, ports }) => {
  process.parentPort.emit('message', { data, ports: ports.map(asPortMain) });
});

await import(pathToFileURL(workerData.file).href);
