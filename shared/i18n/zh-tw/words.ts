// Written by `npm run zh-tw` from ../words.ts: change that, or tests/translation.

export const platformWords = {
  taobao: '淘寶',
  jd: '京東',
  pinduoduo: '拼多多',
  douyin: '抖音',
  wechat: '微信',
  qq: 'QQ',
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  line: 'LINE',
  messenger: 'Messenger',
  instagram: 'Instagram',
  discord: 'Discord',
  slack: 'Slack',
  kakaotalk: 'KakaoTalk',
  signal: 'Signal',
  zendesk: 'Zendesk',
  intercom: 'Intercom',
  livechat: 'LiveChat',
  freshdesk: 'Freshdesk',
  helpscout: 'Help Scout',
  crisp: 'Crisp',
  chatwoot: 'Chatwoot',
  gorgias: 'Gorgias',
  tidio: 'Tidio',
  groove: 'Groove',
  whmcs: 'WHMCS',
  other: '其他',
};

export const platformMarks = {
  taobao: '淘',
  jd: '京',
  pinduoduo: '拼',
  douyin: '抖',
  wechat: '微',
  qq: 'Q',
  whatsapp: 'W',
  telegram: 'T',
  line: 'L',
  messenger: 'M',
  instagram: 'IG',
  discord: 'D',
  slack: 'S',
  kakaotalk: 'K',
  signal: 'Si',
  zendesk: 'Z',
  intercom: 'Ic',
  livechat: 'LC',
  freshdesk: 'F',
  helpscout: 'H',
  crisp: 'C',
  chatwoot: 'Cw',
  gorgias: 'G',
  tidio: 'Ti',
  groove: 'Gr',
  whmcs: 'Wh',
  other: '其',
};

export const channelWords = {
  im: '即時聊天',
  'product-message': '商品留言',
  'store-message': '店鋪留言',
  'offline-message': '離線留言',
  'site-mail': '站內信',
};

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
