import { maskOf, privateSpans, type PrivateKind } from '../masking/private-spans.ts';

/** A name as it may stand in a group chat: first and last character, `张*三`. */
export function maskName(name: string): string {
  const points = Array.from(name.trim());
  const first = points[0];
  if (first === undefined) return '';
  if (points.length === 1) return '*';
  return points.length === 2 ? `${first}*` : `${first}*${points.at(-1) ?? ''}`;
}

/**
 * `text` with the names masked wherever they stand, and with the middle of telephone and card numbers,
 * of mail and postal addresses hidden. Order and tracking numbers stay: by them the matter is found.
 */
export function maskText(text: string, names: readonly string[]): string {
  const longestFirst = [...new Set(names)].filter((name) => name.trim() !== '');
  longestFirst.sort((a, b) => b.length - a.length);
  return longestFirst.reduce(
    (line, name) => line.replaceAll(name, maskName(name)),
    withoutPrivate(text),
  );
}

function withoutPrivate(text: string): string {
  const spans = privateSpans(text).filter(({ kind }) => !shown.has(kind));
  return spans.reduceRight(
    (line, { kind, start, end }) => {
      const words = line.slice(start, end);
      const mobile = /^(1[3-9]\d)\d{4}(\d{4})$/.exec(words);
      const masked = mobile ? `${mobile[1]}****${mobile[2]}` : maskOf(kind, words);
      return line.slice(0, start) + masked + line.slice(end);
    },
    text.replaceAll(cutOff, '****'),
  );
}

/** A number or an address that the end of a line has cut is known by no rule any more. */
const cutOff =
  /(?:\d{4,}|[\p{sc=Han}\d]{0,20}[市区县镇乡][\p{sc=Han}\d]{0,20}[路街巷弄村][\p{sc=Han}\dA-Za-z-]{0,20})(?=…)/gu;

const shown: ReadonlySet<PrivateKind> = new Set(['order', 'tracking']);
