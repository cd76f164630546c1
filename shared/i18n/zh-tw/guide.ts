// Written by `npm run zh-tw` from ../guide.ts: change that, or tests/translation.

export const guideTexts = {
  title: '使用指南',
  search: '在指南裡找',
  searchHint: '比如 撤回、備份、Ctrl+J',
  contents: '目錄',
  nothing: (words: string) => `指南裡沒有「${words}」`,
  found: (n: number) => `${n} 處`,
  keys: '快速鍵',
  exports: '怎樣匯出聊天記錄',
  codes: '提示和辦法',
  code: '代碼',
  exit: '退出碼',
  meaning: '意思',
  advice: '怎麼辦',
  failed: '指南沒有開啟',
  close: '關閉指南',
};
