import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../shared/contract/errors.ts';
import { convert } from '../core/conversion.ts';
import type { Conversion } from '../core/encryption/convert-archive.ts';
import type { ConversionWord } from './conversion.ts';

/** Encrypts or decrypts an archive while its host goes on answering. Any message stops it. */
const stop = new AbortController();
parentPort?.once('message', () => stop.abort());
try {
  const { aside } = await convert(workerData as Conversion, tell, stop.signal);
  tell({ type: 'done', aside });
} catch (cause) {
  const { code, message, details } =
    cause instanceof AppError ? cause : new AppError('internal', String(cause));
  tell({ type: 'failed', code, message, details });
}
parentPort?.close();

function tell(word: ConversionWord): void {
  parentPort?.postMessage(word);
}
