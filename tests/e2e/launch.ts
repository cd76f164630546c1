import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { _electron, type Browser, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { startChromium } from './chromium.ts';
import { createElectron, type Person } from './double/electron.ts';
import { loadMain } from './double/load-main.ts';
import { reportViolations, watchProblems } from './problems.ts';

export interface LaunchOptions {
  /** Archive folder, made where there is none; the one opened last when absent. */
  readonly archive?: string;
  /** Where the program remembers windows and archives. */
  readonly userData: string;
  /** Folder of the program that runs in the double's window; the built one when absent. */
  readonly program?: string;
  /** Another main process than the built one; in the double alone. */
  readonly main?: string;
  readonly size?: { readonly width: number; readonly height: number };
  /** True to be there from the first frame on, before the program. */
  readonly early?: boolean;
}

/** The running app, the same for every host. */
export interface Launched {
  readonly page: Page;
  /** `electron`, `electron-double` or `web`. */
  readonly launcherName: string;
  /** Console errors, uncaught errors and policy violations so far; a spec expects none. */
  readonly problems: readonly string[];
  /** Does what opens a file dialog, and chooses these files in it. */
  chooseFiles(paths: readonly string[], act: () => Promise<unknown>): Promise<void>;
  /** Does what saves a file, and keeps it at `path`. */
  saveTo(path: string, act: () => Promise<unknown>): Promise<void>;
  /** Chooses an item of the window's menu by its id; in a browser there is none. */
  clickMenu?(id: string): Promise<void>;
  /** What the system has notified of, oldest first; where that can be seen. */
  notices?(): Promise<readonly { readonly title: string; readonly body: string }[]>;
  /** The person at the system's dialogs and what is outside; only where both are stood in for. */
  readonly person?: Person;
  /** Ends the program as a person does, and waits until its archive is closed. */
  close(): Promise<void>;
}

const project = resolve(import.meta.dirname, '../..');
const size = { width: 1_280, height: 840 };

/** Runs the built app in one of its hosts; `double` is that of Electron also where Electron is. */
export async function launch(
  host: 'electron' | 'double' | 'web',
  options: LaunchOptions,
): Promise<Launched> {
  const isBuilt = options.program === undefined;
  const binary = host === 'electron' && isBuilt ? electronBinary() : undefined;
  const launched =
    host === 'web'
      ? await launchWeb(options)
      : binary === undefined
        ? await launchDouble(options)
        : await launchElectron(binary, options);
  console.log(`launcher: ${launched.launcherName}`);
  // Until the program has come, only the early box listens: other keys would be pressed for nobody.
  if (options.early !== true) {
    await launched.page.locator('#early').waitFor({ state: 'detached', timeout: 120_000 });
  }
  return launched;
}

async function launchElectron(executablePath: string, options: LaunchOptions): Promise<Launched> {
  const { archive, userData } = options;
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    executablePath,
    args: [
      project,
      ...sandbox,
      ...(archive ? [`--archive=${archive}`] : []),
      `--user-data-dir=${userData}`,
    ],
  });
  const page = await app.firstWindow();
  const problems = watchProblems(page);
  return {
    page,
    launcherName: 'electron',
    problems,
    async chooseFiles(paths, act) {
      await app.evaluate(({ dialog }, filePaths) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...filePaths] });
      }, paths);
      await act();
    },
    async saveTo(path, act) {
      await app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath });
      }, path);
      await act();
    },
    async clickMenu(id) {
      await app.evaluate(({ Menu }, item) => {
        Menu.getApplicationMenu()?.getMenuItemById(item)?.click();
      }, id);
    },
    close: () => app.close(),
  };
}

async function launchDouble(options: LaunchOptions): Promise<Launched> {
  const { browser, page, problems } = await openBrowser(options);
  const { archive, userData, program = project } = options;
  const { electron, person } = createElectron({
    page,
    userData,
    switches: archive ? { archive } : {},
  });
  const loaded = page.waitForEvent('load');
  await loadMain(options.main ?? join(program, 'out/main/index.js'), electron);
  await loaded;
  return {
    page,
    launcherName: 'electron-double',
    problems,
    async chooseFiles(paths, act) {
      person.choose(paths);
      await act();
    },
    async saveTo(path, act) {
      person.saveAs(path);
      await act();
    },
    async clickMenu(id) {
      // The page says a moment later what can be done there.
      await expect.poll(() => isPossible(person, id)).toBe(true);
      person.clickMenu(id);
    },
    person,
    notices: async () => person.notices.map(({ title, body }) => ({ title, body })),
    async close() {
      await person.close();
      await browser.close();
    },
  };
}

function isPossible(person: Person, id: string): boolean {
  return person.menuItems().find((item) => item.id === id)?.enabled === true;
}

async function launchWeb(options: LaunchOptions): Promise<Launched> {
  const { archive, userData } = options;
  const cli = join(project, 'out/main/cli.js');
  const args = [
    cli,
    'serve',
    '--json',
    ...(archive ? ['--archive', archive] : []),
    '--user-data',
    userData,
  ];
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
  const { browser, page, problems } = await openBrowser(options);
  await page.goto((JSON.parse(line) as { url: string }).url);
  return {
    page,
    launcherName: 'web',
    problems,
    async chooseFiles(paths, act) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), act()]);
      await chooser.setFiles([...paths]);
    },
    async saveTo(path, act) {
      const [download] = await Promise.all([page.waitForEvent('download'), act()]);
      await download.saveAs(path);
    },
    async close() {
      await browser.close();
      const ended = once(server, 'exit');
      server.kill('SIGINT');
      await ended;
    },
  };
}

async function openBrowser(
  options: LaunchOptions,
): Promise<{ browser: Browser; page: Page; problems: string[] }> {
  const browser = await startChromium();
  const context = await browser.newContext({ viewport: options.size ?? size, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.addInitScript(reportViolations);
  return { browser, page, problems: watchProblems(page) };
}

/** Electron's program, where this machine has it; the same folder as its npm package. */
function electronBinary(): string | undefined {
  try {
    const folder = join(createRequire(import.meta.url).resolve('electron/package.json'), '..');
    const binary = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}
