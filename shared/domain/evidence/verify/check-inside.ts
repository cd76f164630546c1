import { z } from 'zod';
import { canonicalJson } from '../../canonical/canonical-json.ts';
import {
  evidenceDocumentSchema,
  renderingVersion,
  rowSchema,
  type EvidenceDocument,
  type Row,
} from '../format.ts';
import { checkCommitments } from './check-commitments.ts';
import type { Content } from './check-bag.ts';
import { checkDocuments } from './check-documents.ts';
import { checkFiles } from './check-files.ts';
import type { Finding, PackageFiles, VerifyHost } from './package-files.ts';
import { readLines, readText } from './read-text.ts';

const documentPath = 'data/evidence.json';
const rowsPath = 'data/messages.jsonl';
/** Asked first: a package of another version is not damaged, this program cannot read it. */
const renderingSchema = z.looseObject({ rendering: z.int() });

/** What a package says against what it holds: a forger who makes all manifests anew is met here. */
export async function checkInside(
  files: PackageFiles,
  host: VerifyHost,
  contents: ReadonlyMap<string, Content>,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const document = contents.has(documentPath)
    ? await readDocument(files, host, findings)
    : undefined;
  const rows = contents.has(rowsPath) ? await readRows(files, host, findings) : undefined;
  if (document) findings.push(...checkFiles(document, rows, contents));
  if (rows) findings.push(...checkCommitments(document, rows, host.hashing));
  if (!document || !rows) return findings;
  return [...findings, ...(await checkDocuments(document, rows, files, host, contents))];
}

async function readDocument(
  files: PackageFiles,
  host: VerifyHost,
  findings: Finding[],
): Promise<EvidenceDocument | undefined> {
  const text = await readText(files, host, documentPath);
  const value = parseJson(text ?? '');
  const told = renderingSchema.safeParse(value);
  if (told.success && told.data.rendering !== renderingVersion) {
    const detail = `documents of version ${told.data.rendering} are unknown to this program`;
    findings.push({ code: 'E18', path: documentPath, detail });
    return undefined;
  }
  const parsed = evidenceDocumentSchema.safeParse(value);
  if (!parsed.success) {
    findings.push({ code: 'E14', path: documentPath, detail: firstIssue(parsed.error) });
    return undefined;
  }
  // A key that stands twice, or an order of its own, would show one thing and mean another.
  if (text !== `${canonicalJson(parsed.data)}\n`) {
    findings.push({ code: 'E14', path: documentPath, detail: 'not canonical JSON' });
  }
  return parsed.data;
}

async function readRows(
  files: PackageFiles,
  host: VerifyHost,
  findings: Finding[],
): Promise<Row[]> {
  const rows: Row[] = [];
  const problem = (detail: string): void => {
    findings.push({ code: 'E10', path: rowsPath, detail: `line ${rows.length + 1}: ${detail}` });
  };
  try {
    for await (const line of readLines(files, host, rowsPath)) {
      const value = parseJson(line);
      const parsed = rowSchema.safeParse(value);
      if (!parsed.success) {
        problem(firstIssue(parsed.error));
        return rows;
      }
      // The schema is strict and changes nothing, so this is the same, with its keys as the line has them.
      const row = value as Row;
      if (line !== canonicalJson(row)) problem('not canonical JSON');
      if (row.seq !== rows.length + 1) problem(`is numbered ${row.seq}`);
      rows.push(row);
    }
  } catch {
    problem('not UTF-8 or not readable');
  }
  return rows;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.map(String).join('.')}: ${issue.message}` : 'not readable';
}
