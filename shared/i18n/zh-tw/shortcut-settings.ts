// Written by `npm run zh-tw` from ../shortcut-settings.ts: change that, or tests/translation.

export const shortcutSettingsTexts = {
  title: '快速鍵',
  hint: '點一個鍵再按新的鍵。單個字母在打字和用輸入法時不起作用。改動存在這個檔案庫裡，用這個檔案庫的電腦都一樣。',
  find: '找一個操作',
  change: (action: string, keys: string) => `${action}：${keys}，點選更改`,
  none: '沒有快速鍵',
  press: '請按新的鍵…',
  pressHint: '按 Esc 取消，按退格鍵去掉快速鍵。',
  notPossible: (key: string) => `${key} 有固定的用處，不能用。`,
  conflict: (key: string, actions: string) => `${key} 已用於：${actions}。`,
  useAnyway: '改給這個操作',
  cancel: '取消',
  reset: '恢復',
  resetAll: '全部恢復為原來的鍵',
  changed: (n: number) => `改過 ${n} 個`,
  nothingFound: '沒有這樣的操作。',
};
