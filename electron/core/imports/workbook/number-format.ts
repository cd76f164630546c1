import type { ByteSource } from '../text/encoding.ts';
import { readXml } from './xml.ts';

/** What a cell's number means by the way it is shown. */
export interface NumberFormat {
  readonly hasDate: boolean;
  readonly hasTime: boolean;
  /** Fractions of a second are shown. */
  readonly hasFraction: boolean;
  /** Hours run on past 24: a duration. */
  readonly isElapsed: boolean;
}

/** The number format of each cell style, by its number; null for plain numbers. */
export async function readCellStyles(
  source: ByteSource | null,
): Promise<readonly (NumberFormat | null)[]> {
  if (!source) return [];
  const custom = new Map<number, NumberFormat | null>();
  const styles: (NumberFormat | null)[] = [];
  let isCellStyle = false;
  const reading = readXml(source, {
    open(name, attributes) {
      const id = Number(attributes['numFmtId'] ?? '0');
      if (name === 'numFmt') custom.set(id, numberFormat(attributes['formatCode'] ?? ''));
      else if (name === 'cellXfs') isCellStyle = true;
      else if (name === 'xf' && isCellStyle) {
        styles.push(custom.has(id) ? (custom.get(id) ?? null) : builtIn(id));
      }
    },
    close(name) {
      if (name === 'cellXfs') isCellStyle = false;
    },
  });
  for await (const _ of reading);
  return styles;
}

/** Reads a format code such as `yyyy/m/d h:mm;@`; null where it shows a plain number. */
export function numberFormat(code: string): NumberFormat | null {
  const [section = ''] = code
    .replace(/"[^"]*"?|[\\_*]./gu, '')
    .replace(/general/giu, '')
    .split(';');
  const isElapsed = /\[(?:h+|m+|s+)\]/iu.test(section);
  const shown = section
    .replace(/\[(?!(?:h+|m+|s+)\])[^[\]]*\]/giu, '')
    .replace(/am\/pm|a\/p|上午\/下午/giu, 'h')
    .replace(/e[+-]/giu, '');
  const hasTime = /[hs]/iu.test(shown);
  const hasDate = /[yde]/iu.test(shown) || (/m/iu.test(shown) && !hasTime);
  if (!hasDate && !hasTime && !isElapsed) return null;
  return { hasDate, hasTime, hasFraction: /s\.0/iu.test(shown), isElapsed };
}

/** Formats that need no code in the file (ECMA-376 part 1, 18.8.30, those of Chinese included). */
function builtIn(id: number): NumberFormat | null {
  const plain = { hasFraction: false, isElapsed: false };
  if (id === 22) return { ...plain, hasDate: true, hasTime: true };
  if (id === 46) return { ...plain, hasDate: false, hasTime: true, isElapsed: true };
  if (id === 47) return { ...plain, hasDate: false, hasTime: true, hasFraction: true };
  const isTime = (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || [45, 55, 56].includes(id);
  if (isTime) return { ...plain, hasDate: false, hasTime: true };
  const isDate = (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return isDate ? { ...plain, hasDate: true, hasTime: false } : null;
}
