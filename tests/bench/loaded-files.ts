import type { Page, Response } from 'playwright-core';
import { gzipSync } from 'node:zlib';

/** What a page has fetched so far, as a server would send it. */
export interface LoadedFiles {
  /** Paths with their size in bytes after gzip, in the order of their coming. */
  sizes(): Promise<readonly (readonly [path: string, bytes: number])[]>;
}

/** Notes every file of the program that a page fetches from now on; calls of the core are none. */
export function watchLoadedFiles(page: Page): LoadedFiles {
  const found: Promise<readonly [string, number] | null>[] = [];
  page.on('response', (response) => {
    // What belonged to the page before this one can no longer be read.
    found.push(sizeOf(response).catch(() => null));
  });
  return {
    sizes: async () => (await Promise.all(found)).filter((each) => each !== null),
  };
}

async function sizeOf(response: Response): Promise<readonly [string, number] | null> {
  const { pathname } = new URL(response.url());
  if (response.request().method() !== 'GET' || pathname.startsWith('/rpc')) return null;
  return [pathname, gzipSync(await response.body()).length];
}
