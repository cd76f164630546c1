import { app, BrowserWindow, protocol } from 'electron';
import { fileURLToPath } from 'node:url';

/** The least that an Electron program can be: one window, one page, nothing in it. */
const page = '<!doctype html><html lang="en"><head><title>-</title></head><body>-</body></html>';

void app.whenReady().then(() => {
  protocol.handle(
    'app',
    async () => new Response(page, { headers: { 'content-type': 'text/html' } }),
  );
  const window = new BrowserWindow({
    webPreferences: {
      preload: fileURLToPath(new URL('./empty-preload.cjs', import.meta.url)),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
    },
  });
  app.on('window-all-closed', () => app.quit());
  void window.loadURL('app://keptword/');
});
