/** Languages of the UI, the command line and exported documents. Chinese is the one that comes first. */
export const languages = ['zh-CN', 'zh-TW', 'en'] as const;
export type Language = (typeof languages)[number];

/** Each language by its own name: whoever looks for it reads no other. */
export const languageNames: Readonly<Record<Language, string>> = {
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
  en: 'English',
};

/** The language that fits a locale of the system or the browser best (BCP 47). */
export function languageOf(locale: string): Language {
  if (/^zh-(?:TW|HK|MO|Hant)/i.test(locale)) return 'zh-TW';
  return /^zh/i.test(locale) ? 'zh-CN' : 'en';
}

type Text = string | ((...args: never[]) => string);
type SameShape<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : string;
};

/**
 * Words of one room in every language. A key that one language lacks, or whose values differ in what
 * they take, does not compile. Values that depend on something are functions. `npm run zh-tw` writes
 * the third column from the first (tests/translation): run it after every change here.
 */
export function texts<T extends Readonly<Record<string, Text>>>(
  zh: T,
  en: SameShape<T>,
  tw: SameShape<T>,
): Readonly<Record<Language, SameShape<T>>> {
  return { 'zh-CN': zh as unknown as SameShape<T>, 'zh-TW': tw, en };
}
