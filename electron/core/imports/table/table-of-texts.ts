import type { Sample } from '../format.ts';

/** True for a table with long texts in quotes: what is in its cells may look like any chat log. */
export function isTableOfTexts({ lines }: Sample): boolean {
  const [head = '', ...rest] = lines;
  const isHeader = head.length < 2_000 && header.test(head.trim());
  return isHeader && rest.some((line) => /(?:^|[,;\t])"/u.test(line));
}

const header =
  /^\ufeff?(?:[^\s,;\t"]{1,30}|"[^\s,;\t"]{1,30}")(?:[,;\t](?:[^,;\t"]{0,30}|"[^,;\t"]{0,30}"))+$/u;
