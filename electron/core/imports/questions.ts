import type { ImportOptions } from '../../../shared/contract/imports.ts';
import { importOptionsSchema } from '../../../shared/contract/imports.ts';
import type { Role } from '../../../shared/model/message.ts';
import type { OpenedFile } from './parse-words.ts';

/** Asked of a file whose times are local, where the zone assumed is only that of most shops. */
export interface ZoneQuestion {
  /** Once for all exports of a kind and a shop, not once a file. */
  readonly subject: string;
  readonly choices: readonly string[];
  readonly assumed: string;
}

/**
 * Whether a zone should be asked for: no other was given, the platform is used all over the world, and
 * the text is not Chinese, as chats in Chinese are nearly all of UTC+8.
 */
export function doubtfulZone(
  { format, sample }: Pick<OpenedFile, 'format' | 'sample'>,
  { zone, zoneGiven, shop }: ImportOptions,
): ZoneQuestion | null {
  if (zoneGiven || zone !== usual || !worldwide.has(format.platform)) return null;
  const script = scriptOf(sample.text);
  if (script === 'chinese') return null;
  const choices = [...new Set([...(likely[script] ?? []), zone, ...common])];
  return { subject: `${format.id}:${shop ?? format.platform}`, choices, assumed: zone };
}

const usual = importOptionsSchema.parse({}).zone;

const worldwide: ReadonlySet<string> = new Set([
  'whatsapp',
  'telegram',
  'line',
  'kakaotalk',
  'discord',
  'messenger',
  'instagram',
  'signal',
]);

const common = [
  'Asia/Hong_Kong',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'UTC',
];

type Script = 'chinese' | 'japanese' | 'korean' | 'other';

const likely: Partial<Record<Script, readonly string[]>> = {
  japanese: ['Asia/Tokyo'],
  korean: ['Asia/Seoul'],
};

/** The script that the start of a chat is mostly written in. Kana or hangul decide where Han could be both. */
function scriptOf(text: string): Script {
  const counts = [0, 0, 0, 0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // The rare letters beyond are told by the others.
    if (code >= 0xd800 && code < 0xe000) continue;
    const kind = (kinds[code] ||= kindOf(String.fromCharCode(code)));
    counts[kind]!++;
  }
  const [, , kana = 0, hangul = 0, han = 0, others = 0] = counts;
  if (kana > han / 10 && kana > others / 10) return 'japanese';
  if (hangul > han / 10 && hangul > others / 10) return 'korean';
  // Two or three Han stand for a word of five or six Latin letters.
  return han * 2 > others / 2 ? 'chinese' : 'other';
}

/** By its code, what a letter that was met is: every small file asks. 0 is one that was not met. */
const kinds = new Uint8Array(0x1_0000);

/** 1 for no letter, 2 for kana, 3 for hangul, 4 for Han, 5 for any other. */
function kindOf(letter: string): number {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(letter)) return 2;
  if (/\p{Script=Hangul}/u.test(letter)) return 3;
  if (/\p{Script=Han}/u.test(letter)) return 4;
  return /\p{L}/u.test(letter) ? 5 : 1;
}

/**
 * Who may be the shop, most heard first, where in some conversation nobody's side is known; null where
 * there is nothing to ask.
 */
export function namesToChoose(
  conversations: readonly {
    readonly participants: readonly { readonly name: string; readonly role: Role }[];
  }[],
): string[] | null {
  const heard = new Map<string, number>();
  for (const { participants } of conversations) {
    if (participants.length < 2 || participants.some(({ role }) => role !== 'unknown')) continue;
    for (const { name } of participants) heard.set(name, (heard.get(name) ?? 0) + 1);
  }
  if (heard.size === 0) return null;
  return [...heard]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, mostNames)
    .map(([name]) => name);
}

/** More names than this are no choice any more. */
const mostNames = 30;
