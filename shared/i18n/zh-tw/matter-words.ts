// Written by `npm run zh-tw` from ../matter-words.ts: change that, or tests/translation.

export const promiseStatusWords = {
  proposed: '待確認',
  open: '待兌現',
  kept: '已兌現',
  broken: '沒做到',
  withdrawn: '已撤回',
  rejected: '不是承諾',
};

export const promiseKindWords = {
  callback: '回覆回電',
  investigate: '查詢核實',
  ship: '出貨',
  refund: '退款',
  deliver_by: '送達時間',
  price: '價格',
  compensate: '補償',
  exchange: '換貨補寄',
  gift: '贈品',
  warranty: '保固',
  other: '其他',
};

export const disputeStageWords = {
  proposed: '待確認',
  accept: '受理',
  explain: '解釋',
  propose: '方案',
  'follow-up': '跟進',
  closed: '關閉',
  rejected: '不是糾紛',
};

export const disputeKindWords = {
  late_delivery: '延遲出貨或送達',
  quality: '品質問題',
  refund_delay: '退款拖延',
  service_attitude: '服務態度',
  wrong_item: '寄錯或漏寄',
  price_protection: '價保',
  lost: '包裹遺失',
  not_as_described: '描述不符',
  fraud_claim: '假貨欺詐',
  warranty: '保固',
  other: '其他',
};
