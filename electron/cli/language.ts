import { languages, type Language } from '../../shared/i18n/texts.ts';

/** What commands speak to a person: `KEPTWORD_LANGUAGE`, else Chinese. */
export const language: Language =
  languages.find((each) => each === process.env['KEPTWORD_LANGUAGE']) ?? 'zh-CN';
