import { app, protocol } from 'electron';
import { servePage } from '../web/pages.ts';

const scheme = 'app';
const origin = `${scheme}://keptword`;

const developmentUrl = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];

/** Where the window's page lies: the built renderer, or the development server's. */
export const pageUrl: string = developmentUrl ?? `${origin}/`;

/** Must run before Electron is ready. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([{ scheme, privileges }]);
}

/** Serves the built renderer's files with its security headers, and nothing else. */
export function serveAppScheme(): void {
  protocol.handle(scheme, async (request) => {
    const url = new URL(request.url);
    if (url.host !== 'keptword') return new Response(null, { status: 404 });
    const { status, headers, body } = await servePage(url.pathname);
    return new Response(body, { status, headers });
  });
}

/** True for the window's own page, the only one that is shown or listened to. */
export function isOwnPage(url: string): boolean {
  const own = new URL(pageUrl);
  const parsed = URL.parse(url);
  return parsed !== null && parsed.protocol === own.protocol && parsed.host === own.host;
}
