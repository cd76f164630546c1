import '../core/system/small-heap.ts';
import type { MessagePortMain } from 'electron';
import { startHost, type HostOptions } from './host.ts';
import { servePort } from './serve-port.ts';
import { vaultOver } from './vault-over.ts';

/** The core's own process under Electron: gets its options as an argument and ports as messages. */
const { vault, receive } = vaultOver((question) => process.parentPort.postMessage(question));
const host = startHost(JSON.parse(process.argv.at(-1) ?? '') as HostOptions, vault);

process.parentPort.on('message', ({ data, ports }) => {
  if (data === 'stop') void stop();
  else receive(data);
  for (const port of ports) serve(port);
});

function serve(port: MessagePortMain): void {
  servePort(host.router, port, host.log);
  port.start();
}

async function stop(): Promise<void> {
  await host.close();
  process.exit(0);
}
