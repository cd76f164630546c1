import type { MessageKind, Role } from '../../../../../shared/model/message.ts';
import { contentKind } from '../../text/content-kind.ts';

/** What a name of JD's chat tells by itself: a mask, a robot, a shop's sub-account. */
export function jdRole(who: string): Role {
  if (/\*{2,}/u.test(who) || /^jd_\w/u.test(who)) return 'customer';
  if (isJdRobot(who)) return 'bot';
  if (/^[^\s:：,，。]{1,40}-{1,2}[^\s\d:：,，。][^:：,，。]{0,20}$/u.test(who)) return 'agent';
  return 'unknown';
}

export function isJdRobot(who: string): boolean {
  return /^jimi(?:_|$)|@im\.jd\.com$/iu.test(who);
}

/** JD writes emoji as codes (`#E-s33`) and steps of the service as messages. */
export function jdKind(text: string): MessageKind {
  if (/^\s*(?:用户发起转人工|您选择了一个订单进行咨询)\s*$/u.test(text)) return 'event';
  if (/^\s*(?:#E-\w+\s*)+$/u.test(text)) return 'sticker';
  return contentKind(text);
}
