import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desktop } from '../../shared/contract/desktop.ts';
import { launch, type Launched } from './launch.ts';

const folder = mkdtempSync(join(tmpdir(), 'keptword-desktop-'));
const options = { archive: join(folder, 'archive'), userData: join(folder, 'user-data') };

/** In the page. */
declare const keptword: Desktop;

let app: Launched;
beforeAll(async () => {
  app = await launch('electron', options);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the desktop window', () => {
  it('shows the page, which has nothing of Node in it', async () => {
    await app.page.locator('#root:not(:empty)').waitFor();
    const found = await app.page.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis),
      desktop: Object.keys(keptword).toSorted(),
    }));
    expect(found.node).toEqual([]);
    expect(found.desktop).toEqual([
      'chooseFiles',
      'chooseFolder',
      'connect',
      'grantFiles',
      'notify',
      'onCommand',
      'openExternal',
      'platform',
      'saveFile',
      'setState',
      'setUpdateAddress',
      'showInFolder',
      'takeUpdate',
      'updateState',
    ]);
  });

  it('gives the page a port on which the core answers', async () => {
    const answer = await app.page.evaluate(callOverPort, '/archives/current');
    expect(answer).toContain(options.archive);
    expect(answer).toContain('"state":"open"');
  });

  it('hands out grants for chosen files, never their paths', async () => {
    const file = join(folder, '聊天记录.txt');
    writeFileSync(file, 'hello');
    let granted: unknown;
    await app.chooseFiles([file], async () => {
      granted = await app.page.evaluate(() => keptword.chooseFiles());
    });
    expect(granted).toEqual([
      { grant: expect.stringMatching(/^[0-9a-f]{32}$/), name: '聊天记录.txt' },
    ]);
  });

  it('copies a granted file to where the person wants it', async () => {
    const file = join(folder, 'from.txt');
    const copy = join(folder, 'to.txt');
    writeFileSync(file, 'kept');
    await app.chooseFiles([file], async () => {
      await app.saveTo(copy, async () => {
        await app.page.evaluate(async () => {
          const [chosen] = await keptword.chooseFiles();
          await keptword.saveFile(chosen?.grant ?? '', 'from.txt');
        });
      });
    });
    expect(readFileSync(copy, 'utf8')).toBe('kept');
  });

  it('refuses what does not have the expected shape', async () => {
    const refused = await app.page.evaluate(() =>
      keptword.showInFolder('../../etc/passwd').then(
        () => 'answered',
        () => 'refused',
      ),
    );
    expect(refused).toBe('refused');
  });

  it('tells the page what was chosen in the menu', async () => {
    await app.page.getByRole('link', { name: /^设置/ }).waitFor();
    await app.clickMenu?.('room.settings');
    await app.page.waitForURL(/settings/);
    await expect.poll(() => app.page.getByText(options.archive).isVisible()).toBe(true);
  });

  it('opens no other window', async () => {
    await app.page.evaluate(() => void window.open('https://example.invalid/'));
    await expect.poll(() => app.page.context().pages().length).toBe(1);
  });

  it('shows a document of its own making in a frame', async () => {
    const colour = await app.page.evaluate(async () => {
      const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
      const frame = document.createElement('iframe');
      frame.srcdoc = `<style nonce="${meta?.nonce}">p { color: rgb(1, 2, 3) }</style><p>note</p>`;
      document.body.append(frame);
      await new Promise((resolve) => frame.addEventListener('load', resolve));
      const note = frame.contentDocument?.querySelector('p');
      const found = note ? getComputedStyle(note).color : '';
      frame.remove();
      return found;
    });
    expect(colour).toBe('rgb(1, 2, 3)');
  });

  it('has shown no error so far', () => {
    expect(app.problems).toEqual([]);
  });

  it('lets its policy stop foreign scripts and addresses', async () => {
    const blocked = await app.page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.intruder = true';
      document.body.append(script);
      const reached = await fetch('https://example.invalid/').then(
        () => true,
        () => false,
      );
      return { intruder: 'intruder' in globalThis, reached };
    });
    expect(blocked).toEqual({ intruder: false, reached: false });
    const violations = () => app.problems.filter((problem) => problem.includes('policy: '));
    await expect.poll(violations).toHaveLength(2);
  });

  it('closes its archive at the end and remembers where it was', async () => {
    await app.close();
    expect(existsSync(join(options.archive, 'archive.db-wal'))).toBe(false);
    const archives = readFileSync(join(options.userData, 'archives.json'), 'utf8');
    expect(JSON.parse(archives)).toMatchObject([{ folder: options.archive }]);
    const window = readFileSync(join(options.userData, 'window.json'), 'utf8');
    expect(JSON.parse(window)).toMatchObject({ bounds: { width: 1_280, height: 840 } });
  });

  it('opens the same archive when it starts again', async () => {
    const again = await launch('electron', { userData: options.userData });
    expect(await again.page.evaluate(callOverPort, '/archives/current')).toContain(options.archive);
    await again.close();
  });
});

/** Runs in the page: one call in the wire form, over a port of its own. */
function callOverPort(path: string): Promise<string> {
  return new Promise((resolve) => {
    window.addEventListener('message', ({ ports: [port] }) => {
      if (!port) return;
      port.addEventListener('message', ({ data }) => resolve(String(data)));
      port.start();
      port.postMessage(JSON.stringify({ i: '1', p: { u: path, b: {} } }));
    });
    keptword.connect();
  });
}
