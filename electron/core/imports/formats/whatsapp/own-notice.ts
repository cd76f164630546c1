/**
 * The iPhone tells what somebody did to a group in that person's name: `Ann: Ann added Bob`. Its own
 * words begin with a mark; then the name, or the English words for one's own deeds, are enough.
 */
export function isOwnNotice(sender: string, text: string): boolean {
  const isMarked = text.startsWith('\u200e');
  const said = isMarked ? withoutTilde(text.slice(1)) : text;
  if (said.length > 300) return false;
  if (isMarked && own.test(said)) return true;
  const name = isMarked ? withoutTilde(sender) : sender;
  if (!said.startsWith(name)) return false;
  const deed = said.slice(name.length);
  return isMarked ? /^[^\p{L}\p{N}]/u.test(deed) : unmistakable.test(deed);
}

function withoutTilde(text: string): string {
  return text.replace(/^~\s*/u, '');
}

const group = "(?:(?:this|the) )?group(?:'s)?";
const own = new RegExp(
  `^(?:you(?: (?:created ${group}|added |removed |left\\b|joined |changed |turned |pinned |were |are now )|'re now )|` +
    '(?:你|您)(?:创建了|建立了|已?将|已?新增了?|添加了|移除了|更改了|变更了|加入了|退出了|离开了|已離開|现在是|現在是))',
  'iu',
);
const unmistakable = new RegExp(
  `^ (?:created ${group}\\b|added \\S|removed \\S|left\\s*$|joined using |(?:was|were) (?:added|removed)|` +
    `changed (?:(?:this|the) (?:subject|group|description)|their phone number))`,
  'u',
);
