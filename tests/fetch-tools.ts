import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * What tests hold our work against, or draw with: OpenSSL's time-stamping, and a font with Chinese
 * characters. A Debian without them gets them; elsewhere they are there, or the tests that need them fail.
 */
export function setup(): void {
  const missing = [
    ...(isThere('openssl', ['version']) ? [] : ['openssl']),
    ...(hasChineseFont() ? [] : ['fonts-noto-cjk']),
  ];
  if (missing.length === 0) return;
  process.stderr.write(`Not here yet: ${missing.join(', ')}\n`);
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...missing);
}

function isThere(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** Looked for in a process of its own: the fonts of this one are those of its start. */
function hasChineseFont(): boolean {
  const script = `
    const { GlobalFonts } = require('@napi-rs/canvas');
    const known = /CJK|YaHei|PingFang|Hiragino Sans GB|Source Han|WenQuanYi|SimHei|SimSun/;
    process.exit(GlobalFonts.families.some(({ family }) => known.test(family)) ? 0 : 1);`;
  return isThere(process.execPath, ['-e', script]);
}

function apt(...args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', args, { stdio: 'ignore', timeout: 600_000, env });
}
