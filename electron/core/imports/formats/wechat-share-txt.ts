import type { Format, ParseInput, Sample } from '../format.ts';
import type { ParsedConversation, ParsedMessage } from '../../store/import-records.ts';
import { chatOfSpeakers } from '../text/chat-of-speakers.ts';
import { contentKind } from '../text/content-kind.ts';
import {
  body,
  issueAt,
  layout,
  plainConversation,
  plainMessage,
  readDialect,
  suspect,
  type Dialect,
  type LineMeaning,
} from '../text/dialect.ts';
import { joinLines } from '../text/join-lines.ts';
import {
  halfOfDay,
  hourOf24,
  isTime,
  timeOf,
  wallClockText,
  zoneClock,
} from '../text/wall-clock.ts';

/**
 * WeChat on the phone, multi-select → share or mail: names with minutes under a rule for each day. A
 * line that ends in a time after one space only is text, but in mails from tablets, where all are like
 * that. Batches may stand in any order.
 */
export const wechatShareTxt: Format = {
  id: 'wechat-share-txt',
  version: 2,
  platform: 'wechat',
  beta: false,
  sniff,
  atMost: ({ lines }) => (isRuled(lines) ? 0.98 : 0.85),
  parse: (input) => readDialect(withoutGreeting(input), wechatShare(input)),
};

const space = '[ \\t\\u00a0\\u3000]';
const dayRule = /^\s*[—―–─-]{2,}\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s*[—―–─-]{2,}\s*$/u;
const intro = /^(.+?)在微信上的聊天记录如下/u;
/** As phones set to English write it. */
const englishIntro =
  /^(?:The following is )?(?:the )?chat (?:history|record|log)s? (?:between|of) (.+?) (?:on|in) We(?:Chat|ixin)\b/iu;
const groupIntro = /^(?:微信)?(?:群聊?)? ?["“「]?(.{1,200}?)["”」]? ?的聊天记录如下/u;
/** Characters, with the blank lines below. */
const mostGreeting = 20;
const greeting = /^\s*Dear\s*(?:[:：,，]\s*)?$/u;
/** What phones and tablets put under a mail. */
const signature = /^(?:发自我的 ?|Sent from my )\S.{0,30}$/u;
const clockEnd = new RegExp(`(上午|下午|凌晨|早上|中午|晚上)?(\\d{1,2}):(\\d{2})${space}*$`, 'u');

function sniff({ lines, text }: Sample): number {
  // The same mail, saved as a page.
  if (/^\s*<(?:!doctype|html|head|meta|body|div)\b/iu.test(text)) return 0;
  const some = lines.slice(0, 600);
  const introduced = some.some(introOf);
  const ruled = isRuled(lines);
  const headers = some.filter((line) => splitHeader(line, new Set())).length;
  if (introduced) return ruled ? 0.98 : 0.85;
  if (ruled && headers > 0) return 0.8;
  if (ruled && tightSpeakers({ lines: some }).known.size > 0) return 0.7;
  // The end of a longer text, cut off above: no day, but names and minutes two spaces apart.
  const first = some.find((line) => line.trim() !== '') ?? '';
  return splitHeader(first, new Set()) ? (headers > 1 ? 0.55 : 0.42) : 0;
}

function isRuled(lines: readonly string[]): boolean {
  return lines.slice(0, 600).some((line) => dayRule.test(line));
}

interface Header {
  readonly who: string;
  readonly clock: string;
  readonly half: string;
  readonly hour: string;
  readonly minute: string;
}

