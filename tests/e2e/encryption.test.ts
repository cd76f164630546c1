import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backupTexts } from '../../shared/i18n/backups.ts';
import { encryptionTexts } from '../../shared/i18n/encryption.ts';
import { draftsTexts } from '../../shared/i18n/drafts.ts';
import { privacyTexts } from '../../shared/i18n/privacy.ts';
import { promisesTexts } from '../../shared/i18n/promises.ts';
import { settingsTexts } from '../../shared/i18n/settings.ts';
import { languageNames, languages, type Language } from '../../shared/i18n/texts.ts';
import { askFromPage } from './ask-from-page.ts';
import { violations } from './axe.ts';
import { launch, type Launched } from './launch.ts';

const folder = mkdtempSync(join(tmpdir(), 'keptword-locked-'));
const usual = process.env['KEPTWORD_ARCHIVE'];
const passphrase = '河边的石头会说话';
const chinese = encryptionTexts['zh-CN'];
const themes = ['light', 'dark'] as const;

let app: Launched;
let page: Page;
beforeAll(async () => {
  process.env['KEPTWORD_ARCHIVE'] = join(folder, 'own');
  app = await launch('web', { userData: join(folder, 'user-data') });
  page = app.page;
  page.setDefaultTimeout(45_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
});
afterAll(async () => {
  await app.close();
  if (usual === undefined) delete process.env['KEPTWORD_ARCHIVE'];
  else process.env['KEPTWORD_ARCHIVE'] = usual;
  rmSync(folder, { recursive: true, force: true });
});

/** From the first start to the lost passphrase; every gate on the way holds to WCAG 2.2 AA. */
describe('an archive that is encrypted from the start', () => {
  let code: string;

  it('asks for a passphrase twice and gives the recovery sheet before anything else', async () => {
    const found: string[] = [];
    for (const language of [...languages].toReversed()) {
      await page.getByText(languageNames[language], { exact: true }).click();
      const t = encryptionTexts[language];
      await page.getByRole('checkbox', { name: t.fromStart }).check();
      const typed = page.getByRole('textbox', { name: t.newPassphrase, exact: true });
      await typed.fill(passphrase);
      await page.getByText(t.strengthStrong).waitFor();
      found.push(...(await inBothColours(`first start ${language}`)));
    }
    const again = page.getByRole('textbox', { name: chinese.again });
    await again.fill('河边的石头会唱歌');
    await page.getByText(chinese.differ).waitFor();
    await again.fill(passphrase);
    await page.keyboard.press('Control+Enter');

    const sheet = page.getByRole('dialog', { name: chinese.sheet });
    await sheet.waitFor();
    const lines = await sheet.getByText(/^[0-9A-Z]{5}(?:-[0-9A-Z]{3,5})+$/).allInnerTexts();
    [code = ''] = lines;
    await page.keyboard.press('Escape');
    for (const language of languages) {
      await askFromPage(page, 'settings/set', { language });
      await page.getByRole('dialog', { name: encryptionTexts[language].sheet }).waitFor();
      found.push(...(await inBothColours(`recovery sheet ${language}`)));
    }
    await askFromPage(page, 'settings/set', { language: 'zh-CN' });
    const done = page.getByRole('button', { name: chinese.done });
    expect(await done.isDisabled()).toBe(true);
    await page.getByRole('checkbox', { name: chinese.written }).check();
    await done.click();
    await sheet.waitFor({ state: 'hidden' });
    expect(found).toEqual([]);
  });

  it('is closed by the lock, and opened again where one was', async () => {
    await page.locator('nav a[href="#/promises"]').first().click();
    const title = page.getByRole('heading', { level: 1, name: promisesTexts['zh-CN'].title });
    await title.waitFor();
    await page.keyboard.press('Control+Shift+L');
    await page.getByLabel(chinese.passphrase, { exact: true }).and(page.locator('input')).waitFor();
    await title.waitFor({ state: 'detached' });
    const found: string[] = [];
    for (const language of languages) {
      await comeAgain(language);
      await field(encryptionTexts[language].passphrase).waitFor();
      found.push(...(await inBothColours(`lock ${language}`)));
    }
    await comeAgain('zh-CN');
    await field(chinese.passphrase).fill('河边的石头会唱歌');
    await page.keyboard.press('Enter');
    await page.getByText(chinese.wrong, { exact: true }).waitFor();
    await field(chinese.passphrase).fill(passphrase);
    await page.keyboard.press('Enter');
    await title.waitFor();
    expect(found).toEqual([]);
  });

  it('gives back what was half typed when it closed, and never what was typed to open it', async () => {
    const { heldTitle, forgetHeld } = privacyTexts['zh-CN'];
    const words = '您好，周五前一定';
    await page.keyboard.press('Control+j');
    const reply = page.getByRole('textbox', { name: draftsTexts['zh-CN'].draft });
    await reply.fill(words);
    await page.keyboard.press('Control+Shift+L');
    await reply.waitFor({ state: 'detached' });
    expect(await page.content()).not.toContain(words);
    await field(chinese.passphrase).fill(passphrase);
    await page.keyboard.press('Enter');
    const held = page.getByRole('dialog', { name: heldTitle });
    await held.waitFor();
    await page.keyboard.press('Escape');
    const texts = await held
      .getByRole('textbox')
      .evaluateAll((fields) => fields.map((each) => (each as HTMLTextAreaElement).value));
    expect(texts).toEqual([words]);
    expect(await violations(page, 'what was half typed')).toEqual([]);
    await held.getByRole('button', { name: forgetHeld }).click();
    await held.waitFor({ state: 'hidden' });
  });

  it('asks for a new passphrase at once when the recovery code was needed', async () => {
    await askFromPage(page, 'backups/create', {});
    await askFromPage(page, 'encryption/lock', {});
    const found: string[] = [];
    for (const language of languages) {
      await comeAgain(language);
      await field(encryptionTexts[language].passphrase).waitFor();
      // A backup of it can be restored instead; the other ways on stand there, too.
      await page.getByRole('button', { name: backupTexts[language].restore }).first().click();
      await page.getByRole('dialog', { name: backupTexts[language].restoreTitle }).waitFor();
      found.push(...(await inBothColours(`restoring ${language}`)));
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      found.push(...(await inBothColours(`passphrase ${language}`)));
    }
    await comeAgain('zh-CN');
    await page.getByRole('button', { name: chinese.forgotten }).click();
    await field(chinese.recoveryCode).fill(code.toLowerCase());
    await page.keyboard.press('Enter');
    const anew = page.getByRole('dialog', { name: chinese.anew });
    await anew.waitFor();
    for (const language of languages) {
      await askFromPage(page, 'settings/set', { language });
      await page.getByRole('dialog', { name: encryptionTexts[language].anew }).waitFor();
      found.push(...(await inBothColours(`new passphrase ${language}`)));
    }
    await askFromPage(page, 'settings/set', { language: 'zh-CN' });
    const next = '另外一个密码真好记';
    await page.getByRole('textbox', { name: chinese.newPassphrase, exact: true }).fill(next);
    await page.getByRole('textbox', { name: chinese.again }).fill(next);
    await page.keyboard.press('Enter');
    await page.getByText(chinese.changed).first().waitFor();
    await anew.waitFor({ state: 'hidden' });
    expect(found).toEqual([]);
  });

  it('meets no error on the way', () => {
    // What the core refuses while it is locked, the browser writes down as well.
    expect(app.problems.filter((problem) => !problem.includes('Failed to load'))).toEqual([]);
  });
});

describe('another archive in the desktop window', () => {
  it('is made encrypted where a person wishes it', async () => {
    const place = join(folder, 'second');
    mkdirSync(place);
    const window = await launch('double', {
      userData: join(folder, 'desktop'),
      archive: join(folder, 'first'),
    });
    try {
      const { page: settings } = window;
      settings.setDefaultTimeout(45_000);
      await settings.emulateMedia({ reducedMotion: 'reduce' });
      await settings.locator('nav a[href="#/settings"]').first().click();
      const t = settingsTexts['zh-CN'];
      const create = settings.getByRole('button', { name: t.create });
      await window.chooseFiles([place], () => create.click());
      const dialog = settings.getByRole('dialog', { name: t.create });
      await dialog.getByRole('checkbox', { name: chinese.fromStart }).check();
      const typed = dialog.getByRole('textbox', { name: chinese.newPassphrase, exact: true });
      await typed.fill(passphrase);
      const found = await inBothColours('new archive', settings, '[role="dialog"]');
      await dialog.getByRole('textbox', { name: chinese.again }).fill(passphrase);
      await settings.keyboard.press('Enter');
      await settings.getByRole('dialog', { name: chinese.sheet }).getByText('second').waitFor();
      expect(found).toEqual([]);
      expect(window.problems).toEqual([]);
    } finally {
      await window.close();
    }
  });
});

async function inBothColours(place: string, on = page, part = 'html'): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of themes) {
    await on.emulateMedia({ colorScheme });
    await on.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
    found.push(...(await violations(on, `${place} ${colorScheme}`, part)));
  }
  return found;
}

/** A closed archive tells no settings: the page looks as it did at its last visit. */
async function comeAgain(language: Language): Promise<void> {
  const look = JSON.stringify({ language, theme: 'system', textSize: 100 });
  await page.evaluate((text) => localStorage.setItem('look', text), look);
  await page.reload();
  await page.locator(`html[lang="${language}"]`).waitFor();
}

function field(label: string) {
  return page.getByLabel(label, { exact: true }).and(page.locator('input'));
}
