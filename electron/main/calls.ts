import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { z } from 'zod';
import { isOwnPage } from './app-protocol.ts';
import { callChannels } from './channels.ts';

const answers = new Map<string, (args: readonly unknown[]) => Promise<unknown>>();

/** Lets the page call from its very beginning: `load` brings those who answer, where they are not there yet. */
export function listenForCalls(load: () => Promise<unknown>): void {
  for (const channel of callChannels) {
    ipcMain.handle(channel, async (event: IpcMainInvokeEvent, ...args: unknown[]) => {
      if (!isOwnPage(event.senderFrame?.url ?? ''))
        throw new Error('Another page may not ask here.');
      await load();
      const answer = answers.get(channel);
      if (!answer) throw new Error(`Nobody answers ${channel}.`);
      return answer(args);
    });
  }
}

/** Answers only what has the expected shape. */
export function handle<A extends unknown[]>(
  channel: (typeof callChannels)[number],
  schema: z.ZodType<A>,
  answer: (...args: A) => Promise<unknown>,
): void {
  answers.set(channel, async (args) => answer(...schema.parse(args)));
}
