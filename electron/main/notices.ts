import { ipcMain, Notification, type BrowserWindow, type IpcMainEvent } from 'electron';
import { z } from 'zod';
import { isOwnPage } from './app-protocol.ts';
import { commandChannel, notifyChannel } from './channels.ts';

const noticeSchema = z.tuple([z.string().min(1), z.string()]);
/** Longer ones are cut by the systems, each in its own way. */
const longest = 240;

/** Shows the page's notices as the system's own; a press on one leads back to the promises. */
export function showNotices(window: BrowserWindow): void {
  ipcMain.on(notifyChannel, (event: IpcMainEvent, ...args: unknown[]) => {
    const notice = noticeSchema.safeParse(args);
    if (!isOwnPage(event.senderFrame?.url ?? '') || !notice.success) return;
    if (!Notification.isSupported()) return;
    const [title, body] = notice.data;
    const shown = new Notification({ title, body: body.slice(0, longest) });
    shown.on('click', () => {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
      window.webContents.send(commandChannel, 'promises');
    });
    shown.show();
  });
}
