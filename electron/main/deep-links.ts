import { app } from 'electron';
import { linkScheme, pathOf, readAddress } from '../../shared/domain/links/deep-link.ts';

/** The place in the page that an address or a file of ours among the arguments leads to. */
export function pathAmong(args: readonly string[]): string | undefined {
  for (const argument of args) {
    const link = readAddress(argument);
    if (link) return pathOf(link);
    const place = Object.entries(places).find(([ending]) =>
      argument.toLowerCase().endsWith(ending),
    );
    if (place && !argument.startsWith('-')) return place[1];
  }
  return undefined;
}

/** Where a person goes on with a file that the system opened: bundles are merged, packages verified. */
const places: Readonly<Record<string, string>> = { '.kwb': '/settings', '.zip': '/evidence' };

/**
 * Lets the system open `keptword://…` with this program: a first start finds the address among its
 * arguments, a running program hears of it from the second start, or on macOS by an event of its own.
 */
export function followDeepLinks(goTo: (path: string | undefined) => void): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme);
  app.on('second-instance', (_event, args) => goTo(pathAmong(args)));
  app.on('open-file', (event, file) => {
    event.preventDefault();
    goTo(pathAmong([file]));
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    goTo(pathAmong([url]));
  });
}