function wechatShare({ sample, name, options }: ParseInput): Dialect {
  const clock = zoneClock(options.zone);
  let day: readonly [string, string, string] | null = null;
  let conversation: ParsedConversation | null = null;
  let participants = new Set<string>();
  let isIntroduced = false;
  let afterRule = false;
  const speakers = frequentSpeakers(sample);
  const named = speakers.length === 2 ? speakers : headerNames(sample);
  const unnamed = chatOfSpeakers(named, name);
  const tight = tightSpeakers(sample);
  const isMail = sample.lines.some((line) => line.length <= mostGreeting && greeting.test(line));

  const open = (title: string, key: string, isGroup: boolean): ParsedConversation => ({
    ...plainConversation,
    key,
    title,
    platform: 'wechat',
    isGroup,
  });
  const isSpeaker = (who: string): boolean => {
    if (participants.size === 0) return true;
    // Names of the intro and of the messages differ where a contact has a remark: then any will do.
    const isToldApart = speakers.every((speaker) => participants.has(speaker));
    return !isToldApart || participants.has(who);
  };

  const message = (header: Header, line: { number: number; text: string }): LineMeaning => {
    const { who, half, hour, minute, clock: written } = header;
    const clockTime = timeOf(day?.[0], day?.[1], day?.[2], hour, minute);
    const time = { ...clockTime, hour: hourOf24(clockTime.hour, halfOfDay(half)) };
    if (!isSpeaker(who) || (day && !isTime(time))) return suspect;
    const before = [];
    if (!conversation) before.push((conversation = open(unnamed.title, unnamed.key, false)));
    if (!day) before.push(issueAt(line, 'no-date', false));
    return {
      is: 'message',
      before,
      text: null,
      message: {
        ...plainMessage,
        conversation: conversation.key,
        sender: who,
        handle: who,
        role: 'unknown',
        sentAt: day ? clock.instant(time) : null,
        wallClock: day ? wallClockText(time) : null,
        timeRaw: day ? `${day.join('-')} ${written}` : written,
        zone: day ? clock.zone : null,
      },
    };
  };

  return {
    blankAfterHeader: true,
    classify(line, afterBlank) {
      const { text } = line;
      const isApart = afterBlank || afterRule;
      afterRule &&= text.trim() === '';
      const rule = dayRule.exec(text);
      if (rule) {
        afterRule = true;
        day = [rule[1] ?? '', rule[2] ?? '', rule[3] ?? ''];
        return layout;
      }
      const pair = (intro.exec(text) ?? englishIntro.exec(text))?.[1];
      const group = pair === undefined ? groupIntro.exec(text)?.[1] : undefined;
      if (pair !== undefined || group !== undefined) {
        day = null;
        const names = pair === undefined ? [] : splitPair(pair);
        participants = new Set(names);
        conversation =
          group === undefined
            ? open(titleOf(names, options.agents), [...names].sort().join('|'), false)
            : open(group, `group:${group}`, true);
        const isFirst = !isIntroduced;
        isIntroduced = true;
        const again = isFirst ? conversation : { ...conversation, isNewExport: true as const };
        return { is: 'structure', events: [again] };
      }
      const header =
        splitHeader(text, participants, tight.gap) ?? splitHeader(text, tight.known, tight.gap);
      if (header) return message(header, line);
      const likely = isApart ? splitHeader(text, tight.likely, tight.gap) : null;
      if (likely) return message(likely, line);
      return isMail && afterBlank && signature.test(text) ? layout : body;
    },
    finish: (whole) => withPicture({ ...whole, kind: contentKind(whole.text) }),
  };
}

/** `甲␠␠16:21` with two spaces or more; in mails `甲16:21` or `甲␠16:21`, for those who are named. */
function splitHeader(line: string, participants: ReadonlySet<string>, tight = 0): Header | null {
  const found = line.length > 160 ? null : clockEnd.exec(line);
  if (!found || found.index === 0) return null;
  const [clock, half = '', hour = '', minute = ''] = found;
  const before = line.slice(0, found.index);
  const who = before.trim();
  const gap = before.length - before.trimEnd().length;
  if (who === '' || Number(hour) > 24 || Number(minute) > 59) return null;
  if (gap < 2 && !(gap === tight && participants.has(who))) return null;
  return { who, clock: clock.trim(), half, hour, minute };
}

