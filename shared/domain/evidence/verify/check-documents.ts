import type { EvidenceDocument, Row } from '../format.ts';
import { policyPage } from '../documents/policies.ts';
import { readme } from '../documents/readme.ts';
import { completeness } from '../documents/completeness.ts';
import { exhibitPages } from '../documents/exhibits.ts';
import { evidenceList, redactionLog } from '../documents/lists.ts';
import { showInCourt } from '../documents/show-in-court.ts';
import { statement } from '../documents/statement.ts';
import { transcript } from '../documents/transcript.ts';
import type { Content } from './check-bag.ts';
import type { Digests } from '../hashing.ts';
import type { Finding, PackageFiles, VerifyHost } from './package-files.ts';
import { readText } from './read-text.ts';

/** Makes every readable document again from the machine's one and compares: both must tell the same. */
export async function checkDocuments(
  document: EvidenceDocument,
  rows: readonly Row[],
  files: PackageFiles,
  host: VerifyHost,
  contents: ReadonlyMap<string, Content>,
): Promise<Finding[]> {
  const documents: readonly (readonly [string, Iterable<string>])[] = [
    ['data/transcript.html', transcript(document, rows)],
    ['data/statement.html', [statement(document, rows)]],
    ['data/exhibits.html', exhibitPages(document, rows)],
    ['data/show-in-court.html', [showInCourt(document, rows)]],
    ['data/completeness.html', [completeness(document)]],
    ['data/evidence-list.csv', [evidenceList(document, rows)]],
    ['data/redaction-log.csv', [redactionLog(rows)]],
    ['README.txt', [readme(document.package)]],
    ...(document.policies.length > 0
      ? [['data/policy/answers.html', [policyPage(document)]] as const]
      : []),
    ...(document.output
      ? [['data/short-statement.txt', [`${document.output.statement}\n`]] as const]
      : []),
  ];
  const findings: Finding[] = [];
  for (const [path, parts] of documents) {
    const content = contents.get(path);
    if (!content || content.digest === digestOf(parts, host.hashing)) continue;
    findings.push({ code: 'E16', path, detail: 'differs from messages.jsonl and evidence.json' });
  }
  const info = (await readText(files, host, 'bag-info.txt')) ?? '';
  if (
    contents.has('bag-info.txt') &&
    !info.includes(`External-Identifier: ${document.package}\n`)
  ) {
    findings.push({ code: 'E08', path: 'bag-info.txt', detail: 'names another package' });
  }
  return findings;
}

function digestOf(parts: Iterable<string>, hashing: Digests): string {
  const hash = hashing.start();
  for (const part of parts) hash.update(part);
  return hash.hex();
}
