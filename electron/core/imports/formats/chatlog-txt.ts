import type { Format, ParseInput, Sample } from '../format.ts';
import type { ParsedConversation } from '../../store/import-records.ts';
import { contentKind } from '../text/content-kind.ts';
import {
  body,
  issueAt,
  plainConversation,
  plainMessage,
  readDialect,
  type Dialect,
} from '../text/dialect.ts';
import { rememberLast } from '../text/remember-last.ts';
import { isTime, timeOf, wallClockText, zoneClock } from '../text/wall-clock.ts';
import { kindOfLink } from './wechat/kinds.ts';
import { isGroupId } from './wechat/record.ts';
import { talkerOfPath } from './wechat/talker.ts';

/**
 * chatlog (sjzar), text: `名(wxid) 01-02 15:04:05` above each body, the own account as `名(我)`. Most have no
 * year, and none is made up for them.
 */
export const chatlogTxt: Format = {
  id: 'chatlog-txt',
  version: 1,
  platform: 'wechat',
  beta: true,
  atMost: 0.85,
  sniff,
  parse: (input) => readDialect(input, chatlog(input)),
};

const header =
  /^(.{1,120}?) (?:\[(.{1,120}?)\] )?(?:(?:(\d{4})-)?(\d\d)-(\d\d) )?(\d\d):(\d\d):(\d\d)$/u;
const withId = /^(.*)\((我|系统消息|[\w@.-]{4,})\)$/u;

interface Header {
  readonly name: string;
  readonly id: string;
  /** `名(id)` where several chats stand in one file. */
  readonly chat: string | null;
  readonly raw: string;
  readonly parts: readonly (string | undefined)[];
  readonly isCertain: boolean;
}

function sniff({ lines }: Sample): number {
  const some = lines.slice(0, 400).map(readHeader);
  return some.some((found) => found?.isCertain === true) ? 0.85 : 0;
}

function chatlog({ sample, options }: ParseInput): Dialect {
  const clock = zoneClock(options.zone);
  const headerOf = rememberLast(readHeader);
  const file = talkerOfPath(sample);
  const opened = new Map<string, ParsedConversation>();

  const open = (chat: string | null): ParsedConversation => {
    const [, name = file.name, id = file.id] = (chat === null ? null : withId.exec(chat)) ?? [];
    const title = chat === null ? file.name : name || id || chat;
    const key = (chat === null ? file.id : id || chat) || title;
    const known = opened.get(key);
    if (known) return known;
    const conversation: ParsedConversation = {
      ...plainConversation,
      key,
      title,
      platform: 'wechat',
      isGroup: isGroupId(key),
    };
    opened.set(key, conversation);
    return conversation;
  };

  return {
    classify(line, afterBlank) {
      const found = headerOf(line.text);
      if (!found || (!found.isCertain && !afterBlank)) return body;
      const isNew = opened.size;
      const conversation = open(found.chat);
      const [year, month, day, hour, minute, second] = found.parts;
      const time = timeOf(year, month, day, hour, minute, second);
      const hasDate = year !== undefined && isTime(time);
      const isSystem = found.id === '系统消息' || found.name === '系统消息';
      const before = opened.size > isNew ? [conversation] : [];
      return {
        is: 'message',
        before: hasDate ? before : [...before, issueAt(line, 'no-date', false)],
        text: null,
        message: {
          ...plainMessage,
          conversation: conversation.key,
          sender: found.name || found.id,
          handle: isSystem ? '' : found.id || found.name,
          role: isSystem ? 'system' : found.id === '我' ? 'agent' : 'unknown',
          kind: isSystem ? 'event' : 'text',
          isSystem,
          sentAt: hasDate ? clock.instant(time) : null,
          wallClock: hasDate ? wallClockText(time) : null,
          timeRaw: found.raw,
          zone: hasDate ? clock.zone : null,
        },
      };
    },
    finish(whole) {
      if (whole.isSystem) return { ...whole, kind: /撤回/u.test(whole.text) ? 'recall' : 'event' };
      return { ...whole, kind: kindOfLink(whole.text) ?? contentKind(whole.text) };
    },
  };
}

function readHeader(line: string): Header | null {
  // A quote has the header of what it quotes.
  const found = line.length > 300 || line.startsWith('>') ? null : header.exec(line);
  if (!found) return null;
  const [, who = '', chat, year, month, day, hour, minute, second] = found;
  const named = withId.exec(who);
  const [, name = '', id = ''] = named ?? [];
  const isBareId = /^(?:我|系统消息|wxid_\w+|gh_\w+)$/u.test(who);
  if (!named && !isBareId) {
    // Ids may be any word; then only a line after a blank one is taken for a header.
    if (!/^[A-Za-z][\w-]{5,19}$/u.test(who)) return null;
  }
  return {
    name: named ? name : '',
    id: named ? id : who,
    chat: chat ?? null,
    raw: line.slice(
      line.lastIndexOf(month === undefined ? `${hour}:` : `${year ? `${year}-` : ''}${month}-`),
    ),
    parts: [year, month, day, hour, minute, second],
    isCertain: named !== null || isBareId,
  };
}
