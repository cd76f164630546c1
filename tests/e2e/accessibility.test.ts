import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Settings } from '../../shared/contract/settings.ts';
import { languages } from '../../shared/i18n/texts.ts';
import { askFromPage } from './ask-from-page.ts';
import { violations } from './axe.ts';
import { launch, type Launched } from './launch.ts';

const folder = mkdtempSync(join(tmpdir(), 'keptword-accessible-'));
const archive = join(folder, 'archive');
const themes = ['light', 'dark'] as const;
const pin = '4711';
/** Dialogs that open anywhere, by their keys. */
const dialogs = ['Control+k', 'F1', 'Control+j'] as const;

let app: Launched;
let page: Page;
let rooms: readonly string[];

beforeAll(async () => {
  cpSync(inject('sampleArchive'), archive, { recursive: true });
  const size = { width: 1_366, height: 768 };
  app = await launch('web', { userData: join(folder, 'user-data'), archive, size });
  page = app.page;
  page.setDefaultTimeout(45_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.locator('nav a[href^="#/"]').first().waitFor();
  await call('persons/add', { name: '小红', secret: { kind: 'pin', value: pin } });
  const links = page.locator('nav li a');
  rooms = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(languages)('every room in %s', (language) => {
  it.each(themes)('breaks no rule of WCAG 2.2 AA in its %s colours', async (theme) => {
    await change({ language, theme });
    const found: string[] = [];
    for (const room of rooms) {
      await open(room);
      found.push(...(await violations(page, room)));
    }
    await findAndOpen('退款');
    found.push(...(await violations(page, 'a conversation')));
    for (const keys of dialogs) {
      await page.keyboard.press(keys);
      await page.getByRole('dialog').first().waitFor();
      found.push(...(await violations(page, keys)));
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').first().waitFor({ state: 'hidden' });
    }
    await page.keyboard.press('Control+Shift+L');
    const secret = page.locator('dialog input[type="password"]');
    await secret.waitFor();
    found.push(...(await violations(page, 'the lock')));
    await secret.fill(pin);
    await page.keyboard.press('Enter');
    await secret.waitFor({ state: 'hidden' });
    expect(found).toEqual([]);
  });
});

describe('at twice the text size', () => {
  it.each(languages)('nothing is cut in any room in %s', async (language) => {
    await change({ language, theme: 'light', textSize: 200 });
    const found: string[] = [];
    for (const room of rooms) {
      await open(room);
      found.push(...(await page.evaluate(cutTexts)).map((text) => `${room} ${text}`));
    }
    expect(found).toEqual([]);
  });
});

describe('the focus', () => {
  it('is seen on whatever it reaches in any room', async () => {
    await change({ language: 'zh-CN', theme: 'light', textSize: 100 });
    const unseen: string[] = [];
    for (const room of rooms) {
      await open(room);
      for (let steps = 0; steps < 20; steps++) {
        await page.keyboard.press('Tab');
        unseen.push(...(await page.evaluate(unseenFocus)).map((text) => `${room} ${text}`));
      }
    }
    expect([...new Set(unseen)]).toEqual([]);
  });
});

it('meets no error on the way', () => {
  // What is asked while the screen is locked is refused, and the browser writes that down.
  expect(app.problems.filter((problem) => !problem.includes('423 (Locked)'))).toEqual([]);
});

async function change(settings: Partial<Settings>): Promise<void> {
  await call('settings/set', settings);
  const { language = '', theme = '' } = settings;
  await page.locator(`html[lang="${language}"][data-mantine-color-scheme="${theme}"]`).waitFor();
}

async function call(procedure: string, input: object): Promise<void> {
  await askFromPage(page, procedure, input);
}

/** Opens a room and waits until what it shows has come. */
async function open(room: string): Promise<void> {
  await page.locator(`nav a[href="${room}"]`).first().click();
  await page.locator('main h1').first().waitFor();
  await settled();
}

/** Results at the left, a conversation with its hits at the right. */
async function findAndOpen(words: string): Promise<void> {
  await page.locator('nav a[href="#/search"]').first().click();
  await page.locator('main [role="combobox"]').first().fill(words);
  await page.locator('main [role="option"] mark').first().click();
  await page.locator('main [role="listbox"][aria-multiselectable]').waitFor();
  await settled();
}

async function settled(): Promise<void> {
  const skeletons = page.locator('main [class*="skeleton"]');
  await expect.poll(() => skeletons.count()).toBe(0);
}

/** In the page: texts that their box does not show whole, and controls that lie beside the window. */
function cutTexts(): string[] {
  const cut: string[] = [];
  const canScroll = (element: Element | null): boolean =>
    element !== null &&
    (/auto|scroll/.test(getComputedStyle(element).overflowX) || canScroll(element.parentElement));
  for (const element of document.querySelectorAll<HTMLElement>('#root *')) {
    const own = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
    );
    const { overflowX, overflowY, textOverflow, display, position } = getComputedStyle(element);
    const { width, left, right } = element.getBoundingClientRect();
    // What only a reader hears is one pixel wide.
    if (!own || width <= 1 || display === 'inline' || element.closest('[aria-hidden="true"]'))
      continue;
    const isWide = element.scrollWidth > element.clientWidth + 1;
    const isHigh = element.scrollHeight > element.clientHeight + 4;
    const isCut =
      (isWide && overflowX === 'hidden' && textOverflow !== 'ellipsis') ||
      (isHigh && overflowY === 'hidden' && display !== 'flow-root' && !display.includes('box'));
    const isBeside =
      position !== 'absolute' && (left < -1 || right > innerWidth + 1) && !canScroll(element);
    if (isCut || isBeside) cut.push(`${element.className} ${element.innerText.slice(0, 30)}`);
  }
  return cut;
}

/** In the page: what has the focus without a ring of two pixels on it, its box or its row. */
function unseenFocus(): string[] {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) return [];
  const lead = activeElement.getAttribute('aria-activedescendant');
  const boxes = [
    activeElement,
    activeElement.parentElement,
    activeElement.nextElementSibling,
    activeElement.closest('.mantine-Input-input, .mantine-PillsInput-input'),
    lead === null ? null : document.getElementById(lead),
  ];
  const isSeen = boxes.some((box) => {
    if (box === null) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(box);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  });
  return isSeen ? [] : [`${activeElement.tagName} ${activeElement.className}`];
}
