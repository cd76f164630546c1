/** Who speaks and what. Null for a line without a speaker: a system line. */
export function splitSender(rest: string): { sender: string; text: string } | null {
  const spaced = rest.search(/:(?:[ \u00a0\u202f\u200e\u200f]|$)/u);
  if (spaced > 0 && spaced <= longestName) return cut(rest, spaced);
  // `Bob:Hi` occurs; a link or a time of day in a system line has a colon too.
  const tight = rest.indexOf(':');
  if (tight < 1 || tight > 40 || spaced > 0) return null;
  const isTime = /\d/.test(rest[tight - 1] ?? '') && /\d/.test(rest[tight + 1] ?? '');
  if (isTime || rest[tight + 1] === '/' || /["“”«»]/u.test(rest.slice(0, tight))) return null;
  return cut(rest, tight);
}

const longestName = 100;

function cut(rest: string, colon: number): { sender: string; text: string } {
  const sender = rest
    .slice(0, colon)
    .replace(/[\u200e\u200f\u202a-\u202e\ufeff]/gu, '')
    .trim();
  const after = rest.slice(colon + 1);
  return { sender, text: /^[ \u00a0\u202f]/u.test(after) ? after.slice(1) : after };
}

/** The notice about encryption carries a person's or the group's name on the iPhone. */
export function isEncryptionNotice(text: string): boolean {
  return text.length < 400 && encryption.test(text);
}

const encryption =
  /^\u200e?(?:messages and calls are end-to-end encrypted\b|messages to this (?:chat|group) and calls are now secured with end-to-end encryption|消息和通话都进行端到端加密|消息与通话已进行端到端加密|訊息和通話經端對端加密)/iu;
