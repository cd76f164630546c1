import type { Format } from '../format.ts';
import { textOfHtml } from '../html/text.ts';
import { idOf, textOf, type JsonObject } from '../json/shape.ts';
import { momentOf } from '../text/moment.ts';
import type { ZoneClock } from '../text/wall-clock.ts';
import { kindOfType } from './wechat/kinds.ts';
import { readPageList, sniffPageList, type PageList } from './wechat/page-list.ts';
import { titleOfPage } from './wechat/page-title.ts';
import type { WechatRecord } from './wechat/record.ts';
import { quoteText } from './wechat/xml-text.ts';

/**
 * MemoTrace 留痕, page: its messages stand in the list `chatMessages` of the page's program, with WeChat's
 * numbers for what they are. Between them stand the times that the page shows.
 */
export const memotraceHtml: Format = {
  id: 'memotrace-html',
  version: 1,
  platform: 'wechat',
  beta: true,
  sniff: (sample) => sniffPageList(sample, list),
  parse(input) {
    const title = titleOfPage(input);
    return readPageList(input, list, (record, ...told) =>
      isShownTime(record) ? null : recordOf(title, record, ...told),
    );
  },
};

const list: PageList = {
  start: /\bchatMessages\s{0,9}=\s{0,99}\[/u,
  keys: [/\bis_send\b/u, /\btimestamp\b/u],
};

/** The page shows when it was every five minutes. */
function isShownTime(record: JsonObject): boolean {
  const isNote = Number(record['type']) === 0;
  return isNote && /^\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?$/u.test(textOf(record['text']).trim());
}

function recordOf(
  title: string,
  record: JsonObject,
  position: number,
  clock: ZoneClock,
): WechatRecord {
  const isSelf = isYes(record['is_send']);
  const isGroup = isYes(record['is_chatroom']);
  const type = Number(record['type'] ?? 1);
  const subType = Number(record['sub_type'] ?? 0) || 0;
  const kind = kindOfType(type === 0 ? 10_000 : type, subType);
  const named = textOfHtml(textOf(record['displayname'])).trim();
  const other = isGroup || kind.isSystem ? '' : title;
  const { text, files } = contentOf(record, type, subType);
  return {
    position,
    talker: '',
    talkerName: title,
    isGroup,
    sender: '',
    senderName: named || (isSelf && !kind.isSystem ? '我' : other),
    isSelf,
    kind,
    text,
    moment: momentOf(record['timestamp'], clock),
    platformId: idOf(record['MsgSvrID']) ?? idOf(record['server_id']),
    attachments: files,
  };
}

function isYes(value: unknown): boolean {
  return value === 1 || value === true || value === '1';
}

interface Content {
  readonly text: string;
  readonly files: readonly string[];
}

/** Of pictures, sounds and films the text is where they lie. */
function contentOf(record: JsonObject, type: number, subType: number): Content {
  const written = textOf(record['text']);
  const word = media[type];
  if (word !== undefined) {
    const heard = textOfHtml(textOf(record['voice_to_text'])).trim();
    const isFile = written !== '' && !/^(?:data|https?):/iu.test(written);
    return { text: lead(word, [heard]), files: isFile ? [written] : [] };
  }
  const said = textOfHtml(written).trim();
  if (type !== 49) return { text: said, files: [] };
  const told = (...keys: string[]): string[] => keys.map((key) => textOf(record[key]).trim());
  if (subType === 57) {
    const [quoted = ''] = told('refer_text');
    return { text: quoteText('', textOfHtml(quoted), said), files: [] };
  }
  if (subType === 6) {
    const files = told('text').filter((each) => each !== '');
    return { text: lead('文件', told('file_name')), files };
  }
  const name = subType === 3 ? '音乐' : '链接';
  const parts = told('title', 'artist', 'description', 'url', 'link_url').map(textOfHtml);
  return { text: parts.join('') === '' ? said : lead(name, parts), files: [] };
}

function lead(name: string, parts: readonly string[]): string {
  const rest = parts.filter((part) => part !== '').join('\n');
  return rest === '' ? `[${name}]` : `[${name}] ${rest}`;
}

const media: Readonly<Record<number, string>> = {
  3: '图片',
  34: '语音',
  43: '视频',
  47: '动画表情',
};
