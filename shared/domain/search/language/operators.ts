import { fold } from '../fold.ts';

/** Operators of the query language, each with the words that mean it. Lower case, without the colon. */
export const operatorWords = {
  from: ['from', '来自', '发送人', '傳送人'],
  to: ['to', '给', '发给'],
  customer: ['customer', 'buyer', '客户', '买家', '顾客'],
  agent: ['agent', '客服'],
  shop: ['shop', 'store', '店铺', '店'],
  platform: ['platform', '平台'],
  channel: ['channel', '渠道'],
  role: ['role', '角色'],
  before: ['before', '之前', '早于'],
  after: ['after', '之后', '晚于'],
  on: ['on', '当天', '日期'],
  during: ['during', '期间'],
  tag: ['tag', '标签'],
  has: ['has', '含', '有'],
  is: ['is', '是'],
  order: ['order', '订单', '订单号', '单号'],
  amount: ['amount', '金额'],
  source: ['source', '来源', '文件', '檔案'],
  in: ['in', '会话', '在', '對話'],
  near: ['near', '附近', '前后'],
} as const;

export type Operator = keyof typeof operatorWords;

/** Operators whose values are the archive's own. */
export const completableOperators = [
  'from',
  'to',
  'customer',
  'agent',
  'shop',
  'tag',
  'source',
  'in',
] as const satisfies readonly Operator[];

/** What `has:` may ask for. */
export const hasWords = {
  image: ['image', 'picture', 'photo', '图片', '照片'],
  video: ['video', '视频', '影片'],
  voice: ['voice', 'audio', '语音'],
  sticker: ['sticker', 'emoji', '表情', '贴图'],
  file: ['file', 'attachment', '文件', '附件', '檔案'],
  link: ['link', 'url', '链接', '网址', '連結'],
  phone: ['phone', '电话', '手机', '手机号'],
  order: ['order', '订单', '订单号'],
  tracking: ['tracking', '快递', '单号', '快递单号', '物流'],
  amount: ['amount', '金额'],
  promise: ['promise', '承诺'],
  dispute: ['dispute', '纠纷'],
  note: ['note', '备注', '笔记'],
  tag: ['tag', '标签'],
} as const;
export type HasWhat = keyof typeof hasWords;

/** What `is:` may ask for. */
export const isWords = {
  unanswered: ['unanswered', '未回复', '未答复', '没回复', '未回覆', '未答覆', '沒回覆'],
  promise: ['promise', '承诺'],
  kept: ['kept', '已兑现', '兑现'],
  broken: ['broken', '没做到', '未兑现', '失信'],
  overdue: ['overdue', '逾期', '超时'],
  dispute: ['dispute', '纠纷'],
  included: ['included', '已入证据', '证据'],
  recalled: ['recalled', 'deleted', '撤回', '已撤回'],
  edited: ['edited', '已编辑', '编辑过'],
  internal: ['internal', 'note', '内部', '内部备注'],
  system: ['system', '系统'],
} as const;
export type IsWhat = keyof typeof isWords;

/** What `role:` may ask for. */
export const roleWords = {
  customer: ['customer', 'buyer', '客户', '买家', '顾客'],
  agent: ['agent', 'seller', 'staff', '客服', '卖家', '商家'],
  bot: ['bot', 'robot', '机器人'],
  system: ['system', '系统'],
  unknown: ['unknown', '未知'],
} as const;

/** What platforms are called beside their names. */
export const platformAliases: Readonly<Record<string, readonly string[]>> = {
  taobao: ['旺旺', '阿里旺旺', '千牛', '天猫', 'tmall', 'wangwang'],
  jd: ['咚咚', '京东商城', 'jingdong'],
  pinduoduo: ['pdd', '多多'],
  douyin: ['抖店', '飞鸽'],
  wechat: ['企微', '企业微信', 'wecom', 'weixin'],
};

/** What channels are called beside their names. */
export const channelAliases: Readonly<Record<string, readonly string[]>> = {
  im: ['聊天', '在线', '旺旺'],
  'product-message': ['宝贝留言', '商品咨询'],
  'offline-message': ['离线消息', '离线'],
  'site-mail': ['站内消息', '信件'],
};

/** The key of a table whose words have this one, in Traditional or Simplified, or null. */
export function keyOfWord<K extends string>(
  table: Readonly<Record<K, readonly string[]>>,
  word: string,
): K | null {
  const plain = fold(word);
  for (const key of Object.keys(table) as K[])
    if (table[key].some((known) => fold(known) === plain)) return key;
  return null;
}

/** The known word nearest to one that was mistyped; null where none is near. */
export function nearestWord(
  table: Readonly<Record<string, readonly string[]>>,
  word: string,
): string | null {
  const plain = word.toLowerCase();
  let best: { word: string; distance: number } | null = null;
  for (const known of Object.values(table).flat()) {
    const distance = editDistance(plain, known);
    if (distance > Math.min(2, Math.floor((Math.max(plain.length, known.length) - 1) / 2)))
      continue;
    if (!best || distance < best.distance) best = { word: known, distance };
  }
  return best?.word ?? null;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
