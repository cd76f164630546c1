import { MessageChannelMain, utilityProcess, type WebContents } from 'electron';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { HostOptions } from '../worker/host.ts';
import { portChannel } from './channels.ts';

/** The process that holds the archive. This one only introduces windows to it. */
export interface CoreProcess {
  /** Gives the page a port of its own, straight to the core; starts the core anew where it has ended. */
  connect(page: WebContents): void;
  /** Lets the core close its archive. */
  stop(): Promise<void>;
}

const stopMs = 8_000;

export function startCoreProcess(options: HostOptions): CoreProcess {
  const file = fileURLToPath(new URL('./core.js', import.meta.url));
  let running: Electron.UtilityProcess | undefined = start();

  function start(): Electron.UtilityProcess {
    const child = utilityProcess.fork(file, [JSON.stringify(options)], {
      serviceName: 'Keptword core',
    });
    child.on('message', async (word: unknown) => {
      const { answerVault } = await import('./vault.ts');
      const answer = answerVault(word);
      if (answer) child.postMessage(answer);
    });
    child.once('exit', () => {
      if (running === child) running = undefined;
    });
    return child;
  }

  return {
    connect(page) {
      running ??= start();
      const { port1, port2 } = new MessageChannelMain();
      running?.postMessage('connect', [port1]);
      page.postMessage(portChannel, null, [port2]);
    },
    async stop() {
      const child = running;
      if (!child) return;
      const force = setTimeout(() => child.kill(), stopMs);
      const ended = once(child, 'exit');
      child.postMessage('stop');
      await ended;
      clearTimeout(force);
    },
  };
}
