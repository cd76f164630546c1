import { texts } from './texts.ts';
import * as tw from './zh-tw/search-operators.ts';

/** What each operator of the query language asks for, in a few words. */
export const operatorHelp = texts(
  {
    from: '谁说的',
    to: '说给谁的',
    customer: '某个买家的会话',
    agent: '某个客服说的',
    shop: '某家店的',
    platform: '某个平台的',
    channel: '从哪里来的消息',
    role: '买家、客服还是机器人说的',
    before: '某天以前',
    after: '某天以后',
    on: '就在那天',
    during: '某段时间里',
    tag: '打了标签的',
    has: '带图片、电话、承诺…',
    is: '没有回复、逾期、撤回…',
    order: '提到订单号',
    amount: '提到多少钱',
    source: '来自某个文件',
    in: '某个会话里的',
    near: '某条消息或某个时间前后一小时',
  },
  {
    from: 'who said it',
    to: 'to whom it was said',
    customer: 'conversations of a customer',
    agent: 'said by an agent',
    shop: 'of one shop',
    platform: 'of one platform',
    channel: 'the way it reached the shop',
    role: 'said by customer, agent or bot',
    before: 'before a day',
    after: 'after a day',
    on: 'on that day',
    during: 'within a time',
    tag: 'that bear a tag',
    has: 'with images, phones, promises…',
    is: 'unanswered, overdue, recalled…',
    order: 'that name an order',
    amount: 'by the money they name',
    source: 'from one file',
    in: 'in one conversation',
    near: 'an hour around a message or a time',
  },
  tw.operatorHelp,
);

/** Times to choose from, each as it can be typed; between spaces. */
export const timeExamples = texts(
  { times: '今天 昨天 前天 本周 上周 本月 上月 7天 30天 双11' },
  { times: 'today yesterday this-week last-week this-month last-month 7d 30d' },
  tw.timeExamples,
);
