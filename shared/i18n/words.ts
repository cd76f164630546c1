import { texts } from './texts.ts';
import * as tw from './zh-tw/words.ts';

export const roleWords = texts(
  { customer: '买家', agent: '客服', bot: '机器人', system: '系统', unknown: '未定' },
  { customer: 'Customer', agent: 'Agent', bot: 'Bot', system: 'System', unknown: 'Unknown' },
  tw.roleWords,
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
  tw.messageKindWords,
);

export const severityWords = texts(
  { red: '紧急', yellow: '注意', green: '一般' },
  { red: 'Critical', yellow: 'Attention', green: 'Routine' },
  tw.severityWords,
);

/** What hangs on a message: the sign in the row, and its full word. */
export const badgeMarks = texts(
  { promise: '承', dispute: '纠', exhibit: '证', gap: '缺' },
  { promise: 'P', dispute: 'D', exhibit: 'E', gap: 'G' },
  tw.badgeMarks,
);
export const badgeWords = texts(
  { promise: '承诺', dispute: '纠纷', exhibit: '证物', gap: '缺口' },
  { promise: 'Promise', dispute: 'Dispute', exhibit: 'Exhibit', gap: 'Gap' },
  tw.badgeWords,
);

/** What a number in a message stands for. */
export const referenceWords = texts(
  { order: '订单号', item: '商品', tracking: '运单号', phone: '电话', amount: '金额' },
  { order: 'order', item: 'item', tracking: 'tracking no.', phone: 'phone', amount: 'amount' },
  tw.referenceWords,
);

/** Times said as people say them. Amounts are whole and not negative. */
export const timeWords = texts(
  {
    justNow: '刚刚',
    minutesAgo: (n: number) => `${n} 分钟前`,
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
  tw.timeWords,
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
    open: '打开',
    all: '全部',
    none: '无',
    yes: '是',
    no: '否',
    loading: '正在读取',
    loadingMore: '正在读取更多',
    end: '没有更多了',
    unknownCustomer: '买家不详',
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
    open: 'Open',
    all: 'All',
    none: 'none',
    yes: 'Yes',
    no: 'No',
    loading: 'Loading',
    loadingMore: 'Loading more',
    end: 'Nothing more',
    unknownCustomer: 'Customer unknown',
    shop: 'Shop',
    platform: 'Platform',
    customer: 'Customer',
    agent: 'Agent',
    time: 'Time',
    reason: 'Reason',
  },
  tw.commonWords,
);
