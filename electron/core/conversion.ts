import type { ConversionProgress } from '../../shared/contract/encryption.ts';
import { convertArchive, type Conversion } from './encryption/convert-archive.ts';
import { convertDatabase } from './store/sqlite/convert.ts';

/** Encrypts or decrypts an archive that nobody has open: `convertArchive` on SQLite. */
export function convert(
  conversion: Conversion,
  onProgress: (progress: ConversionProgress) => void,
  signal: AbortSignal,
): Promise<{ readonly aside: string }> {
  return convertArchive(conversion, convertDatabase, onProgress, signal);
}
