import { fold } from '../detection/fold.ts';
import { linksIn } from '../detection/risks/links.ts';

/** What a person should know before an address is opened. */
export type LinkWarning =
  | 'mixedScripts'
  | 'unusualScript'
  | 'userInfo'
  | 'plainHttp'
  | 'ipAddress'
  | 'port'
  | 'lookalike'
  | 'short';

/** An address as a browser reads it: `ascii` is the name on the network, with `xn--` for other letters. */
export interface OutsideLink {
  readonly href: string;
  readonly ascii: string;
  readonly isPlainHttp: boolean;
  readonly hasUserInfo: boolean;
  /** Empty for the usual one. */
  readonly port: string;
}

/** The name as it was written, between what hides before it and the path; for showing beside `ascii`. */
export function writtenHost(written: string): string {
  const [authority = ''] = written.replace(/^[a-z]+:\/\//i, '').split(/[/?#\\]/);
  return authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
}

/** Everything odd about an address, the worst first. */
export function linkWarnings(written: string, link: OutsideLink): LinkWarning[] {
  const labels = writtenHost(written).normalize('NFKC').split('.');
  const [judged] = linksIn(fold(link.href));
  const found: Readonly<Record<LinkWarning, boolean>> = {
    userInfo: link.hasUserInfo,
    mixedScripts: labels.some(isMixed),
    lookalike: judged?.judgement === 'lookalike',
    unusualScript: link.ascii.split('.').some((label) => label.startsWith('xn--')),
    ipAddress: /^\[|^\d+(?:\.\d+){3}$/.test(link.ascii),
    port: link.port !== '',
    short: judged?.judgement === 'short',
    plainHttp: link.isPlainHttp,
  };
  return order.filter((warning) => found[warning]);
}

/** True for a platform's own address. */
export function isTrustedLink({ href, hasUserInfo }: OutsideLink): boolean {
  return !hasUserInfo && linksIn(fold(href))[0]?.judgement === 'trusted';
}

const order: readonly LinkWarning[] = [
  'userInfo',
  'mixedScripts',
  'lookalike',
  'unusualScript',
  'ipAddress',
  'port',
  'short',
  'plainHttp',
];

const scripts = [
  /\p{sc=Latin}/u,
  /\p{sc=Cyrillic}/u,
  /\p{sc=Greek}/u,
  /\p{sc=Armenian}/u,
  /\p{sc=Hebrew}/u,
  /\p{sc=Arabic}/u,
  /\p{sc=Cherokee}/u,
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\p{sc=Hangul}]/u,
];

/**
 * Letters of scripts that nobody writes together in one word. East Asian scripts go with Latin letters
 * (UTS 39, "highly restrictive"), and with no others.
 */
function isMixed(label: string): boolean {
  const used = scripts.filter((script) => script.test(label));
  const [latin, eastAsian] = [scripts[0], scripts.at(-1)];
  return used.length > 1 && !(used.length === 2 && used[0] === latin && used[1] === eastAsian);
}
