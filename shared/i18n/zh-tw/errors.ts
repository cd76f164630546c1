// Written by `npm run zh-tw` from ../errors.ts: change that, or tests/translation.

export const errorWords = {
  'invalid-input': '填寫的內容不對',
  'not-found': '找不到了',
  conflict: '和現在的狀態衝突',
  'unsupported-format': '認不出這種檔案',
  'damaged-file': '檔案有損壞',
  'archive-newer': '檔案庫由更新的版本建立',
  'archive-damaged': '檔案庫有損壞',
  'disk-full': '磁碟已滿',
  'permission-denied': '沒有權限',
  locked: '檔案庫正被佔用',
  cancelled: '已取消',
  unavailable: '暫時連不上',
  internal: '程式出了錯',
};

export const errorAdvice = {
  'invalid-input': '改好標出的內容再試。',
  'not-found': '它可能已被替換，返回後重新開啟。',
  conflict: '重新整理後看看別人做了什麼，再決定。',
  'unsupported-format': '按 F1 看能匯入哪些、怎樣匯出；表格和文字也可以自己指定讀法。',
  'damaged-file': '請從平台重新匯出一次。已讀到的內容沒有丟。',
  'archive-newer': '請安裝新版本的守言再開啟。檔案庫沒有被改動。',
  'archive-damaged': '請到設定裡檢查檔案庫，並從備份恢復。原始檔案仍保留。',
  'disk-full': '清理磁碟空間後再試。已儲存的內容沒有丟。',
  'permission-denied': '換一個能寫入的資料夾，或請管理員授權。',
  locked: '關閉另一個開啟此檔案庫的視窗，再試。',
  cancelled: '沒有留下任何改動。',
  unavailable: '稍等再試；一直不行就重新啟動守言。',
  internal: '再試一次；一直不行請把編號告訴我們。',
};
