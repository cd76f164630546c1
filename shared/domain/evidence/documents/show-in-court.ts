import type { EvidenceDocument, Row, ShownRow } from '../format.ts';
import { both, escape, list, pageEnd, pageStart, table } from './html.ts';
import { channelText, platformText, senderText, spanText, timeText } from './words.ts';

/** data/show-in-court.html: the steps at the bench, and where each cited exhibit stands in the original. */
export function showInCourt(document: EvidenceDocument, rows: readonly Row[]): string {
  const sources = new Map(document.sources.map((source) => [source.id, source]));
  const cited = new Set(
    document.exhibits.flatMap((one) => (one.kind === 'message' && one.picked ? [one.msg] : [])),
  );
  const shown = rows.filter(
    (row): row is ShownRow => row.state !== 'withheld' && cited.has(row.meta.uid),
  );
  return [
    pageStart(`${document.package} ${both('showInCourt')}`),
    list('ol', [
      both('courtStep1'),
      both('courtStep2'),
      both('courtStep3'),
      both('courtStep4'),
      both('courtStep5'),
      both('courtStep6'),
    ]),
    `<h2>${escape(both('conversation'))}</h2>\n`,
    table(
      [both('conversation'), both('platform'), both('shop'), both('buyer'), both('period')],
      document.scope.map((scope) => [
        `${scope.conversation} ${scope.title}`,
        `${platformText(scope.platform)} ${channelText(scope.channel)}`,
        scope.shop,
        scope.customer,
        spanText(scope, document, both('noTime')),
      ]),
    ),
    `<h2>${escape(both('exhibit'))}</h2>\n`,
    table(
      [both('exhibit'), both('sender'), both('timeParsed'), both('source'), both('listOriginal')],
      shown.map((row) => {
        const source = sources.get(row.meta.source);
        const where = source?.included
          ? `data/originals/${source.id}.bin`
          : `${both('inArchiveOnly')} (${source?.original_name ?? ''})`;
        return [
          row.ex,
          senderText(row),
          timeText(row),
          `${row.meta.source}:${row.meta.line}`,
          where,
        ];
      }),
    ),
    `<p>${escape(both('courtNote'))}</p>\n`,
    pageEnd,
  ].join('');
}
