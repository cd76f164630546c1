import type { EvidenceDocument, Row, RowAttachment, Scope, ShownRow } from '../format.ts';
import { both, escape, facts, pageEnd, pageStart } from './html.ts';
import {
  channelText,
  gapPeriod,
  gapText,
  hiddenText,
  isPicture,
  platformText,
  reasonText,
  roleText,
  senderText,
  spanText,
  timeText,
} from './words.ts';

/**
 * data/transcript.html, piece by piece: every message in scope with its time, sender, exhibit number
 * and source. It follows from evidence.json and messages.jsonl alone, so a verifier can make it again.
 */
export function* transcript(document: EvidenceDocument, rows: readonly Row[]): Generator<string> {
  yield pageStart(`${document.package} ${both('transcript')}`);
  const picked = new Set(
    document.exhibits.flatMap((exhibit) =>
      exhibit.kind === 'message' && exhibit.picked ? [exhibit.msg] : [],
    ),
  );
  yield `<p class="legend">${escape(`${both('legend')}: ${legend()}`)}</p>\n`;
  for (const scope of document.scope) {
    yield scopeHead(scope, document);
    const gaps = document.gaps.filter(({ conversation }) => conversation === scope.conversation);
    let told = 0;
    for (const row of rows.slice(scope.first_seq - 1, scope.last_seq)) {
      const at = row.state === 'withheld' ? null : row.meta.ts;
      while (at !== null && endOf(gaps[told]) <= Date.parse(at))
        yield gapRow(gaps[told++], document);
      yield row.state === 'withheld' ? withheldRow(row) : shownRow(row, picked);
    }
    for (; told < gaps.length; told += 1) yield gapRow(gaps[told], document);
  }
  yield `<footer>${escape(both('caution'))}</footer>\n${pageEnd}`;
}

function legend(): string {
  const terms = [
    'sender',
    'exhibit',
    'role',
    'timeRaw',
    'timeParsed',
    'source',
    'archiveId',
  ] as const;
  return terms.map((word) => both(word)).join(' · ');
}

function scopeHead(scope: Scope, document: EvidenceDocument): string {
  return `<h2>${escape(scope.title)}</h2>\n${facts([
    [both('conversation'), scope.conversation],
    [both('platform'), platformText(scope.platform)],
    [both('channel'), channelText(scope.channel)],
    [both('shop'), scope.shop],
    [both('buyer'), scope.customer],
    [both('period'), spanText(scope, document, both('noTime'))],
    [both('count'), scope.count],
    [both('rootShort'), scope.root.slice(0, 16)],
  ])}`;
}

function endOf(gap: EvidenceDocument['gaps'][number] | undefined): number {
  return gap ? Date.parse(gap.to) : Infinity;
}

function gapRow(
  gap: EvidenceDocument['gaps'][number] | undefined,
  document: EvidenceDocument,
): string {
  if (!gap) return '';
  const words = `${both('gap')}: ${gapPeriod(gap, document)} (${gapText(gap.why)})`;
  return `<div class="gap">${escape(words)}</div>\n`;
}

function withheldRow(row: Row & { state: 'withheld' }): string {
  return `<article class="withheld" id="seq-${row.seq}"><header>#${row.seq}</header><p><span class="hidden">${escape(
    `${both('withheldRow')}: ${reasonText(row.reason)}`,
  )}</span></p></article>\n`;
}

function shownRow(row: ShownRow, picked: ReadonlySet<string>): string {
  const { meta } = row;
  const marks = [
    ...(picked.has(meta.uid) ? [both('picked')] : []),
    ...(meta.edited ? [both('edited')] : []),
    ...(meta.kind === 'recall' ? [both('recalled')] : []),
    ...(meta.system ? [both('systemMessage')] : []),
  ];
  const classes = [meta.role, ...(picked.has(meta.uid) ? ['picked'] : [])].join(' ');
  const head = [
    row.ex,
    roleText(meta.role),
    ...(isReadAsWritten(row) ? [] : [meta.ts_raw || both('noTime')]),
    timeText(row),
    `${meta.source}:${meta.line}`,
    `${meta.uid} #${row.seq}`,
    ...marks,
  ];
  return `<article class="${classes}" id="${escape(row.ex)}"><header><b><bdi>${escape(senderText(row))}</bdi></b> · ${escape(
    head.join(' · '),
  )}</header><p dir="auto">${row.spans.map(spanHtml).join('')}</p>${row.attachments
    .map(attachmentHtml)
    .join('')}</article>\n`;
}

/** Then the same digits would stand there twice. */
function isReadAsWritten({ meta: { ts_raw: raw, wall, ts } }: ShownRow): boolean {
  return ts !== null && raw === wall?.replace('T', ' ');
}

function spanHtml(span: ShownRow['spans'][number]): string {
  return 't' in span
    ? escape(span.t)
    : `<span class="hidden">${escape(hiddenText(span.reason))}</span>`;
}

function attachmentHtml(attachment: RowAttachment): string {
  if (attachment.state === 'withheld') {
    const words = `${both('withheldAttachment')}: ${reasonText(attachment.reason)}`;
    return `<div><span class="hidden">${escape(words)}</span></div>`;
  }
  if (attachment.state === 'absent') {
    return `<div>${escape(`${both('absentAttachment')}: ${attachment.name}`)}</div>`;
  }
  const link = `attachments/${attachment.file}`;
  const name = attachment.state === 'included' ? attachment.name : hiddenText(attachment.reason);
  const image = isPicture(attachment.file)
    ? `<img src="${escape(link)}" alt="${escape(name)}">`
    : '';
  const words = `${both('attachment')}: ${name} (${attachment.file}, SHA-256 ${attachment.sha256})`;
  return `<div><a href="${escape(link)}">${escape(words)}</a>${image}</div>`;
}
