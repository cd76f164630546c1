/** Cents as people write them: `¥20`, `¥19.90`. */
export function yuan(cents: number): string {
  const whole = cents % 100 === 0;
  return `¥${(cents / 100).toLocaleString('en', {
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: whole ? 0 : 2,
  })}`;
}

/** For an input: `20` or `19.90`, empty for none. */
export function yuanField(cents: number | null): string {
  if (cents === null) return '';
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2);
}

/** What an input holds in cents; null when it is empty, undefined when it is no amount. */
export function parseYuan(text: string): number | null | undefined {
  const plain = text
    .trim()
    .replace(/^[¥￥]/, '')
    .replaceAll(',', '')
    .replace(/元$/, '')
    .trim();
  if (plain === '') return null;
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(plain)) return undefined;
  return Math.round(Number(plain) * 100);
}
