/** Who spoke, as QQ writes it above a message: `【管理员】昵称(10001)`, `昵称<mail@x>`, or the number alone. */
export interface QqSender {
  readonly nick: string;
  /** QQ number or mail address; '' where there is none. */
  readonly id: string;
}

/**
 * Nicks may hold brackets themselves: the last ones count. Null where no id stands at the end; a number of
 * fewer than four digits is one only where `isShortToo`, as a nick may end in (2).
 */
export function qqSenderWithId(text: string, isShortToo = false): QqSender | null {
  const [, nick = '', uin, wide, mail] = idEnd.exec(text) ?? [];
  if (uin !== undefined && uin.length < 4 && !isShortToo) return null;
  const id = uin ?? wide ?? mail;
  return id === undefined ? null : { nick: withoutBadge(nick), id };
}

/** 【管理员】 and other ranks stand before the name in groups. */
export function withoutBadge(nick: string): string {
  const bare = nick.replace(/^【[^】]{1,12}】/u, '').trim();
  return bare === '' && !rankAlone.test(nick) ? nick.trim() : bare;
}

/** Who has a rank and no name is known by the number. */
const rankAlone = /^\s*【(?:管理员|群主)】\s*$/u;

/** The accounts that QQ itself speaks through. */
export function isSystemId(id: string): boolean {
  return id === '10000' || id === '1000000';
}

const idEnd = /^(.*?)\s?(?:\((\d+)\)|（(\d{5,})）|<([^<>\s]+)>)\s*$/su;
