import { texts } from './texts.ts';
import * as tw from './zh-tw/menu.ts';

/** Words of the desktop window's menu and dialogs. */
export const menuTexts = texts(
  {
    quit: '退出',
    undo: '撤销',
    redo: '重做',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    selectAll: '全选',
    here: '操作',
    fullScreen: '全屏',
    reload: '重新载入',
    developer: '开发者工具',
    window: '窗口',
    minimise: '最小化',
    close: '关闭',
  },
  {
    quit: 'Quit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    here: 'Actions',
    fullScreen: 'Full screen',
    reload: 'Reload',
    developer: 'Developer tools',
    window: 'Window',
    minimise: 'Minimise',
    close: 'Close',
  },
  tw.menuTexts,
);

/** The tray's menu: what waits, and the way to it. */
export const trayTexts = texts(
  {
    name: '守言 Keptword',
    open: '打开窗口',
    promises: (n: number) => `到期的承诺：${n}`,
    handovers: (n: number) => `待接收的交接单：${n}`,
    lock: '立即锁定',
    quit: '退出',
  },
  {
    name: 'Keptword 守言',
    open: 'Open the window',
    promises: (n: number) => `Promises due: ${n}`,
    handovers: (n: number) => `Notes to acknowledge: ${n}`,
    lock: 'Lock now',
    quit: 'Quit',
  },
  tw.trayTexts,
);
