// Written by `npm run zh-tw` from ../menu.ts: change that, or tests/translation.

export const menuTexts = {
  quit: '結束',
  undo: '復原',
  redo: '重做',
  cut: '剪下',
  copy: '複製',
  paste: '貼上',
  selectAll: '全選',
  here: '操作',
  fullScreen: '全螢幕',
  reload: '重新載入',
  developer: '開發者工具',
  window: '視窗',
  minimise: '最小化',
  close: '關閉',
};

export const trayTexts = {
  name: '守言 Keptword',
  open: '開啟視窗',
  promises: (n: number) => `到期的承諾：${n}`,
  handovers: (n: number) => `待接收的交接單：${n}`,
  lock: '立即鎖定',
  quit: '結束',
};
