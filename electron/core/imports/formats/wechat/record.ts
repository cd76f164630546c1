import type { ParsedEvent } from '../../format.ts';
import type { Moment } from '../../text/moment.ts';
import { contentKind } from '../../text/content-kind.ts';
import { plainConversation, plainMessage } from '../../text/dialect.ts';
import type { WechatKind } from './kinds.ts';
import { readableXml } from './xml-text.ts';
import { kindOfType } from './kinds.ts';

/** A record of a WeChat chat as the extractors give it, whatever they call its fields. */
export interface WechatRecord {
  /** Line or number, from 1. */
  readonly position: number;
  /** Id of the chat: the other side's wxid, or a group's id. */
  readonly talker: string;
  readonly talkerName: string;
  readonly isGroup: boolean;
  /** Id of who said it; '' where unknown. */
  readonly sender: string;
  readonly senderName: string;
  /** Whether the exporting account said it; null where the export does not tell. */
  readonly isSelf: boolean | null;
  readonly kind: WechatKind;
  readonly text: string;
  readonly moment: Moment;
  readonly platformId?: string | null;
  readonly replyTo?: string | null;
  readonly attachments?: readonly string[];
}

/** Turns records into events, and opens each chat before its first message. */
export function wechatEvents(): (record: WechatRecord) => ParsedEvent[] {
  const opened = new Set<string>();
  return (record) => {
    const events: ParsedEvent[] = [];
    const { talker, position, moment } = record;
    const key = talker || record.talkerName;
    if (!opened.has(key)) {
      opened.add(key);
      events.push({
        ...plainConversation,
        key,
        title: record.talkerName || talker,
        platform: 'wechat',
        isGroup: record.isGroup || isGroupId(talker),
      });
    }
    const message = messageOf(record, key);
    // Notes of the system have no time of their own in some exports.
    if (moment.sentAt === null && !(message.isSystem && moment.timeRaw === '')) {
      const excerpt = `${moment.timeRaw} ${message.sender}: ${message.text}`.slice(0, 200);
      events.push({ type: 'issue', line: position, reason: 'bad-time', excerpt, rejected: false });
    }
    events.push(message);
    return events;
  };
}

/** A group's id, wherever it stands. */
export function isGroupId(talker: string): boolean {
  return talker.endsWith('@chatroom');
}

function messageOf(record: WechatRecord, conversation: string) {
  const { isSelf, position, moment, sender, senderName } = record;
  const xml = readableXml(record.text);
  const text = xml?.text ?? record.text;
  const { isSystem, kind: told } =
    xml && xml.subType > 0 && !record.kind.isSystem ? kindOfType(49, xml.subType) : record.kind;
  const kind = told === 'text' || told === 'event' ? (finer(text, isSystem) ?? told) : told;
  return {
    type: 'message',
    ...plainMessage,
    conversation,
    sender: senderName || sender,
    handle: isSystem ? '' : sender || senderName,
    role: isSystem ? 'system' : isSelf === true ? 'agent' : 'unknown',
    kind,
    isSystem,
    text,
    ...moment,
    platformId: record.platformId ?? null,
    replyTo: record.replyTo ?? xml?.replyTo ?? null,
    attachments: record.attachments ?? [],
    position,
  } as const;
}

/** Many exporters call everything a text and write `[图片]`; a recall is a system record of its own kind. */
function finer(text: string, isSystem: boolean) {
  const kind = contentKind(text);
  if (isSystem) return kind === 'recall' || /撤回/u.test(text) ? ('recall' as const) : null;
  return kind === 'text' ? null : kind;
}
