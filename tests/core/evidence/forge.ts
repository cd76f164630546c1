import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson, type Json } from '../../../shared/domain/canonical/canonical-json.ts';
import type { EvidenceDocument, Row, ShownRow } from '../../../shared/domain/evidence/format.ts';
import { leafOf } from '../../../shared/domain/evidence/commitment.ts';
import { merkleRoot } from '../../../shared/domain/evidence/merkle.ts';
import { hashing } from '../../../electron/core/evidence/hashing.ts';
import { sha256 } from './shop.ts';

/** Makes both manifests and Payload-Oxum anew, as a forger would who knows BagIt. */
export function remakeManifests(folder: string): void {
  const payload = filesBelow(folder, 'data');
  const bytes = payload.map((path) => readFileSync(join(folder, path)));
  const oxum = `${bytes.reduce((sum, { length }) => sum + length, 0)}.${payload.length}`;
  const info = readFileSync(join(folder, 'bag-info.txt'), 'utf8');
  const fitting = info.replace(/Payload-Oxum: .*/, `Payload-Oxum: ${oxum}`);
  writeFileSync(join(folder, 'bag-info.txt'), fitting);
  const line = (path: string): string => `${sha256(readFileSync(join(folder, path)))}  ${path}\n`;
  writeFileSync(join(folder, 'manifest-sha256.txt'), payload.map(line).join(''));
  const tags = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'tagmanifest-sha256.txt')
    .map(({ name }) => name);
  writeFileSync(join(folder, 'tagmanifest-sha256.txt'), tags.toSorted().map(line).join(''));
}

export function edit(folder: string, path: string, change: (text: string) => string): void {
  const file = join(folder, path);
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`nothing changed in ${path}`);
  writeFileSync(file, after);
}

export function readRows(folder: string): Row[] {
  const text = readFileSync(join(folder, 'data/messages.jsonl'), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}

export function writeRows(folder: string, rows: readonly Row[]): void {
  const lines = rows.map((row) => `${canonicalJson(row as Json)}\n`);
  writeFileSync(join(folder, 'data/messages.jsonl'), lines.join(''));
}

export function readDocument(folder: string): EvidenceDocument {
  return JSON.parse(readFileSync(join(folder, 'data/evidence.json'), 'utf8')) as EvidenceDocument;
}

function writeDocument(folder: string, document: EvidenceDocument): void {
  writeFileSync(join(folder, 'data/evidence.json'), `${canonicalJson(document as Json)}\n`);
}

/** Puts other words into the first shown span of a row, and a fitting leaf if asked. */
export function reword(folder: string, seq: number, words: string, andLeaf: boolean): void {
  const rows = readRows(folder);
  const row = rows[seq - 1] as ShownRow;
  const span = row.spans[0];
  if (!span || !('t' in span)) throw new Error(`row ${seq} shows nothing`);
  span.t = words;
  if (andLeaf) row.leaf = leafOf(row, hashing);
  writeRows(folder, rows);
}

/** Roots that fit the rows as they are now. */
export function remakeRoots(folder: string): void {
  const rows = readRows(folder);
  const document = readDocument(folder);
  for (const scope of document.scope) {
    const leaves = rows.slice(scope.first_seq - 1, scope.last_seq).map(({ leaf }) => leaf);
    scope.root = merkleRoot(leaves, hashing);
  }
  writeDocument(folder, document);
}

export function filesBelow(folder: string, below: string): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
}

/** A package's files as entries of a zip that holds it under `EV-0001/`. */
export function entriesOf(folder: string): readonly { name: string; bytes: Buffer }[] {
  return filesBelow(folder, '.').map((path) => ({
    name: `EV-0001/${path}`,
    bytes: readFileSync(join(folder, path)),
  }));
}

export function sameBytes(one: string, other: string): boolean {
  return readFileSync(one).equals(readFileSync(other));
}
