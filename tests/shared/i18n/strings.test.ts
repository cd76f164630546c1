import traditional from 'opencc-js/dict/TSCharacters';
import simplified from 'opencc-js/dict/STCharacters';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languages, type Language } from '../../../shared/i18n/texts.ts';
import { catalogueFolder } from '../../translation/catalogues.ts';
import { textsOutside } from '../../translation/outside.ts';
import { sources, unusedTexts } from '../../translation/unused.ts';

type Column = Readonly<Record<string, unknown>>;
type Catalogue = Readonly<Record<Language, Column>>;

const isCatalogue = (value: unknown): value is Catalogue =>
  value !== null && typeof value === 'object' && languages.every((each) => isColumn(value, each));
const isColumn = (value: object, language: Language): boolean => {
  const column: unknown = (value as Column)[language];
  return typeof column === 'object' && !Array.isArray(column);
};

const catalogues: Record<string, Record<string, Catalogue>> = {};
for (const file of readdirSync(catalogueFolder).filter((name) => name.endsWith('.ts'))) {
  const module = (await import(new URL(file, catalogueFolder).href)) as Column;
  const found = Object.entries(module).filter(([, value]) => isCatalogue(value));
  catalogues[file] = Object.fromEntries(found) as Record<string, Catalogue>;
}

/** Each text as its source writes it, functions included. */
function* all(language: Language): Generator<{ name: string; text: string }> {
  for (const file of Object.values(catalogues))
    for (const [catalogue, columns] of Object.entries(file))
      for (const [key, value] of Object.entries(columns[language]))
        yield { name: `${catalogue}.${key}`, text: String(value) };
}
const named = (language: Language, is: (text: string, name: string) => boolean): string[] =>
  [...all(language)].filter(({ text, name }) => is(text, name)).map(({ name }) => name);

describe('the texts', () => {
  it('are many, and none is empty', () => {
    expect([...all('en')].length).toBeGreaterThan(1_000);
    for (const language of languages)
      expect(named(language, (text) => text.trim() === '')).toEqual([]);
  });

  it('are English in en, but for what is typed or read in Chinese', () => {
    const chinese = named('en', (text) => /\p{Script=Han}/u.test(text));
    expect(chinese.filter((name) => !inChineseOnPurpose.includes(name))).toEqual([]);
  });

  it('have no character in zh-TW that only the mainland writes', () => {
    const only = mainlandOnly();
    expect(named('zh-TW', (text) => [...text].some((sign) => only.has(sign)))).toEqual([]);
  });

  it('are all asked for somewhere', () => {
    const code = sources(
      'renderer/**/*.{ts,tsx}',
      'electron/**/*.ts',
      'shared/**/*.ts',
      'resources/lexicons/*.json',
    );
    const named = Object.values(catalogues).flatMap((file) =>
      Object.entries(file).map(([name, columns]) => [name, columns['zh-CN']] as const),
    );
    const unused = unusedTexts(named, code);
    expect(unused).toEqual([]);
  });

  it('are all in the catalogues', () => {
    const code = sources('renderer/**/*.{ts,tsx}', 'electron/{cli,main,preload,web}/**/*.ts');
    const outside = [...code].flatMap(([path, source]) => textsOutside(path, source));
    expect(outside.filter((one) => !outsideOnPurpose.includes(one))).toEqual([]);
  });
});

describe('a noun of the trade', () => {
  it.each(Object.entries(synonyms()))('is one word in %s', (language, others) => {
    const wrong = named(
      language as Language,
      (text, name) => others.test(text) && !inOtherWords.includes(name),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the search for texts outside of the catalogues', () => {
  it('finds Chinese anywhere, and English where a page shows it', () => {
    const found = textsOutside(
      'a.tsx',
      `<p title="Open file">{'保存'}Save all<b aria-hidden="true"/></p>`,
    );
    expect(found.toSorted()).toEqual(['a.tsx: Open file', 'a.tsx: Save all', 'a.tsx: 保存']);
  });
});

/** What other words for the nouns of the glossary (architecture, section 5) would be. */
function synonyms(): Readonly<Record<Language, RegExp>> {
  return {
    'zh-CN': /客户|顾客|买方|坐席|许诺|允诺|争端|移交|交班单|讯息|数据库|取证包|门店/,
    'zh-TW': /客戶|顧客|買方|坐席|許諾|允諾|爭端|移交|消息|資料庫|賬|平臺|質量|信息/,
    en: /\b(?:buyers?|seller|dossier|database|shift reports?|quarrel)\b/i,
  };
}

/** Characters that OpenCC would write otherwise in Traditional and that are none themselves. */
function mainlandOnly(): ReadonlySet<string> {
  const pairs = (dictionary: string) => dictionary.split('|').map((line) => line.split(' '));
  const known = new Set(pairs(traditional).map(([from]) => from));
  const written = new Set(pairs(simplified).flatMap(([, ...to]) => to));
  // Taiwan writes these so, whatever the dictionary's first choice is: 批准, 平台, 秘密, 群組.
  for (const sign of '准台秘群') written.add(sign);
  const others = pairs(simplified).filter(([from = '']) => !known.has(from) && !written.has(from));
  return new Set(others.map(([from = '']) => from));
}

/** Operators and values that are typed in Chinese whatever the language, and words as chats have them. */
const inChineseOnPurpose: readonly string[] = [
  'answerValueWords.off',
  'answersTexts.valueHint',
  'tourTexts.searchWhat',
  'trayTexts.name',
];

/** Said to courts and card networks, or quoting the query language, or another noun. */
const inOtherWords: readonly string[] = [
  'searchTexts.boxHint',
  'evidencePackageTexts.buyer',
  'evidencePackageTexts.customer',
];

/** The name of the product, values as they are typed, and names that are the same everywhere. */
const outsideOnPurpose: readonly string[] = [
  'renderer/features/settings/stamp-panel.tsx: https://',
  'renderer/features/settings/updates-panel.tsx: https://',
  'renderer/features/handovers/report-page.tsx: CSV',
  'renderer/ui/look.ts: 守言 Keptword',
  'electron/main/window.ts: Keptword 守言',
  'electron/cli/index.ts: Keptword 守言: chat-log archive, shift handover and evidence',
  'electron/cli/commands/sheet-exceptions.ts: what is compared: 20元, 卖家',
  'electron/cli/commands/sheet.ts: what is compared, where the answer does not say it: 48小时, 买家, 20元',
];
