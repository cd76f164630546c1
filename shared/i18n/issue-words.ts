import { texts } from './texts.ts';
import * as tw from './zh-tw/issue-words.ts';

/** Why a record was not read, or not fully. */
export const issueWords = texts(
  {
    'undecodable-bytes': '有些字节不是文字，已保留原样',
    'no-header-before': '前面没有发送人和时间',
    'header-in-body': '看起来像消息开头，已当作正文',
    'bad-time': '时间读不懂',
    'no-date': '没有日期',
    'ragged-row': '列数不对',
    'open-quote': '引号没有结束，已在下一行断开',
    'table-skipped': '这张表里没有消息，没有导入',
    'missing-text': '没有内容这一列',
    'unreadable-row': '整行读不懂',
    'truncated-cell': '内容被表格软件截断',
    'precision-lost': '长数字被表格软件改过',
    'group-chat-skipped': '群聊，没有导入',
    'attachment-missing': '附件不在文件里',
    'damaged-entry': '压缩包里这一项有损坏',
    'conflicting-id': '和已有消息编号相同、内容不同，两条都保留',
    'maybe-known-chat': '可能和另一种格式导入的会话是同一个，没有合并',
    'no-messages': '没有读到消息：导出可能是空的；不是的话，换一种编码，或者手动标出一行再读',
  },
  {
    'undecodable-bytes': 'Some bytes are no text; kept as they are',
    'no-header-before': 'No sender and time before it',
    'header-in-body': 'Looks like the start of a message; read as text',
    'bad-time': 'The time cannot be read',
    'no-date': 'There is no date',
    'ragged-row': 'The number of columns is wrong',
    'open-quote': 'A quote is never closed; cut at the next row',
    'table-skipped': 'This table holds no messages; not imported',
    'missing-text': 'There is no text column',
    'unreadable-row': 'The row cannot be read',
    'truncated-cell': 'The text was cut off by a spreadsheet',
    'precision-lost': 'A long number was changed by a spreadsheet',
    'group-chat-skipped': 'A group chat; not imported',
    'attachment-missing': 'The attachment is not in the file',
    'damaged-entry': 'This entry of the archive file is damaged',
    'conflicting-id': 'Has the id of a known message but other content; both are kept',
    'maybe-known-chat': 'May be a chat known from another format; kept apart',
    'no-messages':
      'No message was read: the export may be empty; if not, choose its encoding, or mark a line by hand',
  },
  tw.issueWords,
);
