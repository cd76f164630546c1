import type { Language } from './texts.ts';
import * as tw from './zh-tw/table-words.ts';

/** A name that a table of `resources/` gives in Chinese and in English, or a person wrote into one. */
export interface TableName {
  readonly zh: string;
  readonly en: string;
}

/** What a table calls a thing, in a language. */
export function tableWord({ zh, en }: TableName, language: Language): string {
  return language === 'en' ? en : chineseWord(zh, language);
}

/** A Chinese word of our tables as it is written where the language is at home; others as they stand. */
export function chineseWord(word: string, language: Language): string {
  const words: Readonly<Record<string, string>> = tw.tableWords;
  return (language === 'zh-TW' ? words[word] : undefined) ?? word;
}
