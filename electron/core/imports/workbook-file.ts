import { AppError } from '../../../shared/contract/errors.ts';
import type { SheetSample } from './format.ts';
import { spooled } from './spool.ts';
import type { ByteSource } from './text/encoding.ts';
import { openWorkbook } from './workbook/open.ts';
import type { Workbook } from './workbook/workbook.ts';
import { openZip } from './zip.ts';

/** A spreadsheet file that is open for reading. */
export interface WorkbookFile {
  readonly workbook: Workbook;
  close(): Promise<void>;
}

const sampleRowsOfSheet = 50;

/** Opens an XLSX file. `unsupported-format` for any other zip: it lies inside of one. */
export async function openWorkbookFile(source: ByteSource): Promise<WorkbookFile> {
  const copy = await spooled(source);
  try {
    const zip = await openZip(copy.input);
    const close = async (): Promise<void> => {
      zip.close();
      await copy.close();
    };
    try {
      if (!zip.workbook) throw zipInZip(source.name);
      return { workbook: await openWorkbook(zip.workbook), close };
    } catch (cause) {
      zip.close();
      throw cause;
    }
  } catch (cause) {
    await copy.close();
    throw cause;
  }
}

/** The first rows of each sheet. */
export async function sheetSamples({ sheets }: Workbook): Promise<SheetSample[]> {
  const samples: SheetSample[] = [];
  for (const { name, rows } of sheets) {
    const first: (readonly string[])[] = [];
    for await (const batch of rows()) {
      first.push(...batch.slice(0, sampleRowsOfSheet - first.length).map(({ cells }) => cells));
      if (first.length >= sampleRowsOfSheet) break;
    }
    samples.push({ name, rows: first });
  }
  return samples;
}

function zipInZip(file: string): AppError {
  const message = 'A zip inside of a zip is not read. Unpack the outer one first.';
  return new AppError('unsupported-format', message, { file });
}
