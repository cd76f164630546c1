import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Look } from '../../renderer/ui/look.ts';
import { violations } from './axe.ts';
import { launch, type Launched } from './launch.ts';

/** What stands before the program has come; here that is held back for as long as a test likes. */
describe('the early frame', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-early-'));
  let app: Launched;
  let page: Page;
  let box: Locator;
  let session: CDPSession;
  let release = (): void => undefined;

  beforeAll(async () => {
    const archive = join(folder, 'archive');
    cpSync(inject('sampleArchive'), archive, { recursive: true });
    app = await launch('web', { userData: join(folder, 'user-data'), archive });
    page = app.page;
    page.setDefaultTimeout(45_000);
    session = await page.context().newCDPSession(page);
    box = page.getByRole('combobox', { name: '搜索聊天记录' });
    await box.waitFor({ timeout: 120_000 });
    await page.addInitScript(watchShifts);
  });
  afterAll(async () => {
    release();
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Starts the page as a desktop window does, without its program. */
  async function startHeld(look: Partial<Look> = {}): Promise<void> {
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.unroute(program);
    await page.route(program, async (route) => {
      await held;
      await route.continue().catch(() => undefined);
    });
    await page.evaluate((kept) => localStorage.setItem('look', JSON.stringify(kept)), look);
    await page.goto(`${new URL(page.url()).origin}/?archive`);
    await page.locator('#early').waitFor();
  }

  it('takes words at once, where the cursor is, and the program goes on with them', async () => {
    await startHeld();
    await page.keyboard.insertText('退货');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Backspace');
    await page.keyboard.insertText('换');
    expect(await box.inputValue()).toBe('换货');
    release();
    await page.locator('#early').waitFor({ state: 'detached' });
    expect(await box.inputValue()).toBe('换货');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Backspace');
    await page.keyboard.insertText('退款');
    await page.getByText('共 16 条').waitFor();
    expect(await box.inputValue()).toBe('退款');
    expect(app.problems).toEqual([]);
  });

  it('is not taken away under an input method', async () => {
    await startHeld();
    await page.keyboard.insertText('退');
    const spelled = { text: 'kuan', selectionStart: 4, selectionEnd: 4 };
    await session.send('Input.imeSetComposition', spelled);
    // Asked for when the program has come.
    const come = page.waitForRequest((request) => request.url().endsWith('/rpc/archive/changes'));
    release();
    await come;
    await session.send('Input.imeSetComposition', { ...spelled, text: "kuan'" });
    expect(await page.locator('#early').count()).toBe(1);
    await session.send('Input.insertText', { text: '款' });
    await page.getByText('共 16 条').waitFor();
    expect(await box.inputValue()).toBe('退款');
    expect(await page.locator('#early').count()).toBe(0);
    expect(app.problems).toEqual([]);
  });

  for (const { look, width } of [
    { look: { language: 'zh-CN', theme: 'light', textSize: 100 }, width: 1_280 },
    { look: { language: 'zh-TW', theme: 'dark', textSize: 100 }, width: 1_366 },
    { look: { language: 'en', theme: 'dark', textSize: 125 }, width: 900 },
  ] as const) {
    const { language, theme, textSize } = look;
    const name = `${language}, ${theme}, ${textSize} %, ${width} px`;
    it(`stands as the program will stand (${name})`, async () => {
      await page.setViewportSize({ width, height: 800 });
      // Never told: the archive has a look of its own, which the program takes on once it knows it.
      await page.route(ownSettings, () => undefined);
      await startHeld(look);
      expect(await violations(page, name)).toEqual([]);
      const early = await page.evaluate(drawn);
      expect(early.links.length).toBeGreaterThan(10);
      release();
      await page.locator('#early').waitFor({ state: 'detached' });
      expect(await page.evaluate(drawn)).toEqual(early);
      const shifts = await page.evaluate(() => (globalThis as { shifts?: string[] }).shifts);
      expect(shifts).toEqual([]);
      await page.unroute(ownSettings);
    });
  }
});

/** The files of the program itself. */
const program = /\/assets\/(?:app|first-room)-[^/]*\.js$/;
const ownSettings = '**/rpc/settings/get';

/** Runs in the page: where everything stands and how it looks, as far as the early frame has it. */
function drawn(): { links: string[]; [part: string]: unknown } {
  const box = document.querySelector('[role="combobox"]');
  const nav = document.querySelector('nav');
  if (!box || !nav) throw new Error('The frame lacks its box or its rooms.');
  const rect = (element: Element): string => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x, y, width, height].map((length) => length.toFixed(1)).join(' ');
  };
  const look = (element: Element, names: readonly string[]): string[] =>
    names.map((name) => `${name}: ${getComputedStyle(element).getPropertyValue(name)}`);
  return {
    box: rect(box),
    colours: look(box, ['color', 'background-color', 'outline-style', 'outline-color']),
    type: look(box, ['font-family', 'font-size', 'line-height', 'border-radius']),
    room: look(box, ['padding-inline-start', 'padding-inline-end']),
    hint: getComputedStyle(box, '::placeholder').color,
    hasFocus: document.activeElement === box,
    nav: rect(nav),
    links: [...nav.querySelectorAll('li a')].map(
      (link) => `${link.getAttribute('href')} ${rect(link)}`,
    ),
    labels: [...nav.querySelectorAll('li a [class*="label"]')].map(
      (label) => `${label.textContent} ${rect(label)}`,
    ),
    scheme: document.documentElement.dataset['mantineColorScheme'],
    language: document.documentElement.lang,
    title: document.title,
    textSize: document.documentElement.style.fontSize,
    ground: getComputedStyle(document.body).backgroundColor,
  };
}

/** Runs before the page's own scripts: notes rooms and boxes that move without anybody having done anything. */
function watchShifts(): void {
  const page = globalThis as { shifts?: string[] };
  const shifts: string[] = [];
  page.shifts = shifts;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { sources = [] } = entry as { sources?: readonly { node: Node | null }[] };
      for (const { node } of sources) {
        const element = node instanceof Element ? node : node?.parentElement;
        // What the rooms show comes from the archive, and as late as that.
        if (element?.closest('nav li, [role="combobox"]')) shifts.push(element.outerHTML);
      }
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
