import type { EvidenceDocument, Row, ShownRow } from '../format.ts';
import { both, escape, facts, list, pageEnd, pageStart, table } from './html.ts';
import {
  instantText,
  plainText,
  platformText,
  reasonText,
  recordText,
  roleText,
  senderText,
  spanText,
  timeText,
  warningText,
} from './words.ts';

/** data/statement.html: the case, its timeline, and which exhibit carries which claim. */
export function statement(document: EvidenceDocument, rows: readonly Row[]): string {
  const { case: matter, created, prior_package: prior } = document;
  const cited = citedRows(document, rows);
  return [
    pageStart(`${document.package} ${both('statement')}`),
    facts([
      [both('title'), matter.title],
      [both('platform'), matter.platform.map(platformText).join(', ')],
      [both('shop'), matter.shop.join(', ')],
      [both('buyer'), matter.buyer_ref.join(', ')],
      [both('order'), matter.order],
      [
        both('amount'),
        matter.amount_cents === null ? null : (matter.amount_cents / 100).toFixed(2),
      ],
      [both('deadline'), matter.deadline && instantText(matter.deadline, document)],
      [both('priorPackage'), prior && `${prior.id} · SHA-256 ${prior.seal_code}`],
      [both('created'), `${instantText(created.at, document)} (${created.tz})`],
      [both('createdBy'), created.by],
      [both('program'), `${created.program} ${created.version}`],
      [both('machine'), created.machine],
      [both('system'), created.os],
    ]),
    heading('argument'),
    argument(document),
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
    heading('addedFiles'),
    addedFiles(document),
    heading('policies'),
    policies(document),
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

/** Each claim with the exhibits that carry it, a link into the transcript each. */
function argument({ arguments: claims }: EvidenceDocument): string {
  return table(
    [both('claim'), both('exhibit')],
    (claims.length > 0 ? claims : [{ claim: both('none'), exhibits: [] }]).map(
      ({ claim, exhibits }) => [claim, exhibits.join(', ') || both('none')],
    ),
  );
}

function addedFiles(document: EvidenceDocument): string {
  const rows = document.exhibits.flatMap((one) => (one.kind === 'added' ? [one] : []));
  if (rows.length === 0) return `<p>${escape(both('none'))}</p>\n`;
  return table(
    [both('exhibit'), both('listName'), both('listSource'), both('claim'), 'SHA-256'],
    rows.map((one) => [
      one.ex,
      `${recordText(one.record)}: ${one.name}`,
      `${one.source} (${one.added_by}, ${instantText(one.added_at, document)})`,
      one.proves,
      one.sha256 ?? (one.reason === null ? both('absent') : reasonText(one.reason)),
    ]),
  );
}

function policies(document: EvidenceDocument): string {
  const { policies: versions } = document;
  if (versions.length === 0) return `<p>${escape(both('policiesNone'))}</p>\n`;
  return table(
    [both('policyQuestion'), both('policyAnswer'), both('period'), both('policyOwner')],
    versions.map((one) => [
      one.question,
      one.answer,
      spanText({ from: one.valid_from, to: one.valid_to }, document, '…'),
      `${one.owner} (${instantText(one.made_at, document)}) ${one.source}`,
    ]),
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
