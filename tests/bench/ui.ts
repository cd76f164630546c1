import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { makeArchive, type FixtureMessage } from '../core/archive-fixture.ts';
import { launch, type LaunchOptions } from '../e2e/launch.ts';
import { benchMessages } from './corpus.ts';
import { report } from './measure.ts';
import { judge, verdicts } from './search-measure.ts';

/**
 * How smoothly the built app renders, in a real browser: tasks of more than 50 ms hold up what is typed,
 * frames of more than 50 ms are seen to stick. Sixty results of the sample shop, and one conversation of
 * `messages`. Tasks are told by the time that the processor gave them: by the clock they would be as long
 * as whoever else has the machine makes them.
 */
export async function benchUi(messages: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-bench-'));
  try {
    const tall = { width: 1_366, height: 3_400 };
    await inApp({ userData: join(folder, 'user-data'), size: tall }, async (screen) => {
      await screen.page.getByRole('button', { name: '打开示例店铺' }).click();
      await sixtyRows(screen);
    });
    const archive = await longConversation(folder, messages);
    const usual = { width: 1_366, height: 768 };
    await inApp({ userData: join(folder, 'user-data'), archive, size: usual }, readHistory);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  verdicts();
}

/** Ms. */
const LONG = 50;

async function sixtyRows({ page, box, results }: Screen): Promise<void> {
  await box.waitFor({ timeout: 60_000 });
  for (const time of ['first', 'second']) {
    await box.fill('');
    await settle(page);
    const found = await watched(page, async () => {
      await box.fill('的');
      await results.getByRole('option').nth(59).waitFor();
    });
    const longest = Math.max(0, ...found.tasks);
    judge(`60 rows, the ${time} time: longest task in ms`, longest, { most: LONG });
  }
}

async function readHistory({ page, box, results }: Screen): Promise<void> {
  await box.waitFor();
  await settle(page);
  const steps = watchedSteps(page);
  await steps('search a rare word', async () => {
    await box.fill(RARE);
    await results.getByRole('option').first().waitFor();
  });
  const messages = page.getByRole('listbox', { name: '消息' });
  await steps('open a hit in its history', async () => {
    await box.press('Enter');
    await messages.locator('[data-lead="true"]').waitFor();
  });
  await steps('walk to the next hit, ten times', async () => {
    for (let hit = 0; hit < 10; hit += 1) {
      await page.keyboard.press('n');
      await settle(page);
    }
  });
  await messages.hover();
  await steps('scroll up 150 screens', () => turnWheel(page, 150, -2_500));
  await steps('scroll down 150 screens', () => turnWheel(page, 150, 2_500));
  await messages.focus();
  await steps('go up a page, 60 times', async () => {
    for (let step = 0; step < 60; step += 1) await page.keyboard.press('PageUp');
  });
  await steps('go to both ends', async () => {
    await page.keyboard.press('Control+Home');
    await messages
      .getByText(/^从这里起：/)
      .first()
      .waitFor();
    await page.keyboard.press('Control+End');
  });
}

async function turnWheel(page: Page, times: number, by: number): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) {
    await page.mouse.wheel(0, by);
    await nextFrames(page, 2);
  }
}

const RARE = '琉璃灯罩';

/** An archive of one conversation, a message every ten minutes. */
async function longConversation(folder: string, messages: number): Promise<string> {
  const archive = makeArchive(ofOneBuyer(messages));
  const copy = join(folder, 'long');
  cpSync(archive.folder, copy, { recursive: true });
  await archive.close();
  report('messages in one conversation', messages.toLocaleString('en'));
  return copy;
}

function* ofOneBuyer(count: number): Generator<FixtureMessage> {
  let at = 0;
  for (const message of benchMessages(count)) {
    const { role, text, sender = '' } = message;
    const buyer = '顾客小满';
    yield {
      ...message,
      conversation: buyer,
      sender: role === 'agent' ? sender : buyer,
      text: at % 997 === 0 ? `${text} ${RARE}` : text,
      sentAt: Date.UTC(2024, 8, 1) + at * 600_000,
    };
    at += 1;
  }
}

interface Screen {
  readonly page: Page;
  readonly box: Locator;
  readonly results: Locator;
}

async function inApp(
  options: LaunchOptions,
  measure: (screen: Screen) => Promise<void>,
): Promise<void> {
  const app = await launch('web', options);
  const { page } = app;
  page.setDefaultTimeout(60_000);
  try {
    const box = page.getByRole('combobox', { name: '搜索聊天记录' });
    const results = page.getByRole('listbox', { name: '搜索结果' });
    await measure({ page, box, results });
  } finally {
    await app.close();
  }
}

interface Watched {
  /** Ms of the processor for each task of the page. */
  readonly tasks: readonly number[];
  /** Ms by the clock from frame to frame. */
  readonly frames: readonly number[];
}

function watchedSteps(page: Page) {
  return async (name: string, act: () => Promise<unknown>): Promise<void> => {
    const { tasks, frames } = await watched(page, act);
    report(name, `tasks ${overLong(tasks)}`, `frames ${overLong(frames)}`);
  };
}

function overLong(times: readonly number[]): string {
  const count = times.filter((time) => time > LONG).length;
  return `over ${LONG} ms: ${count}, longest ${Math.max(0, ...times).toFixed(0)} ms`;
}

async function watched(page: Page, act: () => Promise<unknown>): Promise<Watched> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser.');
  await page.evaluate(watchFrames);
  await browser.startTracing(page, {
    categories: ['disabled-by-default-devtools.timeline'],
  });
  await act();
  await settle(page);
  const frames = await page.evaluate(() => (globalThis as unknown as WatchedPage).frameTimes);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as Trace;
  return { tasks: tasksOf(trace), frames };
}

/** What Chromium writes of a run; µs. */
interface Trace {
  readonly traceEvents: readonly {
    readonly name: string;
    readonly pid: number;
    readonly tid: number;
    readonly tdur?: number;
    readonly args?: { readonly name?: string };
  }[];
}

function tasksOf({ traceEvents }: Trace): number[] {
  const threadOf = ({ pid, tid }: Trace['traceEvents'][number]): string => `${pid} ${tid}`;
  const pages = new Set(
    traceEvents.filter(({ args }) => args?.name === 'CrRendererMain').map(threadOf),
  );
  return traceEvents
    .filter((event) => event.name === 'RunTask' && pages.has(threadOf(event)))
    .map(({ tdur = 0 }) => tdur / 1_000);
}

/** Until what was begun has been drawn: the page has nothing to do for half a second. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(500);
}

async function nextFrames(page: Page, count: number): Promise<void> {
  await page.evaluate(async (left) => {
    for (let frame = 0; frame < left; frame += 1)
      await new Promise((resolve) => requestAnimationFrame(resolve));
  }, count);
}

interface WatchedPage {
  frameTimes: number[];
}

/** For the page: notes the time from frame to frame, from now on. */
function watchFrames(): void {
  const page = globalThis as unknown as WatchedPage;
  const isWatched = page.frameTimes !== undefined;
  page.frameTimes = [];
  if (isWatched) return;
  let last = performance.now();
  const onFrame = (now: number): void => {
    page.frameTimes.push(now - last);
    last = now;
    requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
}
