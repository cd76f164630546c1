import { createRouterClient } from '@orpc/server';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRouter } from '../../electron/core/router.ts';
import { silentLog } from '../../electron/core/system/log.ts';
import { openTestArchive } from '../core/imports/archive.ts';
import { payload, writeHostileExports } from './hostile-exports.ts';
import { launch, type Launched } from './launch.ts';

const folder = mkdtempSync(join(tmpdir(), 'keptword-hostile-'));
const archive = join(folder, 'archive');
let app: Launched;
let page: Page;
let conversations: readonly string[];
let note: string;
const hostile = `SELECT 1 FROM messages WHERE text LIKE '%intruded%'`;
/** Formats whose messages carry the payload into the archive. */
const arrived = new Set<string>();

beforeAll(async () => {
  const exports = await writeHostileExports(join(folder, 'exports'));
  const made = openTestArchive();
  for (const { format, path, options } of exports) {
    const before = made.rows(hostile).length;
    await made.importFiles([path], options);
    if (made.rows(hostile).length > before) arrived.add(format);
  }
  ({ conversations, note } = await writeInEveryName(made.core));
  cpSync(made.folder, archive, { recursive: true });
  await made.close();
  app = await launch('web', { userData: join(folder, 'user-data'), archive });
  page = app.page;
  page.setDefaultTimeout(45_000);
  await page.locator('nav li a').first().waitFor();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('markup in what was imported or typed', () => {
  it('comes in by every format that has messages', () => {
    expect(arrived.size).toBeGreaterThan(65);
  });

  it('stays text wherever a conversation shows it', async () => {
    for (const conversation of conversations) {
      await page.evaluate((id) => (location.hash = `#/conversations/${id}`), conversation);
      await page.locator('main [role="listbox"] [role="option"]').first().waitFor();
      expect(await intrusions()).toBe(0);
    }
    expect(app.problems).toEqual([]);
  });

  it('stays text when it is typed into any field of any room', async () => {
    const typed = new Set<string>();
    for (const room of await rooms()) {
      await page.locator(`nav a[href="${room}"]`).first().click();
      await page.locator('main h1').first().waitFor();
      for (const name of await typeEverywhere()) typed.add(`${room} ${name}`);
      // What a new thing is asked for, where the room makes new things.
      await page.locator('#content').focus();
      await page.keyboard.press('n');
      for (const name of await typeEverywhere()) typed.add(`${room} n ${name}`);
      await page.keyboard.press('Control+Enter');
      await page.keyboard.press('Escape');
      expect(await intrusions()).toBe(0);
    }
    expect(typed.size).toBeGreaterThan(20);
  });

  it('stays text where it is shown again, and in every dialog', async () => {
    await page.reload();
    for (const room of await rooms()) {
      await page.locator(`nav a[href="${room}"]`).first().click();
      await page.locator('main h1').first().waitFor();
      expect(await intrusions()).toBe(0);
    }
    for (const keys of ['Control+k', 'Control+j']) {
      await page.keyboard.press(keys);
      await page.getByRole('dialog').first().waitFor();
      await typeEverywhere();
      expect(await intrusions()).toBe(0);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').first().waitFor({ state: 'hidden' });
    }
    expect(app.problems).toEqual([]);
  });

  it('would be told of, had it become markup', async () => {
    await page.evaluate((markup) => {
      document.body.insertAdjacentHTML('beforeend', markup);
    }, payload);
    expect(await intrusions()).toBe(1);
    await expect.poll(() => app.problems.join()).toContain('policy: ');
  });

  it('stays text in a document that leaves the program', async () => {
    await page.setContent(note);
    expect(await page.getByText(payload).allInnerTexts()).not.toEqual([]);
    expect(await intrusions()).toBe(0);
  });
});

async function rooms(): Promise<string[]> {
  const links = page.locator('nav li a');
  await links.first().waitFor();
  return links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
}

/** Fills every field that is shown, as a person would; what they are called. */
async function typeEverywhere(): Promise<string[]> {
  const names: string[] = [];
  const fields = page.locator(
    'input:visible:not([type=checkbox], [type=radio], [type=file], [type=number], [readonly]), textarea:visible',
  );
  for (const field of await fields.all()) {
    // A field may go when another one is filled.
    const isFilled = await field.fill(payload, { timeout: 1_000 }).then(
      () => true,
      () => false,
    );
    if (isFilled) names.push((await field.getAttribute('id').catch(() => null)) ?? '');
    await page.keyboard.press('Tab');
  }
  return names;
}

/** Elements that came of the payload; had it run, the policy would have told as well. */
function intrusions(): Promise<number> {
  return page.evaluate(() => document.querySelectorAll('[onerror], img[src="x"]').length);
}

/** Names, marks, answers, promises, disputes and a note, all called by the payload. */
async function writeInEveryName(
  core: Parameters<typeof createRouter>[0],
): Promise<{ conversations: string[]; note: string }> {
  const context = { actor: payload, log: silentLog };
  const client = createRouterClient(createRouter(core), { context });
  const { conversations: all } = await client.conversations.list({ limit: 200 });
  const conversations = all.map(({ conversationId }) => conversationId);
  const [conversationId = ''] = conversations;
  const { messages } = await client.conversations.messages({ conversationId });
  const messageId = messages[0]?.messageId ?? '';
  const shifts = [{ name: payload.slice(0, 30), start: '08:00', end: '16:00' }];
  await client.settings.set({ person: payload, people: [payload], shifts });
  await client.persons.add({ name: payload });
  await client.marks.tag({ messageIds: [messageId], tag: payload });
  await client.marks.note({ messageId, text: payload });
  await client.marks.noteThing({ noun: 'conversation', id: conversationId, text: payload });
  await client.searches.save({ name: payload, query: payload });
  await client.searches.remember({ query: payload });
  await client.answers.add({ topic: 'other', answer: payload, question: payload, owner: payload });
  await client.promises.record({ messageId, what: payload, owner: payload });
  await client.disputes.record({ messageIds: [messageId] });
  await client.cases.open({ title: payload });
  const from = Date.parse('2026-10-31T00:00Z');
  const who = { outgoing: payload, incoming: payload, shift: payload };
  const { handoverId } = await client.handovers.draft({ from, to: from + 3_600_000, ...who });
  await client.handovers.addItem({ handoverId, section: 'memos', headline: payload });
  const rendered = await client.handovers.render({ handoverId, format: 'html' });
  return { conversations, note: rendered.content };
}
