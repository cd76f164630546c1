/** A name as it may stand in a group chat: first and last character, `张*三`. */
export function maskName(name: string): string {
  const points = Array.from(name.trim());
  const first = points[0];
  if (first === undefined) return '';
  if (points.length === 1) return '*';
  return points.length === 2 ? `${first}*` : `${first}*${points.at(-1) ?? ''}`;
}

/** `text` with the names masked wherever they stand, and mobile numbers with their middle hidden. */
export function maskText(text: string, names: readonly string[]): string {
  const longestFirst = [...new Set(names)].filter((name) => name.trim() !== '');
  longestFirst.sort((a, b) => b.length - a.length);
  const masked = longestFirst.reduce((line, name) => line.replaceAll(name, maskName(name)), text);
  return masked.replaceAll(/(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/gu, '$1****$2');
}
