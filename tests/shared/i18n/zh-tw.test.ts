import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  keyOfWord,
  operatorWords,
  hasWords,
  isWords,
  roleWords,
} from '../../../shared/domain/search/language/operators.ts';
import { chineseWord, tableWord } from '../../../shared/i18n/table-words.ts';
import { catalogueFolder, taiwanFiles, taiwanFolder } from '../../translation/catalogues.ts';
import corrections from '../../translation/corrections.json' with { type: 'json' };
import { chineseTexts, textInTaiwan } from '../../translation/zh-tw.ts';

const files = await taiwanFiles();

describe('the zh-TW columns', () => {
  it('are what the catalogues give now; else run `npm run zh-tw` and commit shared/i18n/zh-tw', () => {
    const stale = [...files].filter(([file, column]) => {
      const at = new URL(file, taiwanFolder);
      return !existsSync(at) || readFileSync(at, 'utf8') !== column;
    });
    expect(stale.map(([file]) => file)).toEqual([]);
  });

  it('are corrected by hand only where a text still reads so', () => {
    const texts = new Set(
      readdirSync(catalogueFolder)
        .filter((name) => name.endsWith('.ts'))
        .flatMap((file) =>
          chineseTexts(file, readFileSync(new URL(file, catalogueFolder), 'utf8')),
        ),
    );
    expect(Object.keys(corrections).filter((text) => !texts.has(text))).toEqual([]);
  });

  it('say the terms of the trade as shops in Taiwan do', () => {
    expect(textInTaiwan('导入文件，搜索${who}的聊天记录')).toBe('匯入檔案，搜尋${who}的聊天記錄');
    expect(textInTaiwan('买家“好的”')).toBe('買家「好的」');
  });
});

describe('words of tables', () => {
  it('are Traditional in zh-TW, and a word that a shop wrote itself stays as it is', () => {
    const cause = { zh: '质量问题', en: 'quality' };
    expect(tableWord(cause, 'zh-CN')).toBe('质量问题');
    expect(tableWord(cause, 'zh-TW')).toBe('品質問題');
    expect(tableWord(cause, 'en')).toBe('quality');
    expect(chineseWord('我们自己的话', 'zh-TW')).toBe('我们自己的话');
  });

  it.each([operatorWords, hasWords, isWords, roleWords] as const)(
    'of the query language are understood as zh-TW writes them: %j',
    (table: Readonly<Record<string, readonly string[]>>) => {
      const lost = Object.entries(table).flatMap(([key, words]) =>
        words.filter((word) => keyOfWord(table, chineseWord(word, 'zh-TW')) !== key),
      );
      expect(lost).toEqual([]);
    },
  );
});
