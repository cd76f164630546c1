import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeSampleShop, sampleFile } from '../../../electron/core/sample/sample-shop.ts';
import type { SampleFormat } from '../../../electron/core/sample/exports.ts';
import { readSample, unzip } from './read-sample.ts';

const shop = makeSampleShop();

describe('the exports of the sample shop', () => {
  it('write AliWangWang text in GBK that is no UTF-8', () => {
    const strict = new TextDecoder('utf-8', { fatal: true });
    const files = shop.files.filter((file) => file.format === 'qianniu');
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) expect(() => strict.decode(file.bytes)).toThrow();
  });

  it('begin every AliWangWang file with the exporting account under the shop', async () => {
    for (const file of shop.files.filter(({ format }) => format === 'qianniu')) {
      const lines = (await readSample(file)).split('\n');
      expect(lines[0]).toMatch(/^暖光灯饰旗舰店(:\S+)?$/);
      expect(lines[1]).toBe('='.repeat(64));
      expect(lines[2]).toBe(`${' '.repeat(31)}单聊${' '.repeat(29)}`);
      expect(lines[4]).toMatch(/^-{28}\S+-{28}$/);
    }
  });

  it('overlap between the two PCs of September, line for line', async () => {
    const [early, late] = await Promise.all(
      ['旺旺_早班电脑_2026-09.txt', '旺旺_晚班电脑_2026-09.txt'].map(linesOf),
    );
    const overlap = early?.filter((line) => /\(2026-09-1[4-9] /.test(line)) ?? [];
    expect(overlap.length).toBeGreaterThan(20);
    expect(late).toEqual(expect.arrayContaining(overlap));
  });

  it('hold nothing of 小美 on Taobao from 6 to 9 October', async () => {
    for (const file of shop.files.filter(({ format }) => format === 'qianniu')) {
      expect(await readSample(file)).not.toMatch(/:小美\(2026-10-0[6-9] /);
    }
  });

  it('put QQ into UTF-8 with a BOM and CRLF', () => {
    const { bytes } = sampleFile(shop, 'qq');
    expect(bytes.slice(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf));
    const text = new TextDecoder().decode(bytes);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(text.match(/消息对象:/g)?.length).toBeGreaterThan(1);
  });

  it('let days above twelve settle the order of day and month on WhatsApp', async () => {
    expect(await read('whatsapp-txt')).toMatch(/^13\/09\/2026, 15:02 - /m);
    expect(await read('whatsapp-zip')).toMatch(/^\[17\/08\/2026, 16:20:11\] /m);
  });

  it('carry in the zip every picture that its chat names, as real PNGs', async () => {
    const entries = await unzip(sampleFile(shop, 'whatsapp-zip').bytes);
    const named = [...(await read('whatsapp-zip')).matchAll(/<attached: (.+?)>/g)];
    expect(named.length).toBeGreaterThan(0);
    for (const [, name = ''] of named) {
      const png = Buffer.from(entries.get(name) ?? []);
      expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
      const data = png.subarray(41, 41 + png.readUInt32BE(33));
      expect(inflateSync(data).length).toBe(96 * (96 * 3 + 1));
    }
  });

  it('date the zip without asking the machine where it is', () => {
    const first = Buffer.from(sampleFile(shop, 'whatsapp-zip').bytes);
    expect(first.readUInt16LE(10)).toBe(12 << 11);
    expect(first.readUInt16LE(12)).toBe((46 << 9) | (10 << 5) | 31);
  });

  it('head the table in Chinese and quote cells of several lines', async () => {
    const text = await read('csv');
    expect(text).toMatch(/^\uFEFF?会话ID,时间,发送人,角色,内容,订单号\n/);
    expect(text).toContain('"收到粉色啦\n两个摆一起挺好看\n谢谢你们"');
  });

  it('say twice in the same second what was said twice', async () => {
    const late = await linesOf('旺旺_早班电脑_2026-09.txt');
    const twice = late.filter((line) => line === '晚风吹过窗台(2026-09-04 09:12:44):  在吗');
    expect(twice.length).toBe(2);
  });
});

async function read(format: SampleFormat): Promise<string> {
  return readSample(sampleFile(shop, format));
}

async function linesOf(name: string): Promise<string[]> {
  const file = shop.files.find((candidate) => candidate.name === name);
  if (file === undefined) throw new Error(`no file ${name}`);
  return (await readSample(file)).split('\n');
}
