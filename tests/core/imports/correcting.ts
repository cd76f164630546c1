import type { CorrectionChange } from '../../../shared/contract/imports.ts';
import type { TestArchive } from './archive.ts';
import { clientOf, correctBatch, settle } from './reading-archive.ts';

export const chatName = 'WhatsApp Chat with Ann.txt';
export type ImportOptions = Parameters<TestArchive['importText']>[1];

/** Imports a chat as an export of this name; returns its batch. */
export async function importedInto(
  archive: TestArchive,
  text: string,
  options: ImportOptions = {},
  file = chatName,
): Promise<string> {
  const { report } = await archive.importText(text, { zoneGiven: true, ...options }, file);
  await settle(archive);
  return report.batchId ?? '';
}

export const correctIn = (archive: TestArchive, batchId: string, change: CorrectionChange) =>
  correctBatch(clientOf(archive), { batchId, change });
