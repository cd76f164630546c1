// Written by `npm run zh-tw` from ../evidence-findings.ts: change that, or tests/translation.

export const evidenceFindingTexts = {
  E01: '檔案內容與清單中的 SHA-256 不符',
  E02: '清單或說明中的檔案不存在',
  E03: 'data/ 中有清單以外的檔案',
  E04: '包內有清單以外的標籤檔案',
  E05: '重複的條目',
  E06: '不安全的檔案名或連結',
  E07: '位元組數或檔案數與 Payload-Oxum 不符',
  E08: 'bagit.txt、bag-info.txt 或清單損壞',
  E09: '附件與記錄不符，或副檔名與內容不符',
  E10: 'messages.jsonl 的行損壞、缺失或次序不對',
  E11: '訊息與其葉雜湊不符',
  E12: '訊息的片段與其狀態不符',
  E13: '範圍根不符：有訊息被改動、刪除或調換',
  E14: '條數、序號或證據編號與 evidence.json 不符',
  E15: '原始檔案與 evidence.json 不符',
  E16: '可讀檔案與 messages.jsonl、evidence.json 不一致',
  E17: '封存碼不符',
  E18: '無法讀取，或超出安全限度',
  E19: '可信時間戳與封存碼不符，或其簽名、證書不成立',
};
