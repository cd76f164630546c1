import { texts } from './texts.ts';

/** Platforms as people call them. */
export const platformWords = texts(
  {
    taobao: '淘宝',
    jd: '京东',
    pinduoduo: '拼多多',
    douyin: '抖音',
    wechat: '微信',
    qq: 'QQ',
    whatsapp: 'WhatsApp',
    telegram: 'Telegram',
    line: 'LINE',
    other: '其他',
  },
  {
    taobao: 'Taobao',
    jd: 'JD',
    pinduoduo: 'Pinduoduo',
    douyin: 'Douyin',
    wechat: 'WeChat',
    qq: 'QQ',
    whatsapp: 'WhatsApp',
    telegram: 'Telegram',
    line: 'LINE',
    other: 'Other',
  },
);

/** One or two signs that stand for a platform in a row. */
export const platformMarks = texts(
  {
    taobao: '淘',
    jd: '京',
    pinduoduo: '拼',
    douyin: '抖',
    wechat: '微',
    qq: 'Q',
    whatsapp: 'W',
    telegram: 'T',
    line: 'L',
    other: '其',
  },
  {
    taobao: 'TB',
    jd: 'JD',
    pinduoduo: 'PD',
    douyin: 'DY',
    wechat: 'WX',
    qq: 'QQ',
    whatsapp: 'WA',
    telegram: 'TG',
    line: 'LN',
    other: '··',
  },
);

export const channelWords = texts(
  {
    im: '即时聊天',
    'product-message': '商品留言',
    'store-message': '店铺留言',
    'offline-message': '离线留言',
    'site-mail': '站内信',
  },
  {
    im: 'chat',
    'product-message': 'product message',
    'store-message': 'store message',
    'offline-message': 'offline message',
    'site-mail': 'site mail',
  },
);

export const roleWords = texts(
  { customer: '买家', agent: '客服', bot: '机器人', system: '系统', unknown: '未定' },
  { customer: 'Customer', agent: 'Agent', bot: 'Bot', system: 'System', unknown: 'Unknown' },
);

export const messageKindWords = texts(
  {
    text: '文字',
    image: '图片',
    voice: '语音',
    video: '视频',
    file: '文件',
    sticker: '表情',
    card: '卡片',
    call: '通话',
    recall: '撤回',
    event: '事件',
  },
  {
    text: 'Text',
    image: 'Image',
    voice: 'Voice',
    video: 'Video',
    file: 'File',
    sticker: 'Sticker',
    card: 'Card',
    call: 'Call',
    recall: 'Recalled',
    event: 'Event',
  },
);

export const severityWords = texts(
  { red: '紧急', yellow: '注意', green: '一般' },
  { red: 'Critical', yellow: 'Attention', green: 'Routine' },
);

/** What hangs on a message: the sign in the row, and its full word. */
export const badgeMarks = texts(
  { promise: '承', dispute: '纠', exhibit: '证', gap: '缺' },
  { promise: 'P', dispute: 'D', exhibit: 'E', gap: 'G' },
);
export const badgeWords = texts(
  { promise: '承诺', dispute: '纠纷', exhibit: '证物', gap: '缺口' },
  { promise: 'Promise', dispute: 'Dispute', exhibit: 'Exhibit', gap: 'Gap' },
);

export const promiseStatusWords = texts(
  {
    proposed: '待确认',
    open: '未兑现',
    kept: '已兑现',
    broken: '已违背',
    withdrawn: '已撤回',
    rejected: '不是承诺',
  },
  {
    proposed: 'To confirm',
    open: 'Open',
    kept: 'Kept',
    broken: 'Broken',
    withdrawn: 'Withdrawn',
    rejected: 'Not a promise',
  },
);

export const promiseKindWords = texts(
  {
    callback: '回复回电',
    investigate: '查询核实',
    ship: '发货',
    refund: '退款',
    deliver_by: '送达时间',
    price: '价格',
    compensate: '补偿',
    exchange: '换货补发',
    gift: '赠品',
    warranty: '保修',
    other: '其他',
  },
  {
    callback: 'Get back',
    investigate: 'Look into',
    ship: 'Ship',
    refund: 'Refund',
    deliver_by: 'Deliver by',
    price: 'Price',
    compensate: 'Compensate',
    exchange: 'Exchange',
    gift: 'Gift',
    warranty: 'Warranty',
    other: 'Other',
  },
);

export const disputeStageWords = texts(
  {
    proposed: '待确认',
    accept: '受理',
    explain: '解释',
    propose: '方案',
    'follow-up': '跟进',
    closed: '关闭',
    rejected: '不是纠纷',
  },
  {
    proposed: 'To confirm',
    accept: 'Accept',
    explain: 'Explain',
    propose: 'Propose',
    'follow-up': 'Follow up',
    closed: 'Closed',
    rejected: 'Not a dispute',
  },
);

