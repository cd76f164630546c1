import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';

/** Puts the offline verification page beside the packages of a folder; the newest program's stays. */
export async function putVerifyPage(folder: string): Promise<void> {
  const page = await builtPage();
  const path = join(folder, 'verify.html');
  const there = await readFile(path).catch(() => null);
  if (there?.equals(page)) return;
  const fresh = join(folder, `.verify-${randomBytes(6).toString('hex')}.part`);
  try {
    await writeFile(fresh, page, { flush: true });
    await rename(fresh, path);
  } finally {
    await rm(fresh, { force: true });
  }
}

/** Beside the built program, or in `out/` when this runs from its sources. */
async function builtPage(): Promise<Buffer> {
  const places = ['../verify/index.html', '../../../out/verify/index.html'];
  for (const place of places) {
    const page = await readFile(new URL(place, import.meta.url)).catch(() => null);
    if (page) return page;
  }
  const message = 'The verification page is not built yet: run npm run build.';
  throw new AppError('unavailable', message);
}
