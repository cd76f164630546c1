import { createContext, use } from 'react';
import type { Language } from '../../shared/i18n/texts.ts';

export const LanguageContext = createContext<Language>('zh-CN');

export function useLanguage(): Language {
  return use(LanguageContext);
}

/** The words of one room, in the language of the moment: `const t = useTexts(searchTexts)`. */
export function useTexts<T>(room: Readonly<Record<Language, T>>): T {
  return room[useLanguage()];
}

/** Puts sentences one behind the other, as the language parts them; the last has its own end. */
export function useSentences(): (...sentences: readonly string[]) => string {
  const language = useLanguage();
  return (...sentences) => sentences.join(language === 'en' ? '. ' : '。');
}

/** Whole numbers with separators. */
export function useNumber(): (value: number) => string {
  const language = useLanguage();
  return (value) => value.toLocaleString(language);
}
