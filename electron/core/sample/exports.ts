import type { Platform } from '../../../shared/model/message.ts';
import { dateOf, dayMs, hourOf, instantOf } from './calendar.ts';
import type { SampleConversation, SampleMessage } from './conversation.ts';
import { dongdongLog } from './formats/dongdong.ts';
import { qianniuText } from './formats/qianniu.ts';
import { qqText } from './formats/qq.ts';
import { csvTable } from './formats/table.ts';
import { wechatShare } from './formats/wechat-share.ts';
import { whatsappText, whatsappZip } from './formats/whatsapp.ts';
import { people } from './resources.ts';

/** One exported file and the part of the story that it holds. */
export interface SampleExport {
  readonly name: string;
  readonly format: SampleFormat;
  readonly note: { readonly zh: string; readonly en: string };
  readonly bytes: Uint8Array;
  readonly conversations: readonly SampleConversation[];
}

export type SampleFormat =
  | 'qianniu'
  | 'dongdong'
  | 'wechat-share'
  | 'qq'
  | 'whatsapp-txt'
  | 'whatsapp-zip'
  | 'csv';

/** Who exported what from which PC, as a shop would: overlapping in September, with a hole in October. */
export function exportStory(conversations: readonly SampleConversation[]): SampleExport[] {
  const of = (platform: Platform): SampleConversation[] =>
    conversations.filter((conversation) => conversation.platform === platform);
  const [whatsappFirst, ...whatsappRest] = of('whatsapp');
  return [
    ...qianniuExports(of('taobao')),
    dongdong(of('jd'), '08至09', 'August and September', '08-01', '09-30'),
    dongdong(of('jd'), '10', 'October', '10-01', '10-31'),
    ...of('wechat').map(wechat),
    make('QQ消息记录_客户.txt', 'qq', of('qq'), qqText, {
      zh: 'QQ 消息管理器导出，三位工程客户',
      en: 'QQ message manager export, three trade customers',
    }),
    ...(whatsappFirst === undefined ? [] : [whatsappWithMedia(whatsappFirst)]),
    ...whatsappRest.map(whatsapp),
    make('小程序客服会话_2026-08至10.csv', 'csv', of('other'), csvTable, {
      zh: '小程序客服系统导出的表格',
      en: 'Table exported by the mini-program’s own support system',
    }),
  ];
}

function qianniuExports(all: readonly SampleConversation[]): SampleExport[] {
  const file = (
    name: string,
    account: string,
    zh: string,
    en: string,
    holds: (message: SampleMessage, conversation: SampleConversation) => boolean,
  ): SampleExport =>
    make(name, 'qianniu', part(all, holds), (held) => qianniuText(account, held), { zh, en });
  const { store } = people;
  return [
    file(
      '旺旺_主号_2026-08.txt',
      store,
      '主号，八月全部',
      'Main account, all of August',
      (message) => between(message, '08-01', '08-31'),
    ),
    file(
      '旺旺_早班电脑_2026-09.txt',
      `${store}:小红`,
      '早班电脑，九月；14日至20日与晚班电脑重叠',
      'Early shift’s PC, September; overlaps the late shift’s PC from 14 to 20 September',
      (message) =>
        between(message, '09-01', '09-30') &&
        (isEarly(message) || between(message, '09-14', '09-20')),
    ),
    file(
      '旺旺_晚班电脑_2026-09.txt',
      `${store}:小美`,
      '晚班电脑，九月；14日至20日与早班电脑重叠',
      'Late shift’s PC, September; overlaps the early shift’s PC from 14 to 20 September',
      (message) =>
        between(message, '09-01', '09-30') &&
        (!isEarly(message) || between(message, '09-14', '09-20')),
    ),
    file(
      '旺旺_早班电脑_2026-10.txt',
      `${store}:小红`,
      '早班电脑，十月',
      'Early shift’s PC, October',
      (message) => between(message, '10-01', '10-31') && isEarly(message),
    ),
    file(
      '旺旺_晚班阿杰_2026-10.txt',
      `${store}:阿杰`,
      '晚班阿杰的电脑，十月',
      'Late shift, 阿杰’s PC, October',
      (message, conversation) =>
        between(message, '10-01', '10-31') && isLateOf('阿杰', message, conversation),
    ),
    // 小美's PC went to repair: what it held from 6 to 9 October was never exported.
    file(
      '旺旺_晚班小美_2026-10-01至05.txt',
      `${store}:小美`,
      '晚班小美的电脑，10月1日至5日',
      'Late shift, 小美’s PC, 1 to 5 October',
      (message, conversation) =>
        between(message, '10-01', '10-05') && isLateOf('小美', message, conversation),
    ),
    file(
      '旺旺_晚班小美_2026-10-10至31.txt',
      `${store}:小美`,
      '晚班小美的电脑，10月10日至31日；6日至9日没有导出',
      'Late shift, 小美’s PC, 10 to 31 October; nothing was exported from 6 to 9 October',
      (message, conversation) =>
        between(message, '10-10', '10-31') && isLateOf('小美', message, conversation),
    ),
  ];
}