/** Either name may hold the word for "and"; the parts around its middle one are the best guess. */
function splitPair(pair: string): string[] {
  const parts = pair.trim().split(/ (?:和|与|and) /u);
  if (parts.length < 2)
    return pair
      .trim()
      .split(/和/u, 2)
      .map((part) => part.trim());
  const middle = Math.floor(parts.length / 2);
  return [parts.slice(0, middle).join(' 和 '), parts.slice(middle).join(' 和 ')];
}

/** The other side where it is known which is the shop's. */
function titleOf(names: readonly string[], agents: readonly string[]): string {
  const others = names.filter((name) => !agents.includes(name));
  return (others.length === 1 ? others : names).join(' 和 ');
}

function frequentSpeakers({ lines }: Sample): string[] {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const who = splitHeader(line, new Set())?.who;
    if (who !== undefined) counts.set(who, (counts.get(who) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 1).map(([who]) => who);
}

function headerNames({ lines }: Sample): string[] {
  return lines.flatMap((line) => splitHeader(line, new Set())?.who ?? []);
}

interface Tight {
  readonly known: Set<string>;
  readonly likely: Set<string>;
  /** Spaces between a name and its time. */
  readonly gap: 0 | 1;
}

/**
 * In mails of a group, or with other names than in the intro, a name and its time touch, or stand one space
 * apart, and nobody says who the people are: a name that comes back is one, and any at the start of a
 * paragraph.
 */
function tightSpeakers({ lines }: Pick<Sample, 'lines'>): Tight {
  const known = new Set<string>();
  const likely = new Set<string>();
  const isShared = lines.some((line) => introOf(line) || dayRule.test(line));
  const isTight = isShared && frequentHeaders(lines) === 0;
  if (!isTight) return { known, likely, gap: 0 };
  const counts = new Map<string, number>();
  const written = lines.map(tightName);
  const apart = written.filter((name) => name.endsWith(' ')).length;
  const touching = written.filter((name) => name !== '' && !name.endsWith(' ')).length;
  const gap = apart > touching ? 1 : 0;
  for (const [index, who] of written.entries()) {
    if (who === '' || who.endsWith(' ') !== (gap === 1)) continue;
    const name = who.trim();
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const above = (lines[index - 1] ?? '').trim();
    if (above === '' || dayRule.test(above)) likely.add(name);
    if (count > 2 || (count > 1 && likely.has(name))) known.add(name);
  }
  return { known, likely, gap };
}

/** What stands before the time that ends a line, with the space between them if there is one; else ''. */
function tightName(line: string): string {
  const found = line.length > 60 ? null : clockEnd.exec(line);
  const who = found ? line.slice(0, found.index).replace(/\u00a0$/u, ' ') : '';
  const name = who.trimEnd();
  if (name.trim() === '' || /[，。？！,?!:：]$/u.test(name)) return '';
  return who.length - name.length < 2 ? who : '';
}

function frequentHeaders(lines: readonly string[]): number {
  return lines.filter((line) => splitHeader(line, new Set())).length;
}

function introOf(line: string): boolean {
  return line.includes('微信上的聊天记录如下') || groupIntro.test(line) || englishIntro.test(line);
}

/** A mail greets before each batch: that is no text of the message before. */
function withoutGreeting(input: ParseInput): ParseInput {
  return {
    ...input,
    lines: () =>
      joinLines(input.lines(), (above, below) => {
        if (above.text.length > mostGreeting || !greeting.test(above.text)) return null;
        // Blank lines are kept for where it was a text after all.
        if (below.text.trim() === '') return { ...above, text: `${above.text}\n` };
        return introOf(below.text) ? below : null;
      }),
  };
}

function withPicture(message: ParsedMessage): ParsedMessage {
  const name = /^\[(?:图片|视频|文件)[:：](.{1,400}?)\(请在附件中查看\)\]$/u.exec(
    message.text,
  )?.[1];
  return name === undefined ? message : { ...message, attachments: [name.trim()] };
}
