// Written by `npm run zh-tw` from ../words.ts: change that, or tests/translation.

export const roleWords = {
  customer: '買家',
  agent: '客服',
  bot: '機器人',
  system: '系統',
  unknown: '未定',
};

export const messageKindWords = {
  text: '文字',
  image: '圖片',
  voice: '語音',
  video: '影片',
  file: '檔案',
  sticker: '表情',
  card: '卡片',
  call: '通話',
  recall: '撤回',
  event: '事件',
};

export const severityWords = { red: '緊急', yellow: '注意', green: '一般' };

export const badgeMarks = { promise: '承', dispute: '糾', exhibit: '證', gap: '缺' };

export const badgeWords = { promise: '承諾', dispute: '糾紛', exhibit: '證物', gap: '缺口' };

export const referenceWords = {
  order: '訂單號',
  item: '商品',
  tracking: '物流單號',
  phone: '電話',
  amount: '金額',
};

export const timeWords = {
  justNow: '剛剛',
  minutesAgo: (n: number) => `${n} 分鐘前`,
  yesterdayAt: (clock: string) => `昨天 ${clock}`,
  todayAt: (clock: string) => `今天 ${clock}`,
  tomorrowAt: (clock: string) => `明天 ${clock}`,
  inMinutes: (n: number) => `${n} 分鐘後`,
  inHours: (n: number) => `${n} 小時後`,
  overdueMinutes: (n: number) => `逾期 ${n} 分鐘`,
  overdueHours: (n: number) => `逾期 ${n} 小時`,
  overdueDays: (n: number) => `逾期 ${n} 天`,
  dueNow: '現在到期',
  noDue: '無期限',
  noTime: '時間不詳',
  weekdays: '週日 週一 週二 週三 週四 週五 週六',
};

export const commonWords = {
  retry: '重試',
  next: '下一列',
  previous: '上一列',
  cancel: '取消',
  close: '關閉',
  save: '儲存',
  saved: '已儲存',
  confirm: '確認',
  edit: '修改',
  remove: '移除',
  undo: '復原',
  back: '返回',
  more: '更多',
  copy: '複製',
  open: '開啟',
  all: '全部',
  none: '無',
  yes: '是',
  no: '否',
  loading: '正在讀取',
  loadingMore: '正在讀取更多',
  end: '沒有更多了',
  unknownCustomer: '買家不詳',
  shop: '店鋪',
  platform: '平台',
  customer: '買家',
  agent: '客服',
  time: '時間',
  reason: '原因',
};
