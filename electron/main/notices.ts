import { ipcMain, Notification, type IpcMainEvent } from 'electron';
import { z } from 'zod';
import { isOwnPage } from './app-protocol.ts';
import { notifyChannel } from './channels.ts';

const noticeSchema = z.tuple([
  z.string().min(1),
  z.string(),
  z.string().regex(/^(?:\/[\w@-]{1,40}){1,3}$/),
]);
/** Longer ones are cut by the systems, each in its own way. */
const longest = 240;

/** Shows the page's notices as the system's own; a press on one leads to what it tells of. */
export function showNotices(goTo: (path: string) => void): void {
  ipcMain.on(notifyChannel, (event: IpcMainEvent, ...args: unknown[]) => {
    const notice = noticeSchema.safeParse(args);
    if (!isOwnPage(event.senderFrame?.url ?? '') || !notice.success) return;
    if (!Notification.isSupported()) return;
    const [title, body, path] = notice.data;
    const shown = new Notification({ title, body: body.slice(0, longest) });
    shown.on('click', () => goTo(path));
    shown.show();
  });
}
