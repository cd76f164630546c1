// Written by `npm run zh-tw` from ../system-notices.ts: change that, or tests/translation.

export const systemNoticeTexts = {
  title: '通知與托盤',
  which: '系統通知',
  hint: '只在桌面版出現。點一下通知就到那裡。',
  promises: '到期的承諾',
  imports: '匯入完成',
  handovers: '待接收的交接單',
  tray: '關閉視窗時留在托盤，繼續提醒',
  importDone: '匯入完成',
  imported: (fresh: string, duplicates: string) => `新增 ${fresh} 條，重複 ${duplicates} 條`,
  importFailed: '匯入沒有完成',
  importFailedHint: '已有的記錄沒有變。開啟「匯入」看原因。',
  noteWaits: (number: number) => `交接單 ${number} 號等您接收`,
  noteFrom: (outgoing: string, shift: string, items: number) =>
    `${outgoing} · ${shift} · ${items} 項未接收`,
};
