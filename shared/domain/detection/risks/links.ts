import lexicon from '../../../../resources/lexicons/links.json' with { type: 'json' };
import { gated } from '../lexicon.ts';
import type { Span } from './spans.ts';

/** `trusted`: a platform's own; `lookalike`: borrows its name; `short`: hides where it leads. */
export type LinkJudgement = 'trusted' | 'lookalike' | 'short' | 'unknown';

export interface Link extends Span {
  readonly host: string;
  readonly judgement: LinkJudgement;
}

const endings =
  'com|cn|net|org|cc|top|xyz|vip|shop|club|site|online|store|info|biz|co|io|me|tv|hk|tw|app|link|live|icu|pw|tk|ru|uk|us|eu|de|fr|jp|ly|im|at|gl|gd|nz|win|work|fun|ink|ltd|wang|pro|mobi|asia|la|so|gg|page|dev|click|cloud';
const written = new RegExp(
  String.raw`(?<![@a-z0-9.\-])(?:https?://)?((?:[a-z0-9\-]{1,63}\s?(?:\.|点|。|\[\.\])\s?){1,6}(?:${endings}))(?![a-z0-9\-.@])(?:[:/?][^\s\u4e00-\u9fff"'<>]*)?|https?://([^\s/\u4e00-\u9fff"'<>]+)(?:/[^\s\u4e00-\u9fff"'<>]*)?`,
  'g',
);
/** Most texts hold no link: one cheap look saves the rest. */
const possible = gated(
  new RegExp(String.raw`https?://|[a-z0-9\]]\s?(?:\.|点|。|\[\.\])\s?(?:${endings})`),
);
const program = new RegExp(
  String.raw`[^\s/\\,。:"']{1,80}\.(?:${lexicon.files.filter((one) => one !== 'com').join('|')})(?![a-z0-9.])`,
  'g',
);

/** The links of a folded text, with what their addresses tell. */
export function linksIn(folded: string, trusted: readonly string[] = []): Link[] {
  if (!possible.test(folded)) return [];
  return [...folded.matchAll(written)].map((match) => {
    const host = (match[1] ?? match[2] ?? '').replace(/\s?(?:点|。|\[\.\])\s?|\s/g, (found) =>
      found.trim() === '' ? '' : '.',
    );
    const end = match.index + match[0].length;
    return { start: match.index, end, host, judgement: judge(host.replace(/:\d+$/, ''), trusted) };
  });
}

/** Files that run when they are opened, `photo.jpg.exe` among them. */
export const programsIn = (folded: string): string[] =>
  folded.includes('.') ? [...folded.matchAll(program)].map(([found]) => found) : [];

function judge(host: string, trusted: readonly string[]): LinkJudgement {
  if ([...lexicon.trusted, ...trusted].some((domain) => isWithin(host, domain))) return 'trusted';
  if (lexicon.shorteners.some((domain) => isWithin(host, domain))) return 'short';
  const labels = host.split('.').slice(0, -1);
  return labels.some((label) => lexicon.brands.some((brand) => borrows(label, brand)))
    ? 'lookalike'
    : 'unknown';
}

const isWithin = (host: string, domain: string): boolean =>
  host === domain || host.endsWith(`.${domain}`);

/** `taoba0`, `tao-bao`, `jd-refund`, `paypa1-login`: a brand in all but a letter. */
function borrows(label: string, brand: string): boolean {
  const read = plain(label);
  const name = plain(brand);
  const parts = label.split('-').map(plain);
  if (parts.includes(name)) return true;
  return name.length > 4 && (read.includes(name) || parts.some((part) => isNearly(part, name)));
}

const plain = (label: string): string =>
  label
    .replaceAll('-', '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replace(/[01345]/g, (digit) => 'ol?eas'['01?345'.indexOf(digit)] ?? digit);

/** One letter more, less or other. */
function isNearly(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return Math.max(a.length, b.length) - start - end <= 1;
}
