import { extensionOf } from '../attachment-type.ts';
import type { EvidenceDocument, Row } from '../format.ts';
import { requiredFiles, type Content } from './check-bag.ts';
import type { Finding } from './package-files.ts';

type Contents = ReadonlyMap<string, Content>;

/** Originals and attachments against what evidence.json and the rows say of them. */
export function checkFiles(
  document: EvidenceDocument,
  rows: readonly Row[] | undefined,
  contents: Contents,
): Finding[] {
  const known = new Set(requiredFiles);
  const findings: Finding[] = [];
  for (const source of document.sources) {
    if (!source.included) continue;
    const path = `data/originals/${source.id}.bin`;
    known.add(path);
    const content = contents.get(path);
    if (!content) {
      findings.push({ code: 'E02', path, detail: 'missing' });
    } else if (content.digest !== source.sha256 || content.bytes !== source.bytes) {
      const detail = `is ${content.digest} (${content.bytes} bytes), should be ${source.sha256} (${source.bytes} bytes)`;
      findings.push({ code: 'E15', path, detail });
    }
  }
  for (const exhibit of document.exhibits) {
    if (exhibit.kind !== 'added' || exhibit.file === null) continue;
    const path = `data/attachments/${exhibit.file}`;
    known.add(path);
    findings.push(...attachmentFindings(path, exhibit.sha256 ?? '', contents.get(path)));
  }
  for (const path of conditionalFiles(document)) {
    known.add(path);
    if (!contents.has(path)) findings.push({ code: 'E02', path, detail: 'missing' });
  }
  for (const { file, sha256 } of document.output?.files ?? []) {
    const path = `data/${file}`;
    known.add(path);
    findings.push(...attachmentFindings(path, sha256, contents.get(path)));
  }
  const sources = new Set(document.sources.map(({ id }) => id));
  for (const row of rows ?? []) {
    if (row.state === 'withheld') continue;
    if (!sources.has(row.meta.source)) {
      const path = `data/messages.jsonl#${row.seq}`;
      findings.push({ code: 'E15', path, detail: `no source ${row.meta.source}` });
    }
    for (const attachment of row.attachments) {
      if (attachment.state !== 'included' && attachment.state !== 'redacted') continue;
      const path = `data/attachments/${attachment.file}`;
      known.add(path);
      findings.push(...attachmentFindings(path, attachment.sha256, contents.get(path)));
    }
  }
  if (!rows) return findings;
  for (const path of contents.keys()) {
    if (path.startsWith('data/') && !known.has(path)) {
      findings.push({ code: 'E03', path, detail: 'nothing in the package refers to it' });
    }
  }
  return findings;
}

/** Documents that only some packages have. */
function conditionalFiles({ output, policies }: EvidenceDocument): readonly string[] {
  return [
    ...(output ? ['data/short-statement.txt'] : []),
    ...(policies.length > 0 ? ['data/policy/answers.html'] : []),
  ];
}

function attachmentFindings(path: string, sha256: string, content: Content | undefined): Finding[] {
  if (!content) return [{ code: 'E02', path, detail: 'missing' }];
  const findings: Finding[] = [];
  if (content.digest !== sha256) {
    findings.push({ code: 'E09', path, detail: `is ${content.digest}, should be ${sha256}` });
  }
  const extension = extensionOf(content.start);
  if (!path.endsWith(`.${extension}`)) {
    findings.push({ code: 'E09', path, detail: `its content is ${extension}` });
  }
  return findings;
}
