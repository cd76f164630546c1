import { AppError } from '../../../shared/contract/errors.ts';
import { importOptionsSchema, type ImportOptions } from '../../../shared/contract/imports.ts';

export type Encoding = NonNullable<ImportOptions['encoding']>;
/** An encoding, and what a line of the file is in it. */
export type EncodingReading = readonly [encoding: Encoding, line: string];

/** What an error offers where a file's encoding cannot be told; null for any other. */
export function readingsOf(error: unknown): readonly EncodingReading[] | null {
  const details = error instanceof AppError ? (error.details ?? {}) : {};
  const { choices } = details;
  if (typeof choices !== 'string') return null;
  const known = importOptionsSchema.shape.encoding.unwrap();
  const readings = choices.split(', ').flatMap((choice): EncodingReading[] => {
    const encoding = known.safeParse(choice);
    const line = details[choice];
    return encoding.success && typeof line === 'string' ? [[encoding.data, line]] : [];
  });
  return readings.length > 0 ? readings : null;
}
