import { renderSVG } from 'uqr';
import type { EvidenceDocument } from '../format.ts';
import { both, escape, facts, pageEnd, pageStart } from './html.ts';
import { instantText } from './words.ts';

/** The sheet that stands outside the package and carries its seal code whole, also as a QR code. */
export function counterSheet(document: EvidenceDocument, sealCode: string): string {
  const groups = sealCode.match(/.{8}/g) ?? [];
  return [
    pageStart(`${document.package} ${both('counterSheet')}`),
    facts([
      [both('package'), document.package],
      [both('title'), document.case.title],
      [both('created'), `${instantText(document.created.at, document)} (${document.created.tz})`],
      [both('createdBy'), document.created.by],
      [both('count'), document.scope.reduce((sum, { count }) => sum + count, 0)],
    ]),
    `<h2>${escape(both('sealCode'))}</h2>\n`,
    `<p class="code seal">${groups.slice(0, 4).join(' ')}<br>${groups.slice(4).join(' ')}</p>\n`,
    `<p class="code">${sealCode}</p>\n`,
    `<div class="qr">${renderSVG(sealText(document.package, sealCode), { ecc: 'M', border: 4 })}</div>\n`,
    `<p>${escape(both('sealShort'))}: <span class="code">${escape(sealLabel(document.package, sealCode))}</span></p>\n`,
    `<p>${escape(both('sealNote'))}</p>\n`,
    `<p>${escape(both('signature'))}: ____________________ ${escape(both('date'))}: ____________</p>\n`,
    pageEnd,
  ].join('');
}

/** What the QR code says: the package and all 64 digits. */
export function sealText(name: string, sealCode: string): string {
  return `${name} SHA-256 ${sealCode}`;
}

/** A label for shelves and envelopes. It finds the sheet; it proves nothing. */
function sealLabel(name: string, sealCode: string): string {
  return `${name} · ${sealCode.slice(0, 8)}…${sealCode.slice(-4)}`;
}
