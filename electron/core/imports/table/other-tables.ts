import type { Columns } from '../../../../shared/contract/imports.ts';
import { plainHeader } from './columns.ts';

/**
 * True for tables that measure sessions and tickets, and for those of issues, commits, deeds in a program
 * and reviews: all have times, names and texts, and none is a chat. What says in which conversation or from
 * which side a text comes is one nevertheless.
 */
export function isOtherTable(headers: readonly string[], columns: Columns): boolean {
  const plain = headers.map(plainHeader);
  const isOfMessages = plain.some((header) =>
    /^(?:messageid|msgid|消息id|消息编号)$/u.test(header),
  );
  // What measures a ticket may stand in each row of its messages.
  if (!isOfMessages && headers.filter((header) => measures.test(header)).length >= 3) return true;
  if (columns.conversation !== undefined || columns.role !== undefined) return false;
  const count = (names: RegExp): number => plain.filter((header) => names.test(header)).length;
  return kinds.some((names) => names.every(([name, least]) => count(name) >= least));
}

const measures =
  /满意度|评价|首次响应|响应时[长间]|会话时长|结束时间|关闭时间|消息[条轮]?数|回合|技能组|是否解决|工单状态|转接|first.?response|resolution|closed|satisfaction|survey|csat|assignee|number.of|duration|ended|priority|handle.?time|wait.?time|helpfulness|product.?id|^(?:score|rating|stars?)$|^asin$/iu;

/** Columns that stand together in no chat, and how many of each. */
const kinds: readonly (readonly (readonly [RegExp, number])[])[] = [
  // Issues of a tracker.
  [
    [/^(?:title|summary|标题)$/u, 1],
    [
      /^(?:number|issuekey|issueid|issuetype|state|status|labels?|assignees?|milestone|closedat|updatedat|reporter|priority|comments|htmlurl|url|状态|负责人|优先级)$/u,
      2,
    ],
  ],
  // Commits of a repository.
  [[/^(?:commit|commitid|commithash|sha|revision|changeset)$/u, 1]],
  // What was done in a program, by whom and from where.
  [
    [/^(?:action|event|eventtype|eventname|operation|activity|操作|操作类型|动作|行为)$/u, 1],
    [
      /^(?:ip|ipaddress|clientip|sourceip|ip地址|useragent|resource|target|actor|object|操作人|模块|module)$/u,
      1,
    ],
  ],
  // The list of chats that WeChat shows, each with its last message.
  [
    [/^n?(?:order|time)$/u, 1],
    [/^(?:unreadcount|nunreadcount|norder|unread)$/u, 1],
    [/^(?:nickname|strnickname|username|strusrname)$/u, 2],
  ],
  // Replies that are kept ready.
  [[/^(?:shortcode|shortcut|快捷语|快捷短语)$/u, 1]],
  // Reviews of goods.
  [
    [/^(?:rating|score|stars?|评分|星级|打分)$/u, 1],
    [
      /^(?:title|review.*|verified.*|helpful.*|product.*|asin|商品.*|宝贝.*|追评|评论.*|评价.*)$/u,
      1,
    ],
  ],
];
