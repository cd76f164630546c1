/**
 * At most `limit` code points of `text`, on one line. A longer text is cut between clauses, around
 * `focus` where that stands in it; cut ends show as `…`, and no number, word or amount is ever halved.
 */
export function excerpt(text: string, limit: number, focus = ''): string {
  const flat = text.replaceAll(/\s+/gu, ' ').trim();
  if (lengthOf(flat) <= limit) return flat;
  if (limit < 3) return '';
  const clauses = flat.split(clauseEnds);
  const found = focus === '' ? 0 : clauses.findIndex((clause) => clause.includes(focus));
  let first = Math.max(found, 0);
  let last = first;
  const room = limit - 2;
  const fits = (from: number, to: number): boolean =>
    lengthOf(clauses.slice(from, to + 1).join('')) <= room;
  if (!fits(first, last)) return cutClause(clauses[first] ?? '', limit, focus, first > 0);
  while (last + 1 < clauses.length && fits(first, last + 1)) last += 1;
  while (first > 0 && fits(first - 1, last)) first -= 1;
  const kept = clauses
    .slice(first, last + 1)
    .join('')
    .trim();
  return `${first > 0 ? '…' : ''}${kept}${last + 1 < clauses.length ? '…' : ''}`;
}

/** Characters as a person counts them: code points. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

const clauseEnds = /(?<=[，。！？；、…]|[,.!?;]\s)/u;

/** One clause that is too long by itself: from its start, or from `focus` when that stands far back. */
function cutClause(clause: string, limit: number, focus: string, hasBefore: boolean): string {
  const points = Array.from(clause);
  const room = limit - 2;
  const at = focus === '' ? -1 : clause.indexOf(focus);
  const focusAt = at < 0 ? 0 : lengthOf(clause.slice(0, at));
  const end = focusAt + lengthOf(at < 0 ? '' : focus);
  const lead = Math.max(0, Math.floor((room - (end - focusAt)) / 2));
  let from = end <= room ? 0 : Math.min(Math.max(0, focusAt - lead), points.length - room);
  while (from > 0 && from < points.length && isHalved(points, from)) from += 1;
  let to = Math.min(from + room, points.length);
  while (to > from && to < points.length && isHalved(points, to)) to -= 1;
  const kept = points.slice(from, to).join('').trim();
  return `${hasBefore || from > 0 ? '…' : ''}${kept}…`;
}

/** Would a cut before `at` split a word, a number or a number from its unit? */
function isHalved(points: readonly string[], at: number): boolean {
  return together.test(points[at - 1] ?? '') && together.test(points[at] ?? '');
}

const together =
  /[\p{Script=Latin}\p{Nd}\p{Nl}\p{No}._:/%¥￥$@#+-]|[零〇一二两三四五六七八九十百千万亿半元块角毛年月日号点分秒时天周]/u;