function isLateOf(
  agent: string,
  message: SampleMessage,
  conversation: SampleConversation,
): boolean {
  return !isEarly(message) && servedBy(message, conversation) === agent;
}

/** The agent whose PC holds a late message: the next to answer that day, else the last one, else 小美. */
function servedBy(message: SampleMessage, conversation: SampleConversation): string {
  const late = people.agents.filter((agent) => agent.shift === 'late').map((agent) => agent.name);
  const evening = conversation.messages.filter(
    (other) => dateOf(other.at) === dateOf(message.at) && late.includes(other.by),
  );
  const answer = evening.find((other) => other.at >= message.at) ?? evening.at(-1);
  return answer?.by ?? people.lost.agent;
}

function dongdong(
  all: readonly SampleConversation[],
  months: string,
  monthsEn: string,
  from: string,
  to: string,
): SampleExport {
  const held = part(all, (message) => between(message, from, to));
  return make(`京东咚咚聊天记录_2026-${months}.log`, 'dongdong', held, dongdongLog, {
    zh: `京东咚咚聊天记录，${months.replace('至', ' 至 ')} 月`,
    en: `JD Dongdong log, ${monthsEn}`,
  });
}

function wechat(conversation: SampleConversation): SampleExport {
  const name = `微信_${conversation.buyer}.txt`;
  return make(name, 'wechat-share', [conversation], () => wechatShare(conversation), {
    zh: `微信多选转发：${conversation.buyer}`,
    en: `WeChat share of the chat with ${conversation.buyer}`,
  });
}

function whatsappWithMedia(conversation: SampleConversation): SampleExport {
  const name = `WhatsApp Chat - ${conversation.buyer}.zip`;
  return make(name, 'whatsapp-zip', [conversation], () => whatsappZip(conversation), {
    zh: `WhatsApp 导出（含图片）：${conversation.buyer}`,
    en: `WhatsApp export with media: ${conversation.buyer}`,
  });
}

function whatsapp(conversation: SampleConversation): SampleExport {
  const name = `WhatsApp Chat with ${conversation.buyer}.txt`;
  return make(name, 'whatsapp-txt', [conversation], () => whatsappText(conversation), {
    zh: `WhatsApp 导出（无图片）：${conversation.buyer}`,
    en: `WhatsApp export without media: ${conversation.buyer}`,
  });
}

function make(
  name: string,
  format: SampleFormat,
  conversations: readonly SampleConversation[],
  write: (conversations: readonly SampleConversation[]) => Uint8Array,
  note: SampleExport['note'],
): SampleExport {
  return { name, format, note, bytes: write(conversations), conversations };
}

function part(
  all: readonly SampleConversation[],
  holds: (message: SampleMessage, conversation: SampleConversation) => boolean,
): SampleConversation[] {
  return all
    .map((conversation) => ({
      ...conversation,
      messages: conversation.messages.filter((message) => holds(message, conversation)),
    }))
    .filter((conversation) => conversation.messages.length > 0);
}

/** Whole days of China time, both included. */
function between(message: SampleMessage, from: string, to: string): boolean {
  return message.at >= instantOf(`${from} 00:00`) && message.at < instantOf(`${to} 00:00`) + dayMs;
}

function isEarly(message: SampleMessage): boolean {
  return hourOf(message.at) < 16;
}
