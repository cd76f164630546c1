import type { MessageKind } from '../../../../shared/model/message.ts';
import type { Format, ParseInput, Sample } from '../format.ts';
import type { ParsedConversation } from '../../store/import-records.ts';
import {
  body,
  layout,
  plainConversation,
  plainMessage,
  readDialect,
  suspect,
  type Dialect,
  type LineMeaning,
} from '../text/dialect.ts';
import { fileStem } from '../text/file-stem.ts';
import {
  halfOfDay,
  hourOf24,
  isTime,
  timeOf,
  wallClockText,
  zoneClock,
  type WallTime,
} from '../text/wall-clock.ts';
import { readDay, type Day } from './line/day.ts';
import { readSaid, type Said } from './line/said.ts';
import { surveyLine, type LineSurvey } from './line/survey.ts';

/** LINE, chat → settings → export chat history, in any of its languages. */
export const lineTxt: Format = {
  id: 'line-txt',
  version: 3,
  platform: 'line',
  beta: false,
  sniff,
  atMost: ({ lines }) => (isTitled(lines) ? 0.97 : 0.85),
  async *parse(input) {
    yield* readDialect(input, line(input, await surveyLine(input)));
  },
};

function sniff({ lines }: Sample): number {
  const start = lines.slice(0, 400);
  const said = start.map(readSaid).filter((found) => found !== null);
  const ruled = start.filter((text) => {
    const day = readDay(text);
    return day && (day.isYearFirst || !day.isBare);
  });
  const days = ruled.length || said.filter(({ day }) => day !== null).length;
  const tabs = said.filter(({ isTabbed }) => isTabbed).length;
  if (isTitled(lines)) return days > 0 || said.length > 0 ? 0.97 : 0.5;
  if (days === 0 || said.length === 0) return 0;
  return tabs > 0 ? 0.85 : said.length >= days ? 0.55 : 0.45;
}

function isTitled(lines: readonly string[]): boolean {
  return lines.slice(0, 3).some((text) => titleOf(text) !== null);
}

function line(input: ParseInput, survey: LineSurvey): Dialect {
  const clock = zoneClock(input.options.zone);
  const named = input.sample.lines
    .slice(0, 3)
    .map(titleOf)
    .find((title) => title !== null);
  const called = (title: string): ParsedConversation => ({
    ...plainConversation,
    key: title,
    title,
    platform: 'line',
    isGroup: survey.speakers.size > 2,
  });
  const stem = fileStem(input.name);
  let conversation = called(
    named ?? namedIn(stem) ?? (stem.replace(/^\[LINE\]\s*/u, '') || 'LINE'),
  );
  let headAt = 1;
  let day: Day | null = null;
  let lastMinute = 0;

  const message = (said: Said): LineMeaning => {
    const spoken = survey.split(said);
    if (!spoken) return body;
    const { sender, text } = spoken;
    const half = halfOfDay(said.half);
    const hour = hourOf24(Number(said.hour), half);
    const on = said.day ?? day;
    const date = on && survey.dateOf(on);
    const time: WallTime | null = date && {
      ...timeOf(String(date.year), String(date.month), String(date.day), '', said.minute),
      hour,
    };
    if (hour > 24 || (time && !isTime(time))) return suspect;
    const minuteOfDay = hour * 60 + Number(said.minute);
    // With spaces for tabs, a time in a text looks like a header: an unknown name must at least fit in.
    if (!said.isTabbed && !survey.speakers.has(sender) && minuteOfDay < lastMinute) return suspect;
    lastMinute = minuteOfDay;
    const isSystem = sender === '';
    return {
      is: 'message',
      text,
      message: {
        ...plainMessage,
        conversation: conversation.key,
        sender,
        handle: sender,
        role: isSystem ? 'system' : 'unknown',
        kind: isSystem ? 'event' : 'text',
        isSystem,
        sentAt: time && clock.instant(time),
        wallClock: time && wallClockText(time),
        timeRaw: on ? `${on.raw} ${said.raw}` : said.raw,
        zone: time && clock.zone,
      },
    };
  };

  return {
    opening: [conversation],
    classify(each) {
      const { text, number } = each;
      if (survey.quoted.has(number)) return body;
      if (number <= 3 && titleOf(text) !== null) return layout;
      if (number <= headAt + 2 && savedOn.test(text)) return layout;
      // Exports that were put one behind the other.
      const next = number > 3 && text.startsWith('[LINE]') ? namedIn(text) : null;
      if (next !== null) {
        headAt = number;
        day = null;
        conversation = { ...called(next), isNewExport: true };
        return { is: 'structure', events: [conversation] };
      }
      const found = readDay(text);
      if (found && survey.isDay(found)) {
        day = found;
        lastMinute = 0;
        return layout;
      }
      const said = readSaid(text);
      return said && said.isTabbed === survey.isTabbed ? message(said) : body;
    },
    finish(whole) {
      if (whole.isSystem) return unsent.test(whole.text) ? { ...whole, kind: 'recall' } : whole;
      return { ...whole, text: unquoted(whole.text), kind: kindOf(whole.text) };
    },
  };
}

