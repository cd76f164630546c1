import type * as Canvas from '@napi-rs/canvas';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pack, type Packed } from '../packaging/pack.ts';
import { launch } from './launch.ts';

/** What a shop gets to install, made by the builder itself. */
describe('the packed program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-packed-'));
  const program = join(folder, 'program');
  let packed: Packed;
  beforeAll(() => {
    packed = pack(folder);
    packed.layOut(program);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const text = (path: string): string => readFileSync(join(program, path), 'utf8');
  const filesIn = (part: string): string[] =>
    packed.files.filter((path) => path.startsWith(part) && /\.\w+$/.test(path));

  it('brings the two libraries with programs for this system, and no other package', () => {
    const packages = filesIn('node_modules/').map(
      (path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)![1]!,
    );
    const system = `${process.platform}-${process.arch}`;
    const canvas = [...new Set(packages)].filter((name) => name.startsWith('@napi-rs/'));
    expect([...new Set(packages)].toSorted()).toEqual([...canvas, 'better-sqlite3'].toSorted());
    expect(canvas.every((name) => name === '@napi-rs/canvas' || name.includes(system))).toBe(true);
    const programs = packed.files.filter((path) => path.endsWith('.node'));
    expect(programs).toContain(`node_modules/better-sqlite3/prebuilds/${system}.node`);
    expect(programs.filter((path) => !path.includes(system))).toEqual([]);
  });

  it('keeps what the system itself must load beside the archive, not in it', () => {
    const unpacked = join(packed.resources, 'app.asar.unpacked');
    const programs = packed.files.filter((path) => path.endsWith('.node'));
    expect(programs.length).toBeGreaterThanOrEqual(2);
    expect(programs.filter((path) => !existsSync(join(unpacked, path)))).toEqual([]);
  });

  it('brings what was built and nothing else of the project', () => {
    const own = packed.files.filter(
      (path) => !path.startsWith('node_modules') && /\.\w+$/.test(path),
    );
    const odd = own.filter(
      (path) => !/^out\/(?:main|preload|renderer|verify)\/|^package\.json$/.test(path),
    );
    expect(odd).toEqual([]);
    expect(packed.files).toContain('LICENSE');
    expect(own).toContain('out/verify/index.html');
    expect(own).toContain('out/main/licences.txt');
  });

  it('brings no file that nothing in it asks for', () => {
    for (const part of ['out/main/', 'out/renderer/'] as const) {
      const files = filesIn(part);
      const words = files
        .filter((path) => /\.(?:js|html|css)$/.test(path))
        .map(text)
        .join('\n');
      const started = ['index.js', 'index.html', 'licences.txt'];
      const unasked = files
        .map((path) => basename(path))
        .filter((name) => !started.includes(name) && !words.includes(name));
      expect(unasked).toEqual([]);
    }
  });

  it('asks for no library that it does not bring', () => {
    const isThere = createRequire(join(program, 'out/main/index.js')).resolve;
    const asked = filesIn('out/main/')
      .filter((path) => path.endsWith('.js'))
      .flatMap((path) => [
        ...text(path).matchAll(/^(?:import|export) [^;'"]*["']([^."'][^"']*)["'];$/gm),
      ])
      .map((match) => match[1]!)
      .filter((name) => name !== 'electron' && !name.startsWith('node:'));
    expect(asked).toContain('better-sqlite3');
    for (const name of asked) expect(isThere(name)).not.toBe('');
  });

  it('draws pages with what it brings', () => {
    const load = createRequire(join(program, 'out/main/index.js'));
    const { createCanvas } = load('@napi-rs/canvas') as Pick<typeof Canvas, 'createCanvas'>;
    expect(createCanvas(2, 2).toBuffer('image/png').toString('latin1', 1, 4)).toBe('PNG');
  });

  it('has its switches set: no plain Node, no debugger, only its own archive', () => {
    // runAsNode, cookies, NODE_OPTIONS, inspect, integrity, only the archive, snapshot, file: pages.
    expect(packed.fuses).toBe('01001100');
  });

  it('names no server of anybody for new versions', () => {
    const told = readFileSync(join(packed.resources, 'app-update.yml'), 'utf8');
    expect(told).toMatch(/^url: https:\/\/updates\.invalid\/$/m);
  });

  it('keeps the languages that it speaks, and no other', () => {
    const languages = readdirSync(join(packed.resources, '../locales'));
    expect(languages.toSorted()).toEqual(['en-US.pak', 'zh-CN.pak', 'zh-TW.pak']);
  });

  it('runs away from the project: opens the sample shop and searches it', async () => {
    const app = await launch('electron', {
      archive: join(folder, 'archive'),
      userData: join(folder, 'user-data'),
      program,
    });
    const { page } = app;
    page.setDefaultTimeout(45_000);
    await page.getByRole('button', { name: '打开示例店铺' }).click();
    await page.getByText('档案库里有 2,422 条消息').waitFor({ timeout: 120_000 });
    await page.getByRole('combobox', { name: '搜索聊天记录' }).fill('退款');
    await page.getByText(/共 \d+ 条/).waitFor();
    const hit = page.locator('mark').first();
    await hit.waitFor();
    expect(await hit.innerText()).toBe('退款');
    expect(app.problems).toEqual([]);
    await app.close();
  });
});
