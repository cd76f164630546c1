import type { ParsedConversation } from '../../../store/import-records.ts';
import { qqConversation } from '../qq/conversation.ts';
import { objectOf, textOf, type JsonObject } from '../../json/shape.ts';

/** Whose chat a file holds, as far as it tells. */
export interface QceChat {
  readonly conversation: ParsedConversation;
  /** Ids of the exporting account; empty where the file does not tell. */
  readonly own: ReadonlySet<string>;
}

/** From `chatInfo`, or `chat` of the page in pieces. `peer` is the other side's number, where known. */
export function qceChat(info: unknown, fallback: string, peer = ''): QceChat {
  const facts = objectOf(info);
  const title = textOf(facts['name']) || fallback;
  const type = textOf(facts['type']).toLowerCase();
  const isGroup = type === 'group' || type === '2' || type.includes('群');
  const told = ['groupCode', 'groupId', 'peerUin', 'peerUid', 'uin', 'id'].map((key) =>
    textOf(facts[key]),
  );
  const number = told.find((each) => /^\d{5,12}$/u.test(each)) ?? (isGroup ? '' : peer);
  const own = ['selfUid', 'selfUin'].map((key) => textOf(facts[key])).filter(isId);
  return { conversation: qqConversation(title, isGroup, number), own: new Set(own) };
}

/** What the exporter writes for somebody whom it could not find is nobody's id. */
export function isId(id: string): boolean {
  return id !== '' && id !== '0' && id !== '未知' && id.toLowerCase() !== 'unknown';
}

export interface QceSender {
  readonly name: string;
  /** QQ number, else the uid, else ''. */
  readonly id: string;
  readonly ids: readonly string[];
}

/** The name that the chat shows: in a group the card, then what the own account calls them. */
export function qceSender(record: JsonObject): QceSender {
  const sender = objectOf(record['sender']);
  const raw = objectOf(record['rawMessage']);
  const ids = [
    textOf(sender['uin']) || textOf(raw['senderUin']),
    textOf(sender['uid']) || textOf(raw['senderUid']),
  ].filter(isId);
  const names = [
    sender['groupCard'],
    raw['sendMemberName'],
    sender['remark'],
    raw['sendRemarkName'],
    sender['nickname'],
    raw['sendNickName'],
    sender['name'],
  ].map(textOf);
  const name = names.find((each) => each.trim() !== '') ?? ids[0] ?? textOf(sender['uid']);
  return { name, id: ids[0] ?? '', ids };
}
