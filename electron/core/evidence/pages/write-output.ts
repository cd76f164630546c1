import type { EvidenceDocument, Row } from '../../../../shared/domain/evidence/format.ts';
import { shortStatement } from '../../../../shared/domain/evidence/documents/short-statement.ts';
import type { PlaceLimits } from '../../../../shared/domain/evidence/limits.ts';
import type { BagWriter } from '../bag-writer.ts';
import { makePaper, makePictures } from './make-pages.ts';

type Output = NonNullable<EvidenceDocument['output']>;

export interface OutputRequest {
  /** All but what is drawn. */
  readonly document: EvidenceDocument;
  readonly rows: readonly Row[];
  readonly kind: 'pictures' | 'paper';
  readonly limits: PlaceLimits;
  readonly read: (file: string) => Promise<Buffer>;
  readonly bag: BagWriter;
  readonly signal: AbortSignal;
}

/** Draws pages or a PDF into the bag and says what does not keep to the place's limits. */
export async function writeOutput(
  request: OutputRequest,
): Promise<{ readonly output: Output; readonly warnings: readonly string[] }> {
  const { document, limits, kind } = request;
  const { files, pages } = kind === 'pictures' ? await pictures(request) : await paper(request);
  const pagesOf = (exhibit: string): number[] =>
    kind === 'paper'
      ? []
      : files.flatMap((file, index) => (file.exhibits.includes(exhibit) ? [index + 1] : []));
  const { text, isShortened } = shortStatement(document, pagesOf, limits.statementChars);
  await request.bag.write('data/short-statement.txt', `${text}\n`);
  const parts = files.at(-1)?.part ?? 1;
  const most = kind === 'pictures' ? limits.pictureBytes : limits.pdfBytes;
  const warnings = [
    ...(isShortened ? ['statement-shortened'] : []),
    ...(parts > 1 ? [`several-submissions ${parts}`] : []),
    ...(pages > limits.pdfPages ? [`too-many-pages ${pages}`] : []),
    ...files.filter(({ bytes }) => bytes > most).map(({ file }) => `too-heavy data/${file}`),
  ];
  return { output: { limits, statement: text, files, pdf_pages: pages, parts }, warnings };
}

async function pictures(request: OutputRequest) {
  const made = await makePictures(request);
  const files: Output['files'] = [];
  for (const [index, { bytes, extension, exhibits }] of made.entries()) {
    const file = `pages/P-${String(index + 1).padStart(3, '0')}.${extension}`;
    const written = await request.bag.write(`data/${file}`, [bytes]);
    const part = Math.floor(index / request.limits.pictures) + 1;
    files.push({
      file,
      part,
      exhibits: [...exhibits],
      bytes: written.bytes,
      sha256: written.digest,
    });
  }
  return { files, pages: 0 };
}

async function paper(request: OutputRequest) {
  const { bytes, pages } = await makePaper(request);
  const file = 'transcript.pdf';
  const written = await request.bag.write(`data/${file}`, [bytes]);
  const files: Output['files'] = [
    { file, part: 1, exhibits: [], bytes: written.bytes, sha256: written.digest },
  ];
  return { files, pages };
}
