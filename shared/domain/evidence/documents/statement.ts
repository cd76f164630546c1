import type { EvidenceDocument, Row, ShownRow } from '../format.ts';
import { both, escape, facts, list, pageEnd, pageStart, table } from './html.ts';
import { plainText, platformText, roleText, senderText, timeText, warningText } from './words.ts';

/** data/statement.html: the case, its timeline, and which exhibit carries which claim. */
export function statement(document: EvidenceDocument, rows: readonly Row[]): string {
  const { case: matter, created } = document;
  const cited = citedRows(document, rows);
  return [
    pageStart(`${document.package} ${both('statement')}`),
    facts([
      [both('title'), matter.title],
      [both('platform'), matter.platform.map(platformText).join(', ')],
      [both('shop'), matter.shop.join(', ')],
      [both('buyer'), matter.buyer_ref.join(', ')],
      [both('order'), matter.order],
      [both('deadline'), matter.deadline],
      [both('created'), `${created.at} (${created.tz})`],
      [both('createdBy'), created.by],
      [both('program'), `${created.program} ${created.version}`],
      [both('machine'), created.machine],
      [both('system'), created.os],
    ]),
    heading('argument'),
    argument(matter.claim, cited),
    heading('timeline'),
    table(
      [both('timeParsed'), both('exhibit'), both('sender'), both('transcript')],
      cited.map((row) => [
        timeText(row),
        row.ex,
        `${senderText(row)} (${roleText(row.meta.role)})`,
        shortened(plainText(row)),
      ]),
    ),
    heading('showInCourt'),
    list('ol', [both('showStep1'), both('showStep2'), both('showStep3')]),
    table(
      [both('source'), both('fileName'), 'SHA-256', both('originalIncluded')],
      document.sources.map((source) => [
        source.id,
        source.original_name,
        source.sha256,
        both(source.included ? 'yes' : 'no'),
      ]),
    ),
    heading('warnings'),
    list('ul', document.warnings.length > 0 ? document.warnings.map(warningText) : [both('none')]),
    `<footer>${escape(both('caution'))}</footer>\n`,
    pageEnd,
  ].join('');
}

/** Every line of the claim is an argument of its own; all cited exhibits carry it. */
function argument(claim: string, cited: readonly ShownRow[]): string {
  const exhibits = cited.map(({ ex }) => ex).join(', ') || both('none');
  const lines = claim.split('\n').filter((line) => line.trim() !== '');
  return table(
    [both('claim'), both('exhibit')],
    (lines.length > 0 ? lines : [both('none')]).map((line) => [line, exhibits]),
  );
}

function citedRows(document: EvidenceDocument, rows: readonly Row[]): ShownRow[] {
  const cited = new Set(
    document.exhibits.flatMap((exhibit) =>
      exhibit.kind === 'message' && exhibit.picked ? [exhibit.msg] : [],
    ),
  );
  return rows
    .filter((row): row is ShownRow => row.state !== 'withheld' && cited.has(row.meta.uid))
    .toSorted((a, b) => order(a.meta.ts, b.meta.ts) || a.seq - b.seq);
}

function order(a: string | null, b: string | null): number {
  return (a === null ? 0 : Date.parse(a)) - (b === null ? 0 : Date.parse(b));
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > 200 ? `${characters.slice(0, 200).join('')}…` : text;
}

function heading(word: Parameters<typeof both>[0]): string {
  return `<h2>${escape(both(word))}</h2>\n`;
}
