import { findChromium } from './chromium.ts';

/** Before any spec and outside of their time limits: fetching a browser takes as long as it takes. */
export function setup(): void {
  process.stderr.write(`Chromium: ${findChromium()}\n`);
}
