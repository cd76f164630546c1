import { csvOf } from '../../csv.ts';
import type { CustodyEntry } from '../custody.ts';
import { utc, type EvidenceDocument, type Row, type ShownRow } from '../format.ts';
import { evidencePackageTexts } from '../../../i18n/evidence-package.ts';
import { both } from './html.ts';
import { instantText, recordText, senderText, timeText } from './words.ts';

const zh = evidencePackageTexts['zh-CN'];

/** data/evidence-list.csv, 证据目录: cited messages, the transcript a conversation, files, originals. */
export function evidenceList(document: EvidenceDocument, rows: readonly Row[]): string {
  const shown = rows.filter((row): row is ShownRow => row.state !== 'withheld');
  const byUid = new Map(shown.map((row) => [row.meta.uid, row]));
  const { claim } = document.case;
  const lines: (string | number)[][] = [];
  for (const exhibit of document.exhibits) {
    if (exhibit.kind !== 'message' || !exhibit.picked) continue;
    const row = byUid.get(exhibit.msg);
    if (!row) continue;
    const name = zh.messageBy(senderText(row), timeText(row));
    const page = `data/transcript.html#${exhibit.ex}`;
    const source = `${row.meta.source}:${row.meta.line}`;
    lines.push([
      exhibit.ex,
      name,
      source,
      exhibit.proves,
      page,
      whereOriginal(document, row.meta.source),
    ]);
  }
  for (const scope of document.scope) {
    const inScope = shown.filter(({ seq }) => seq >= scope.first_seq && seq <= scope.last_seq);
    const first = inScope[0]?.ex ?? '';
    const last = inScope.at(-1)?.ex ?? '';
    const files = [...new Set(inScope.map(({ meta }) => meta.source))];
    lines.push([
      first === last ? first : `${first} … ${last}`,
      zh.transcriptOf(scope.title),
      files.join(' '),
      claim,
      'data/transcript.html',
      files.map((file) => whereOriginal(document, file)).join(' '),
    ]);
  }
  for (const exhibit of document.exhibits) {
    if (exhibit.kind !== 'file') continue;
    const page = `data/attachments/${exhibit.file}`;
    lines.push([exhibit.ex, zh.attachmentOf(exhibit.name), exhibit.msg, claim, page, page]);
  }
  for (const exhibit of document.exhibits) {
    if (exhibit.kind !== 'added') continue;
    const { ex, file, name, source, proves, added_by: by } = exhibit;
    const page = file === null ? both('inArchiveOnly') : `data/attachments/${file}`;
    lines.push([
      ex,
      `${recordText(exhibit.record)}：${name}`,
      `${source} (${by})`,
      proves,
      page,
      page,
    ]);
  }
  for (const source of document.sources) {
    const name = zh.originalOf(source.original_name);
    const from = `${instantText(source.imported_at, document)} ${source.by}`;
    lines.push([source.id, name, from, '', '', whereOriginal(document, source.id)]);
  }
  return csvOf([
    [
      both('exhibit'),
      both('listName'),
      both('listSource'),
      both('claim'),
      both('listPage'),
      both('listOriginal'),
    ],
    ...lines,
  ]);
}

/** data/redaction-log.csv: each hidden thing, where and why, never what. */
export function redactionLog(rows: readonly Row[]): string {
  const lines: (string | number)[][] = [];
  for (const row of rows) {
    if (row.state === 'withheld') {
      lines.push([row.seq, '', 'message', '', row.reason, row.leaf]);
      continue;
    }
    if ('h' in row.meta.sender) {
      lines.push([row.seq, row.ex, 'sender', '', row.meta.sender.reason, row.meta.sender.h]);
    }
    for (const [index, span] of row.spans.entries()) {
      if ('h' in span) lines.push([row.seq, row.ex, 'text', index + 1, span.reason, span.h]);
    }
    for (const [index, file] of row.attachments.entries()) {
      if (!('h' in file)) continue;
      const what = file.state === 'redacted' ? 'picture' : 'attachment';
      lines.push([row.seq, row.ex, what, index + 1, file.reason, file.h]);
    }
  }
  return csvOf([['seq', 'exhibit', 'what', 'part', 'reason', 'commitment'], ...lines]);
}

/** data/custody.csv: the imports of the source files, then what happened to packages of this case. */
export function custodyList(document: EvidenceDocument, custody: readonly CustodyEntry[]): string {
  const { created } = document;
  const version = `${created.program} ${created.version}`;
  return csvOf([
    [
      'event',
      'time',
      'person',
      'machine',
      'program_version',
      'object',
      'sha256_before',
      'sha256_after',
      'chain_hash',
    ],
    ...document.sources.map((source) => [
      'source-imported',
      source.imported_at,
      source.by,
      source.machine,
      source.program,
      `${source.id} ${source.original_name}`,
      '',
      source.sha256,
      '',
    ]),
    ...custody.map((entry) => [
      entry.event,
      utc(entry.at),
      entry.actor,
      entry.machine,
      entry.programVersion,
      entry.object,
      entry.digestBefore,
      entry.digestAfter,
      entry.hash,
    ]),
    // Its own seal code cannot stand inside; the counter-sheet has it.
    [
      'package-created',
      created.at,
      created.by,
      created.machine,
      version,
      document.package,
      '',
      '',
      '',
    ],
  ]);
}

function whereOriginal(document: EvidenceDocument, id: string): string {
  const source = document.sources.find((one) => one.id === id);
  return source?.included ? `data/originals/${id}.bin` : both('inArchiveOnly');
}