export const disputeKindWords = texts(
  {
    late_delivery: '迟发晚到',
    quality: '质量问题',
    refund_delay: '退款拖延',
    service_attitude: '服务态度',
    wrong_item: '发错漏发',
    price_protection: '价保',
    lost: '丢件',
    not_as_described: '描述不符',
    fraud_claim: '假货欺诈',
    warranty: '保修',
    other: '其他',
  },
  {
    late_delivery: 'Late delivery',
    quality: 'Quality',
    refund_delay: 'Refund delay',
    service_attitude: 'Service attitude',
    wrong_item: 'Wrong item',
    price_protection: 'Price protection',
    lost: 'Lost parcel',
    not_as_described: 'Not as described',
    fraud_claim: 'Fraud claim',
    warranty: 'Warranty',
    other: 'Other',
  },
);

/** Times said as people say them. Amounts are whole and not negative. */
export const timeWords = texts(
  {
    justNow: '刚刚',
    minutesAgo: (n: number) => `${n} 分钟前`,
    hoursAgo: (n: number) => `${n} 小时前`,
    yesterdayAt: (clock: string) => `昨天 ${clock}`,
    todayAt: (clock: string) => `今天 ${clock}`,
    tomorrowAt: (clock: string) => `明天 ${clock}`,
    inMinutes: (n: number) => `${n} 分钟后`,
    inHours: (n: number) => `${n} 小时后`,
    overdueMinutes: (n: number) => `逾期 ${n} 分钟`,
    overdueHours: (n: number) => `逾期 ${n} 小时`,
    overdueDays: (n: number) => `逾期 ${n} 天`,
    dueNow: '现在到期',
    noDue: '无期限',
    noTime: '时间不详',
    weekdays: '周日 周一 周二 周三 周四 周五 周六',
  },
  {
    justNow: 'just now',
    minutesAgo: (n: number) => `${n} min ago`,
    hoursAgo: (n: number) => `${n} h ago`,
    yesterdayAt: (clock: string) => `yesterday ${clock}`,
    todayAt: (clock: string) => `today ${clock}`,
    tomorrowAt: (clock: string) => `tomorrow ${clock}`,
    inMinutes: (n: number) => `in ${n} min`,
    inHours: (n: number) => `in ${n} h`,
    overdueMinutes: (n: number) => `${n} min overdue`,
    overdueHours: (n: number) => `${n} h overdue`,
    overdueDays: (n: number) => (n === 1 ? '1 day overdue' : `${n} days overdue`),
    dueNow: 'due now',
    noDue: 'no due time',
    noTime: 'time unknown',
    weekdays: 'Sun Mon Tue Wed Thu Fri Sat',
  },
);

/** Verbs and states that every room uses. */
export const commonWords = texts(
  {
    retry: '重试',
    next: '下一行',
    previous: '上一行',
    cancel: '取消',
    close: '关闭',
    save: '保存',
    saved: '已保存',
    confirm: '确认',
    edit: '修改',
    remove: '移除',
    undo: '撤销',
    back: '返回',
    more: '更多',
    copy: '复制',
    copied: '已复制',
    open: '打开',
    all: '全部',
    none: '无',
    yes: '是',
    no: '否',
    loading: '正在读取',
    loadingMore: '正在读取更多',
    end: '没有更多了',
    unknownCustomer: '买家不详',
    unknownShop: '店铺不详',
    shop: '店铺',
    platform: '平台',
    customer: '买家',
    agent: '客服',
    time: '时间',
    reason: '原因',
  },
  {
    retry: 'Try again',
    next: 'Next row',
    previous: 'Previous row',
    cancel: 'Cancel',
    close: 'Close',
    save: 'Save',
    saved: 'Saved',
    confirm: 'Confirm',
    edit: 'Edit',
    remove: 'Remove',
    undo: 'Undo',
    back: 'Back',
    more: 'More',
    copy: 'Copy',
    copied: 'Copied',
    open: 'Open',
    all: 'All',
    none: 'none',
    yes: 'Yes',
    no: 'No',
    loading: 'Loading',
    loadingMore: 'Loading more',
    end: 'Nothing more',
    unknownCustomer: 'Customer unknown',
    unknownShop: 'Shop unknown',
    shop: 'Shop',
    platform: 'Platform',
    customer: 'Customer',
    agent: 'Agent',
    time: 'Time',
    reason: 'Reason',
  },
);
