// Written by `npm run zh-tw` from ../cases.ts: change that, or tests/translation.

export const caseCheckTexts = {
  nothing: '證據籃裡還沒有訊息',
  identity: '雙方身份：每段對話都應有已確認的客服和買家',
  order: '訂單號',
  policy: '當時有效的口徑或規則',
  unfavourable: '同一期間對己方不利的訊息（對方手裡也有）',
  risky: '己方的風險用語',
  checklist: '可能還缺的材料',
  'no-deadline': '未填舉證期限',
  'deadline-over': '舉證期限已過（小時）',
  'deadline-left': '距舉證期限還有（小時）',
  claims: '每項主張都應引用證據籃中的證據',
  completeness: '範圍內的記錄缺口',
};

export const opponentTexts = {
  admission: '己方承認過責任',
  'broken-promise': '己方的承諾未兌現',
  'late-promise': '己方的承諾到期時沒有兌現的記錄',
  contradiction: '己方前後說法不一',
  'risky-words': '己方的風險用語',
  gap: '記錄有缺口，可被質疑不完整',
};
