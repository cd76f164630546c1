import type { EvidenceDocument, Row, Scope, ShownRow } from '../format.ts';
import { both, escape, pageEnd, pageStart } from './html.ts';
import {
  hiddenText,
  instantText,
  isPicture,
  recordText,
  roleText,
  senderText,
  timeText,
} from './words.ts';

/** data/exhibits.html, piece by piece: a page for each picture, stamped with its number and the scope's code. */
export function* exhibitPages(document: EvidenceDocument, rows: readonly Row[]): Generator<string> {
  yield pageStart(`${document.package} ${both('exhibitPages')}`);
  let count = 0;
  for (const scope of document.scope) {
    for (const row of rows.slice(scope.first_seq - 1, scope.last_seq)) {
      if (row.state === 'withheld') continue;
      for (const file of row.attachments) {
        if (file.state === 'absent' || file.state === 'withheld' || !isPicture(file.file)) continue;
        const name = file.state === 'included' ? file.name : hiddenText(file.reason);
        count += 1;
        yield sheet(document, file.file, file.sha256, [
          [row.ex, /^A-\d+/.exec(file.file)?.[0] ?? ''].join(' / '),
          name,
          ...origin(row, scope),
        ]);
      }
    }
  }
  for (const exhibit of document.exhibits) {
    if (exhibit.kind !== 'added' || exhibit.file === null || !isPicture(exhibit.file)) continue;
    count += 1;
    yield sheet(document, exhibit.file, exhibit.sha256 ?? '', [
      exhibit.ex,
      `${recordText(exhibit.record)}: ${exhibit.name}`,
      `${exhibit.source} (${exhibit.added_by}, ${instantText(exhibit.added_at, document)})`,
    ]);
  }
  yield `${count === 0 ? `<p>${escape(both('none'))}</p>\n` : ''}${pageEnd}`;
}

function origin(row: ShownRow, scope: Scope): string[] {
  return [
    `${senderText(row)} (${roleText(row.meta.role)})`,
    timeText(row),
    `${row.meta.source}:${row.meta.line}`,
    `${both('rootShort')} ${scope.root.slice(0, 16)}`,
  ];
}

function sheet(
  document: EvidenceDocument,
  file: string,
  sha256: string,
  lines: readonly string[],
): string {
  const [number = '', ...rest] = lines;
  return `<section class="sheet"><p class="stamp">${escape(`${document.package} · ${number}`)}</p><img src="${escape(
    `attachments/${file}`,
  )}" alt="${escape(number)}"><p>${escape(rest.join(' · '))}</p><p class="code">SHA-256 ${escape(sha256)}</p></section>\n`;
}
