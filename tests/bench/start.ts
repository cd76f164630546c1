import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launch, type LaunchOptions } from '../e2e/launch.ts';
import { setup } from '../e2e/sample.ts';
import { watchLoadedFiles } from './loaded-files.ts';
import { milliseconds, report } from './measure.ts';
import { judge, verdicts } from './search-measure.ts';

const RUNS = 7;

/**
 * From nothing running to a search box that shows what is typed at once, on the sample shop; beside it a
 * program whose only page is empty. Both begin with Chromium's own start, as Electron's do, and take turns.
 * What was typed must be found, too: how long that takes is told behind it.
 */
export async function benchStart(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-bench-'));
  let sample = '';
  const clean = await setup({
    provide: (_name: string, value: string) => (sample = value),
  } as unknown as Parameters<typeof setup>[0]);
  try {
    const empty: number[] = [];
    const own: number[] = [];
    const found: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const archive = join(folder, `archive ${run}`);
      cpSync(sample, archive, { recursive: true });
      const userData = join(folder, `user-data ${run}`);
      const [blank = 0] = await timed({ userData, main }, [isDrawn]);
      const [typed = 0, answered = 0] = await timed({ userData, archive }, [takesWords, isFound]);
      empty.push(blank);
      own.push(typed);
      found.push(answered);
    }
    report('an empty page', milliseconds(median(empty)), all(empty));
    report('the search box', milliseconds(median(own)), all(own));
    report('what was typed is found', milliseconds(median(found)), all(found));
    judge('cold start, times an empty page', median(own) / median(empty), { most: 2 });
    await weigh({ userData: join(folder, 'weighed'), archive: join(folder, 'archive 0') });
  } finally {
    clean();
    rmSync(folder, { recursive: true, force: true });
  }
  verdicts();
}

const main = join(import.meta.dirname, 'empty-main.mjs');

/** When each step was done, in ms from the beginning. */
async function timed(
  options: LaunchOptions,
  steps: readonly ((page: Page) => Promise<unknown>)[],
): Promise<number[]> {
  const begun = performance.now();
  const app = await launch('electron', { ...options, early: true });
  const took: number[] = [];
  for (const step of steps) {
    await step(app.page);
    took.push(performance.now() - begun);
  }
  await app.close();
  return took;
}

async function isDrawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
}

const word = '灯';

/** As a person types who looks for nothing first: the box must have the focus by itself. */
async function takesWords(page: Page): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox');
  await page.keyboard.insertText(word);
  await isDrawn(page);
}

async function isFound(page: Page): Promise<void> {
  await page.getByRole('listbox', { name: '搜索结果' }).waitFor();
  const kept = await page.getByRole('combobox', { name: '搜索聊天记录' }).inputValue();
  if (kept !== word) throw new Error(`The search box holds “${kept}” instead of what was typed.`);
}

/** What had to be fetched for it. */
async function weigh(options: LaunchOptions): Promise<void> {
  const app = await launch('web', options);
  const { page } = app;
  const files = watchLoadedFiles(page);
  await page.reload();
  await page.getByRole('combobox', { name: '搜索聊天记录' }).waitFor();
  await page.waitForLoadState('networkidle').catch(() => undefined);
  const sizes = await files.sizes();
  await app.close();
  const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
  report('files of the first room', `${sizes.length}`);
  judge('the first room, kB after gzip', total / 1_000, { most: 350 });
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

function all(times: readonly number[]): string {
  return times.map((time) => time.toFixed(0)).join(' ');
}
