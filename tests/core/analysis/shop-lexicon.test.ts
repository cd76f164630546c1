import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseShopLexicon, readShopLexicon } from '../../../electron/core/system/shop-lexicon.ts';
import { analyseDialogue } from '../../../shared/domain/detection/analyse-dialogue.ts';
import { parseDue } from '../../../shared/domain/detection/due/parse-due.ts';
import { riskyWordsIn } from '../../../shared/domain/detection/risks/risky-words.ts';
import { detectorVersion } from '../../../shared/domain/detection/version.ts';
import { talk } from '../../shared/detection/dialogues.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keptword-lexicon-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const lexicon = (entries: object) => parseShopLexicon(JSON.stringify(entries), 'lexicon.json');

describe('words of the shop’s own', () => {
  it('add risky words, and name harmless ones', () => {
    const shop = lexicon({
      riskyWords: [{ say: '秒杀全城', risk: 'superlative', softer: ['价格实惠'] }],
      harmless: ['保证书'],
    });
    expect(riskyWordsIn('我们家秒杀全城', { shop })).toMatchObject([
      { risk: 'superlative', words: '秒杀全城', softer: ['价格实惠'] },
    ]);
    expect(riskyWordsIn('随货有一份保证书', { shop })).toEqual([]);
  });

  it('trust the shop’s own domain', () => {
    const shop = lexicon({ trustedDomains: ['nuanguang.example.com'] });
    const reply = '详情 https://nuanguang.example.com/a';
    expect(riskyWordsIn(reply).map(({ risk }) => risk)).toEqual(['link']);
    expect(riskyWordsIn(reply, { shop })).toEqual([]);
  });

  it('make a promise and a complaint of what the shop calls one', () => {
    const shop = lexicon({
      promises: [{ say: '走绿通', kind: 'investigate' }],
      complaints: [{ say: '翻车', kind: 'quality' }],
    });
    const dialogue = talk('买家: 这批货翻车', '客服: 这单走绿通');
    expect(analyseDialogue(dialogue).promises).toEqual([]);
    const found = analyseDialogue(dialogue, shop);
    expect(found.promises).toMatchObject([{ i: 1, kind: 'investigate' }]);
    expect(found.disputes).toMatchObject([{ kind: 'quality', messages: [0] }]);
    expect(analyseDialogue(talk('客服: 这单没有走绿通'), shop).promises).toEqual([]);
  });

  it('know the shop’s own holidays beside the public ones', () => {
    const shop = lexicon({ holidays: { off: ['2026-03-05'], work: ['2026-03-07'] } });
    const dialogue = talk('客服: 两个工作日内给您寄出');
    const dueWith = (own: typeof shop | null) =>
      analyseDialogue(dialogue, own).promises[0]?.due?.iso;
    expect(dueWith(null)).toBe('2026-03-06T23:59:59+08:00');
    expect(dueWith(shop)).toBe('2026-03-07T23:59:59+08:00');
    expect(parseDue('一个工作日', '2026-09-30T10:00:00+08:00')?.iso).toBe(
      '2026-10-08T23:59:59+08:00',
    );
  });

  it.each<[string, string]>([
    ['{', 'is not JSON'],
    ['{"riskyWords":[{"say":"("}]}', 'riskyWords.0.say: is no pattern'],
    ['{"promises":[{"say":"a*"}]}', 'promises.0.say: would match any text'],
    ['{"holidays":{"off":["国庆"]}}', 'holidays.off.0: is no day'],
    ['{"trustedDomains":["http://a.com/"]}', 'trustedDomains.0: is no domain'],
    ['{"complaints":[{"say":"坏","kind":"broken"}]}', 'complaints.0.kind'],
    ['{"words":[]}', 'Unrecognized key'],
  ])('are refused with the place and the reason: %s', (text, reason) => {
    expect(() => parseShopLexicon(text, 'lexicon.json')).toThrow(reason);
  });

  it('are read from the folder of the archive, and a change has a version of its own', async () => {
    expect(await readShopLexicon(folder)).toEqual({
      shop: null,
      text: null,
      version: detectorVersion,
    });
    const path = join(folder, 'lexicon.json');
    writeFileSync(path, '{"harmless":["保证书"]}');
    const first = await readShopLexicon(folder);
    writeFileSync(path, '{"harmless":["保证书","担保函"]}');
    const second = await readShopLexicon(folder);
    expect(first.shop).not.toBeNull();
    expect(new Set([detectorVersion, first.version, second.version]).size).toBe(3);
    expect(Number.isSafeInteger(second.version)).toBe(true);
  });
});
