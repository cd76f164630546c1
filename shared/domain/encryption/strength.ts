import { passphraseText } from './passphrase.ts';

export type Strength = 'weak' | 'fair' | 'strong';

/**
 * How long a passphrase stands against who has the files and tries one after the other. Each try costs
 * what the key's derivation costs, some thousands a second on many machines: 35 bits are gone in months,
 * 50 outlast the shop.
 */
export function strengthOf(typed: string): Strength {
  const bits = bitsOf(passphraseText(typed));
  if (bits < 35) return 'weak';
  return bits < 50 ? 'fair' : 'strong';
}

/** What people try first, beside years and rows of keys. */
const common = [
  'password|passwort|passw0rd|p@ssw0rd|passphrase|keptword|iloveyou|welcome|letmein|monkey|dragon',
  'admin|administrator|master|login|princess|sunshine|football|baseball|superman|taobao|alibaba',
  'tmall|jingdong|woaini|wodemima|mima|wangdian|kefu|dianpu|test|abc|qwe|asd|zxc|iou|love',
  '5201314|1314520|1314|520|666|888|我爱你|我的密码|密码|客服|店铺|淘宝|天猫|京东|守言|你好|一二三',
].join('|');
const commonWord = new RegExp(common, 'gu');
const year = /(?:19|20)\d\d(?:[-./]?(?:0?[1-9]|1[0-2])(?:[-./]?(?:[12]\d|3[01]|0?[1-9]))?)?/gu;
/** Neighbours on a keyboard and in the alphabet, either way. */
const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const neighbours = new Set(
  rows
    .flatMap((row) => [row, [...row].toReversed().join('')])
    .flatMap((row) => [...row].slice(1).map((letter, at) => `${row[at]}${letter}`)),
);

function bitsOf(text: string): number {
  let bits = 0;
  let rest = text.toLowerCase();
  // Capital letters are mostly the first ones.
  if (rest !== text) bits += 2;
  const taking = (pattern: RegExp, worth: number): void => {
    rest = rest.replace(pattern, () => {
      bits += worth;
      return '\n';
    });
  };
  taking(commonWord, 5);
  taking(year, 12);
  let before = '';
  const seen = new Set<string>();
  for (const letter of rest) {
    const isForeseen = letter === before || neighbours.has(`${before}${letter}`);
    bits += isForeseen ? 1 : worthOf(letter) * (seen.has(letter) ? 0.7 : 1);
    seen.add(letter);
    before = letter;
  }
  return bits;
}

/** In bits, as people choose them: words, not letters by lot. */
function worthOf(letter: string): number {
  if (letter === '\n') return 0;
  if (/\s/u.test(letter)) return 1;
  if (/\d/u.test(letter)) return 3;
  if (/[a-z]/u.test(letter)) return 3;
  return /\p{Script=Han}/u.test(letter) ? 7 : 5;
}
