import type { Role } from '../../../../../shared/model/message.ts';

/** Long nicks carry the site's name before them. */
export function bareNick(nick: string): string {
  const bare = nick.trim();
  return bare.startsWith('cntaobao') ? bare.slice('cntaobao'.length) : bare;
}

/** The shop of an account: `店铺` of `店铺:小红`. */
export function shopOf(account: string): string {
  return bareNick(account.split(':', 1)[0] ?? '');
}

/** 店铺:小红; no link and no sentence with a colon. */
export function isSubAccount(text: string): boolean {
  return /^[^\s:：/，。]{1,40}:[^\s:：/，。]{1,40}$/u.test(text) && !/^[\d:]+$/u.test(text);
}

/**
 * The side of an account by its name. Only the shop's own accounts are certain: a buyer's nick may have a
 * colon too. Where the shop is not known ('') a colon tells a sub-account, and its absence nothing.
 */
export function taobaoRole(account: string, shop: string): Role {
  const nick = bareNick(account);
  const isOurs =
    shop === '' ? /^[^:]+:[^:]/u.test(nick) : nick === shop || nick.startsWith(`${shop}:`);
  if (isOurs) return nick.endsWith(':服务助手') ? 'bot' : 'agent';
  return shop === '' ? 'unknown' : 'customer';
}
