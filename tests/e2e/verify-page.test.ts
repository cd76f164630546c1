import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as forge from '../core/evidence/forge.ts';
import {
  copyOf,
  openLampShop,
  phone,
  said,
  type Created,
  type LampShop,
} from '../core/evidence/shop.ts';
import { tamperings } from '../core/evidence/tamperings.ts';
import { trapsOf, zipOf } from '../core/evidence/zip-traps.ts';
import { startChromium } from './chromium.ts';

let shop: LampShop;
let plain: Created;
let hiding: Created;
let browser: Browser;
let page: Page;
const requests: string[] = [];
beforeAll(async () => {
  shop = openLampShop();
  plain = await shop.create();
  hiding = await shop.create({
    title: '脱敏',
    redactions: [{ messageId: said.phone, start: 3, end: 3 + phone.length, reason: 'privacy' }],
    withheld: [{ messageId: said.secret, reason: 'third-party' }],
  });
  browser = await startChromium();
  page = await browser.newPage();
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(join(dirname(plain.folder), 'verify.html')).href);
});
afterAll(async () => {
  await browser.close();
  await shop.close();
});

describe('the offline verification page', () => {
  it('is the built page, and asks nothing of the net', async () => {
    const built = resolve(import.meta.dirname, '../../out/verify/index.html');
    expect(requests.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:'))).toEqual(
      [],
    );
    expect(await page.title()).toContain('核验证据包');
    expect(forge.sameBytes(built, join(dirname(plain.folder), 'verify.html'))).toBe(true);
  });

  it('tells an intact package from a sealed one', async () => {
    for (const made of [plain, hiding]) {
      expect(await verdictOf(made.folder)).toEqual({ verdict: 'unsealed', codes: [] });
      expect(await verdictOf(`${made.folder}.zip`, made.sealCode)).toEqual({
        verdict: 'passed',
        codes: [],
      });
      expect(await verdictOf(`${made.folder}.zip`, '0'.repeat(64))).toEqual({
        verdict: 'altered',
        codes: ['E17'],
      });
    }
  });

  it('says what it checked, and when, for whoever prints it', async () => {
    await verdictOf(`${plain.folder}.zip`, plain.sealCode);
    const told = await page.locator('.checked').innerText();
    expect(told).toMatch(/EV-\d{4}\.zip，本机时间 \d{4}-\d\d-\d\d \d\d:\d\d:\d\d/);
  });

  it.each(tamperings)(
    'finds $name',
    async ({ tamper, remade, codes, verdict, of, browser: here }) => {
      const folder = copyOf((of === 'hiding' ? hiding : plain).folder);
      tamper(folder);
      if (remade) forge.remakeManifests(folder);
      const found = await verdictOf(folder);
      expect(found.verdict).toBe(here ?? verdict);
      expect(found.codes).toEqual(here ? ['E02'] : expect.arrayContaining([...codes]));
      rmSync(dirname(folder), { recursive: true });
    },
  );

  it.each(trapsOf('EV-0001'))('refuses $name in a zip', async ({ entry, code, verdict }) => {
    const path = join(shop.folder, 'trap.zip');
    writeFileSync(path, zipOf([...forge.entriesOf(plain.folder), entry]));
    const found = await verdictOf(path);
    expect(found.codes).toContain(code);
    expect(found.verdict).toBe(verdict);
  });
});

/** Gives the page a folder or a zip, and reads what it says. */
async function verdictOf(path: string, seal = '') {
  await page.reload();
  await page.fill('#seal', seal);
  await page.setInputFiles(path.endsWith('.zip') ? '#zip' : '#folder', path);
  const result = page.locator('[data-verdict]');
  await result.waitFor({ timeout: 60_000 });
  const codes = await page
    .locator('li[data-code]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-code') ?? ''));
  return { verdict: await result.getAttribute('data-verdict'), codes: [...new Set(codes)] };
}
