import { app } from 'electron';
import { linkScheme, pathOf, readAddress } from '../../shared/domain/links/deep-link.ts';

/** The place in the page that an address among the arguments leads to. */
export function pathAmong(args: readonly string[]): string | undefined {
  for (const argument of args) {
    const link = readAddress(argument);
    if (link) return pathOf(link);
  }
  return undefined;
}

/**
 * Lets the system open `keptword://…` with this program: a first start finds the address among its
 * arguments, a running program hears of it from the second start, or on macOS by an event of its own.
 */
export function followDeepLinks(goTo: (path: string | undefined) => void): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme);
  app.on('second-instance', (_event, args) => goTo(pathAmong(args)));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    goTo(pathAmong([url]));
  });
}
