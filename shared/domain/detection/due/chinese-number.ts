const digits = new Map([...'零一二三四五六七八九'].map((char, value) => [char, value] as const));
digits.set('〇', 0).set('两', 2);

/** A count as chats write it: `12`, `十五`, `两`, `三十六`, `半`; null for anything else. */
function chineseNumber(written: string): number | null {
  if (/^\d+(?:\.\d+)?$/.test(written)) return Number(written);
  if (written === '半') return 0.5;
  let total = 0;
  let digit: number | null = null;
  for (const char of written) {
    if (char === '十') {
      total += (digit ?? 1) * 10;
      digit = null;
    } else if (char === '百') {
      total += (digit ?? 1) * 100;
      digit = null;
    } else {
      const value = digits.get(char);
      if (value === undefined || digit !== null) return null;
      digit = value;
    }
  }
  return written === '' ? null : total + (digit ?? 0);
}

/** The upper bound of `3-5`, `三到五`, `两三`, `一两`; a single number is its own bound. */
export function upperBound(written: string): number | null {
  const parts = written.split(/[-~—–至到或、]+/).filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  const adjacent = /^[一二两三四五六七八九]{2}$/.test(last) ? last.slice(-1) : last;
  return chineseNumber(adjacent);
}
