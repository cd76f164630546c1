// Written by `npm run zh-tw` from ../evidence-warnings.ts: change that, or tests/translation.

export const evidenceWarningTexts = {
  'cut-anew': '此訊息在本案較早的證據包中以另一種切分承諾，葉雜湊因此不同',
  'original-unreadable': '檔案庫中的原始檔案無法讀取或與記錄的 SHA-256 不符',
  'attachment-unreadable': '檔案庫中的附件無法讀取或與記錄的 SHA-256 不符',
  'internal-notes': '內部備註一律不出示',
  'attachments-not-read':
    '附件的畫面不能檢索，文件裡的文字也可能查漏，請人工確認其中沒有應遮蔽的內容',
  'attachment-unsearched':
    '附件太大、有密碼或打不開，查不出裡面有沒有應遮蔽的內容，因此未放入證據包。請核對後改存為較小、無密碼的檔案，再加入本案',
  'no-pick': '未指明要點訊息：範圍內每則訊息均編號，但沒有引用',
  gap: '範圍內有記錄缺口',
  'statement-shortened': '短說明超出字數，部分主張只在證據說明中',
  'several-submissions': '圖片頁超過一次可提交的張數，已分成幾次',
  'too-many-pages': 'PDF 的頁數超出限制',
  'too-heavy': '檔案超出大小限制',
  'large-scope': '範圍很大，打包要幾分鐘並佔用較多記憶體，可按期間分成幾份。條數：',
  'internal-only': '含內部備註，請勿外傳',
};