/** Chats are named for all who are in them. */
const longestTitle = 500;

const titles = [
  /^\ufeff?\[LINE\]\s*Chat(?: history)? (?:with|in) (.+?)\s*$/iu,
  /^\ufeff?\[LINE\]\s*(?:(?:ประวัติการ)?(?:แชท|สนทนา)(?:กับ|ใน)|Riwayat (?:obrolan|chat) (?:dengan|di)|Chatverlauf mit|Historial de chat con|Lịch sử trò chuyện với)\s*(.+?)\s*$/iu,
  /^\ufeff?(?:\[LINE\]\s*)?(?:與|与)\s*(.+?)\s*的(?:聊天|对话|對話)(?:记录|記錄|紀錄)?\s*$/u,
  /^\ufeff?\[LINE\]\s*(.+?)\s*的聊天(?:记录|記錄|紀錄)\s*$/u,
  /^\ufeff?(?:\[LINE\]\s*)?(.+?)\s*とのトーク履歴\s*$/u,
  /^\ufeff?(?:\[LINE\]\s*)?(.+?)\s*のトーク履歴\s*$/u,
  /^\ufeff?(?:\[LINE\]\s*)?(.+?)\s?님과의 (?:대화|채팅)(?: 내용)?\s*$/u,
];

/** In words of LINE's own, as far as these are known. */
function namedIn(text: string): string | null {
  if (text.length > longestTitle) return null;
  return titles.map((pattern) => pattern.exec(text)?.[1]).find(Boolean) ?? null;
}

function titleOf(text: string): string | null {
  if (text.length > longestTitle) return null;
  return namedIn(text) ?? /^\ufeff?\[LINE\]\s*(.+?)\s*$/u.exec(text)?.[1] ?? null;
}

/** `Saved on: 2024/01/15 10:00` in any language. */
const savedOn =
  /^(?:(?:Save(?:d)?(?: date| on)|保存日時|儲存日期|保存日期|저장한 날짜)\s*[:：]|[\p{L}\p{M} ]{3,30}\s*[:：]\s*[RHS]?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}:\d{2})/iu;
const unsent =
  /(?:unsent a message|がメッセージの送信を取り消しました|メッセージの送信を取り消しました|已收回訊息|收回了?訊息|撤回了?(?:一条)?消息)/iu;

/** A text of several lines stands in quotes, its own quotes doubled. */
function unquoted(text: string): string {
  if (!text.includes('\n') || !/^".*"$/su.test(text)) return text;
  return text.slice(1, -1).replaceAll('""', '"');
}

function kindOf(text: string): MessageKind {
  if (text.length > 60) return 'text';
  return kinds.find(([pattern]) => pattern.test(text.trim()))?.[1] ?? 'text';
}

const kinds: readonly (readonly [RegExp, MessageKind])[] = [
  [/^(?:\[(?:写真|照片|圖片|图片|Photo|Photos|사진)\]|Photos?)$/iu, 'image'],
  [/^(?:\[(?:スタンプ|貼圖|贴图|Sticker|Stickers|스티커)\]|Stickers?)$/iu, 'sticker'],
  [/^\[(?:動画|影片|视频|Videos?|동영상)\]$/iu, 'video'],
  [/^\[(?:ボイスメッセージ|語音訊息|语音信息|Voice message|음성메시지)\]$/iu, 'voice'],
  [/^\[(?:ファイル|檔案|文件|Files?|파일)\]/iu, 'file'],
  [/^\[(?:連絡先|聯絡資訊|Contact|位置情報|位置訊息|Location)\]$/iu, 'card'],
  [/^☎/u, 'call'],
];
