import type { Format, ParseInput, Sample } from '../format.ts';
import { roleOfWords } from '../table/role.ts';
import { chatOfSpeakers } from '../text/chat-of-speakers.ts';
import { contentKind } from '../text/content-kind.ts';
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
import { rememberLast } from '../text/remember-last.ts';
import { asUtc, wallClockText, zoneClock } from '../text/wall-clock.ts';
import { readChatLine, startsWithTime, type ChatLine } from './chat-lines/header.ts';
import { isUntimed, untimed } from './chat-lines/untimed.ts';

/**
 * A message a line, as people and small programs write chats down: `【2026-03-01 10:00】阿丽：在吗`, with any
 * bracket around the time or none, and a colon of either width behind the name; or `客服：在的` with no time.
 */
export const chatLinesTxt: Format = {
  id: 'chat-lines-txt',
  version: 1,
  platform: 'other',
  beta: true,
  atMost: 0.93,
  sniff,
  parse: (input) => readDialect(input, isUntimed(input.sample) ? untimed(input) : chatLines(input)),
};

/**
 * Only where almost every line that begins with a time opens a message, and where something is written as no
 * other format writes it: a wide colon or bracket, a name in bold.
 */
function sniff(sample: Sample): number {
  const { lines, text } = sample;
  if (isUntimed(sample)) return 0.4;
  if (!/\d{4}[-/.年]\d/u.test(text) || ofWhatsApp.test(text)) return 0;
  const filled = lines.slice(0, 300).filter((line) => line.trim() !== '');
  const told = filled.map(readChatLine);
  const first = told.findIndex((line) => line !== null);
  if (first < 0 || first > 3) return 0;
  const spoken = told.filter((line): line is ChatLine => line !== null && line.sender !== '');
  const timed = filled.filter(startsWithTime).length;
  const names = new Set(spoken.map(({ sender }) => sender));
  const isTalk = names.size <= spoken.length / 2 + 1 && [...names].every(isName);
  const opening = told.filter((line) => line !== null && line.time !== null).length;
  const isMost = opening >= timed * 0.8 && spoken.length >= filled.length * 0.3;
  if (spoken.length < 2 || !isTalk || !isMost) return 0;
  // Diaries and timetables are written so, too: a chat has two who speak, and one who speaks again.
  const isBare = spoken.every(({ shape }) => /^(?:\*\*)?(?:colon|shown)$/u.test(shape));
  if (isBare && (names.size < 2 || spoken.length < 3)) return 0;
  const isOwn = filled.some((line, index) => told[index] && isOwnWay(line, told[index]));
  return isOwn ? 0.93 : 0;
}

const ofWhatsApp = /\u200e|端到端加密|端對端加密|end-to-end encrypted/u;

function isOwnWay(line: string, { shape, sender }: ChatLine): boolean {
  if (sender === '') return false;
  if (/^(?:【|（|.?(?:\*\*|\|))/u.test(shape)) return true;
  const colon = line.indexOf(sender) + sender.length;
  return /^\s?：/u.test(line.slice(colon, colon + 2));
}

/** What happens to a chat is told with a colon, too: 阿丽将群名改为：灯友会. */
function isName(sender: string): boolean {
  return (
    sender.length <= 6 || !/[了将把被]|更改|修改|创建|加入|退出|邀请|时间|地点|备注/u.test(sender)
  );
}

function chatLines({ name, sample, options }: ParseInput): Dialect {
  const clock = zoneClock(options.zone);
  const lineOf = rememberLast(readChatLine);
  const told = sample.lines.flatMap((line) => lineOf(line) ?? []);
  const shapes = new Set(told.slice(0, 1_000).map(({ shape }) => shape));
  const { key, title } = chatOfSpeakers(
    told.map(({ sender }) => sender),
    name,
  );
  let isStarted = false;
  return {
    opening: [{ ...plainConversation, key, title, platform: 'other' }],
    classify({ text }): LineMeaning {
      const line = lineOf(text);
      if (!line) return isStarted || !/^\s*(?:#|[=—-]{3,})/u.test(text) ? body : layout;
      if (!shapes.has(line.shape)) return suspect;
      isStarted = true;
      const { sender, time, raw } = line;
      const role =
        sender === ''
          ? 'system'
          : sender === '我'
            ? 'agent'
            : roleOfWords(sender, options.roleWords);
      const isSystem = role === 'system';
      return {
        is: 'message',
        text: line.text,
        message: {
          ...plainMessage,
          conversation: key,
          sender: isSystem ? '' : sender,
          // One word stands for many people.
          handle: isSystem ? '' : role === 'customer' ? `${key}:${sender}` : sender,
          role,
          isSystem,
          kind: isSystem ? 'event' : 'text',
          sentAt: time && clock.instant(time),
          wallClock: time && wallClockText(time),
          timeRaw: raw,
          zone: time && clock.zone,
        },
      };
    },
    glance(text) {
      const line = lineOf(text);
      if (!line?.time || !shapes.has(line.shape)) return null;
      return { at: asUtc(line.time), who: line.sender, text: line.text };
    },
    finish(whole) {
      if (whole.isSystem) return { ...whole, kind: /撤回/u.test(whole.text) ? 'recall' : 'event' };
      return { ...whole, kind: contentKind(whole.text) };
    },
  };
}
