import { texts } from './texts.ts';
import * as tw from './zh-tw/guide.ts';

/** The frame of the user guide; its chapters are resources/guide. */
export const guideTexts = texts(
  {
    title: '使用指南',
    search: '在指南里找',
    searchHint: '比如 撤回、备份、Ctrl+J',
    contents: '目录',
    nothing: (words: string) => `指南里没有“${words}”`,
    found: (n: number) => `${n} 处`,
    keys: '快捷键',
    exports: '怎样导出聊天记录',
    codes: '提示和办法',
    code: '代码',
    exit: '退出码',
    meaning: '意思',
    advice: '怎么办',
    failed: '指南没有打开',
    close: '关闭指南',
  },
  {
    title: 'Guide',
    search: 'Search the guide',
    searchHint: 'e.g. withdraw, backup, Ctrl+J',
    contents: 'Contents',
    nothing: (words: string) => `The guide does not say “${words}”`,
    found: (n: number) => (n === 1 ? '1 place' : `${n} places`),
    keys: 'Keys',
    exports: 'How to export chat logs',
    codes: 'What is said and what to do',
    code: 'Code',
    exit: 'Exit code',
    meaning: 'Meaning',
    advice: 'What to do',
    failed: 'The guide did not open',
    close: 'Close the guide',
  },
  tw.guideTexts,
);
