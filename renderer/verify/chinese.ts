import { languageOf } from '../../shared/i18n/texts.ts';

/** Chinese as the reader's browser has it; English stands beside it always. */
export const chinese = languageOf(navigator.language) === 'zh-TW' ? 'zh-TW' : 'zh-CN';
