import type { EvidenceDocument } from '../format.ts';
import { both } from './html.ts';
import { platformText } from './words.ts';

/**
 * The statement for a form with little room: who, which order, each claim with its exhibits and the pages
 * that show them. Whole sentences go from the end while it is too long, and `isShortened` says so; the
 * full one stands in statement.html. Room for the seal code is kept free within the limit.
 */
export function shortStatement(
  document: Pick<EvidenceDocument, 'package' | 'arguments' | 'counts'> & {
    readonly case: Pick<EvidenceDocument['case'], 'title' | 'order' | 'platform'>;
  },
  pagesOf: (exhibit: string) => readonly number[],
  limit: number,
): { readonly text: string; readonly isShortened: boolean } {
  const { case: matter, arguments: claims, counts } = document;
  const most = Math.max(0, limit - sealRoom);
  const head = [
    `【${document.package}】${matter.title}`,
    ...(matter.order === null ? [] : [`订单号：${matter.order}`]),
    ...(matter.platform.length > 0
      ? [`平台：${matter.platform.map((one) => platformText(one).split(' ')[0]).join('、')}`]
      : []),
  ].join('；');
  const points = claims.map(({ claim, exhibits }, index) => {
    const cited = exhibits.map((exhibit) => {
      const pages = pagesOf(exhibit);
      return pages.length > 0 ? `${exhibit}（图${pages.join('、')}）` : exhibit;
    });
    return `${index + 1}. ${claim.trim()}${cited.length > 0 ? `——见${cited.join('、')}` : ''}`;
  });
  const total = counts.included + counts.redacted + counts.withheld;
  const tail = `所附记录共${total}条，未出示${counts.withheld}条，均按原顺序。`;
  const more = `（${both('moreInStatement')}）`;
  for (let kept = points.length; kept >= 0; kept -= 1) {
    const isShortened = kept < points.length;
    const lines = [head, ...points.slice(0, kept), ...(isShortened ? [more] : []), tail];
    const text = lines.join('\n');
    if (text.length <= most) return { text, isShortened };
  }
  return { text: cut(`${head}\n${more}`, most), isShortened: true };
}

/** With the seal code behind it, for the form itself: it cannot stand inside the package. */
export function sealedStatement(statement: string, sealCode: string): string {
  return `${statement}\n${sealLine(sealCode)}\n`;
}

const sealLine = (sealCode: string): string => `封存码 SHA-256 ${sealCode}`;

/** Kept free for the seal code and its line end. */
const sealRoom = sealLine('0'.repeat(64)).length + 2;

function cut(text: string, most: number): string {
  let short = '';
  for (const char of text) {
    if (short.length + char.length > most - 1) return `${short}…`;
    short += char;
  }
  return short;
}
