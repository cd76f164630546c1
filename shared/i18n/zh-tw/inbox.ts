// Written by `npm run zh-tw` from ../inbox.ts: change that, or tests/translation.

export const inboxTexts = {
  title: '收件匣',
  what: '放進這個資料夾的匯出檔案會自動匯入；關著守言時放進來的，下次開啟就匯入。檔案留在原處，不移動、不刪除。',
  own: '檔案庫自帶的資料夾',
  chosen: '另選的資料夾',
  show: '開啟資料夾',
  choose: '換一個資料夾',
  useOwn: '用回自帶的資料夾',
  browserHint: '在瀏覽器裡不能換資料夾；請在桌面版裡換，或用指令 keptword inbox --folder。',
  missing: '這個資料夾不在了，或者盤沒有接上。',
  unreadable: (names: string) => `讀不了：${names}。請檢查權限，或者另存一份放進來。`,
  waiting: '等著匯入',
  nothingWaits: '沒有等著的檔案。',
  takeNow: '現在就匯入',
  more: (n: string) => `還有 ${n} 個`,
  taken: '收過的檔案',
  nothingTaken: '還沒有收過檔案。',
  when: '時間',
  name: '檔案',
  result: '結果',
  size: '大小',
  imported: (n: string, batch: string) => `新增 ${n} 條，批次 ${batch}`,
  unchanged: '以前匯入過，沒有新內容',
  refused: '沒有匯入',
  notice: (names: readonly string[], files: number, messages: string, refused: number) =>
    `收件匣匯入了 ${names.join('、')}${files > names.length ? ` 等 ${files} 個檔案` : ''}：新增 ${messages} 條${refused > 0 ? `，${refused} 個沒有匯入` : ''}`,
};
