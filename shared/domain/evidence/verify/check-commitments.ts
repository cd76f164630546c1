import { leafOf } from '../commitment.ts';
import { hidesPart, type EvidenceDocument, type Row } from '../format.ts';
import { merkleRoot } from '../merkle.ts';
import type { Digests } from '../hashing.ts';
import type { Finding } from './package-files.ts';

const rowsPath = 'data/messages.jsonl';
const documentPath = 'data/evidence.json';

/** Leaves from what is shown, roots from leaves, counts and numbers from rows. */
export function checkCommitments(
  document: EvidenceDocument | undefined,
  rows: readonly Row[],
  hashing: Digests,
): Finding[] {
  const leaves = rows.map((row) => (row.state === 'withheld' ? row.leaf : leafOf(row, hashing)));
  const findings = rows.flatMap((row, index) => rowFindings(row, leaves[index] ?? ''));
  if (!document) return findings;
  return [
    ...findings,
    ...document.scope.flatMap((_, index) => scopeFindings(document, rows, leaves, index, hashing)),
    ...countFindings(document, rows),
    ...exhibitFindings(document, rows),
  ];
}

function rowFindings(row: Row, leaf: string): Finding[] {
  if (row.state === 'withheld') return [];
  const findings: Finding[] = [];
  const path = `${rowsPath}#${row.seq}`;
  if (leaf !== row.leaf) {
    findings.push({ code: 'E11', path, detail: `is ${leaf}, should be ${row.leaf}` });
  }
  const hides = hidesPart(row);
  if (hides !== (row.state === 'redacted')) {
    findings.push({ code: 'E12', path, detail: `${row.state}, yet ${hides ? 'hidden' : 'shown'}` });
  }
  const shown = row.spans.some((span) => 't' in span && span.t === '');
  if (row.spans.length === 0 || (shown && row.spans.length > 1)) {
    findings.push({ code: 'E12', path, detail: 'spans do not make up the text' });
  }
  return findings;
}

function scopeFindings(
  document: EvidenceDocument,
  rows: readonly Row[],
  leaves: readonly string[],
  index: number,
  hashing: Digests,
): Finding[] {
  const findings: Finding[] = [];
  const scope = document.scope[index];
  if (!scope) return findings;
  const path = `${documentPath}#scope.${index}`;
  const before = document.scope[index - 1]?.last_seq ?? 0;
  const inScope = rows.slice(scope.first_seq - 1, scope.last_seq);
  if (
    scope.first_seq !== before + 1 ||
    scope.count !== scope.last_seq - scope.first_seq + 1 ||
    inScope.length !== scope.count
  ) {
    const detail = `rows ${scope.first_seq} to ${scope.last_seq}, count ${scope.count}`;
    findings.push({ code: 'E14', path, detail });
  }
  if (inScope.some((row) => row.state !== 'withheld' && row.meta.conv !== scope.conversation)) {
    findings.push({ code: 'E14', path, detail: 'holds rows of another conversation' });
  }
  const root = merkleRoot(leaves.slice(scope.first_seq - 1, scope.last_seq), hashing);
  if (root !== scope.root) {
    findings.push({ code: 'E13', path, detail: `is ${root}, should be ${scope.root}` });
  }
  return findings;
}

function countFindings(document: EvidenceDocument, rows: readonly Row[]): Finding[] {
  const findings: Finding[] = [];
  for (const state of ['included', 'redacted', 'withheld'] as const) {
    const found = rows.filter((row) => row.state === state).length;
    const told = document.counts[state];
    if (found === told) continue;
    findings.push({ code: 'E14', path: rowsPath, detail: `${found} ${state}, should be ${told}` });
  }
  const last = document.scope.at(-1)?.last_seq ?? 0;
  if (rows.length !== last) {
    findings.push({
      code: 'E14',
      path: rowsPath,
      detail: `${rows.length} rows, should be ${last}`,
    });
  }
  const counted = document.completeness.conversations.reduce((sum, one) => sum + one.in_scope, 0);
  if (counted !== last) {
    const detail = `the archive counted ${counted} in scope, the package has ${last}`;
    findings.push({ code: 'E14', path: documentPath, detail });
  }
  return findings;
}

/** Exhibit numbers stand in both files, in the same order. */
function exhibitFindings(document: EvidenceDocument, rows: readonly Row[]): Finding[] {
  const told = document.exhibits.flatMap((one) =>
    one.kind === 'message' ? [`${one.ex} ${one.msg}`] : [],
  );
  const found = rows.flatMap((row) =>
    row.state === 'withheld' ? [] : [`${row.ex} ${row.meta.uid}`],
  );
  const at = found.findIndex((one, index) => one !== told[index]);
  if (at < 0 && found.length === told.length) return [];
  const detail = `exhibit ${found[at] ?? told[found.length] ?? ''}`;
  return [{ code: 'E14', path: documentPath, detail }];
}
