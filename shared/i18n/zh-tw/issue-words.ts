// Written by `npm run zh-tw` from ../issue-words.ts: change that, or tests/translation.

export const issueWords = {
  'undecodable-bytes': '有些位元組不是文字，已保留原樣',
  'no-header-before': '前面沒有傳送人和時間',
  'header-in-body': '看起來像訊息開頭，已當作正文',
  'bad-time': '時間讀不懂',
  'no-date': '沒有日期',
  'ragged-row': '欄數不對',
  'open-quote': '引號沒有結束，已在下一行斷開',
  'table-skipped': '這張表裡沒有訊息，沒有匯入',
  'missing-text': '沒有內容這一欄',
  'unreadable-row': '整行讀不懂',
  'truncated-cell': '內容被表格軟體截斷',
  'precision-lost': '長數字被表格軟體改過',
  'group-chat-skipped': '群組聊天，沒有匯入',
  'attachment-missing': '附件不在檔案裡',
  'damaged-entry': '壓縮檔裡這一項有損壞',
  'conflicting-id': '和已有訊息編號相同、內容不同，兩條都保留',
  'maybe-known-chat': '可能和另一種格式匯入的對話是同一個，沒有合併',
  'no-messages': '沒有讀到訊息：匯出可能是空的；不是的話，換一種編碼，或者手動標出一行再讀',
};
