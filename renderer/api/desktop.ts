import { desktopName, type Desktop } from '../../shared/contract/desktop.ts';

/** What only a desktop window has; absent in a browser. */
export const desktop: Desktop | undefined = (globalThis as { [desktopName]?: Desktop })[
  desktopName
];
