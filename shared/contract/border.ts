import { ORPCError } from '@orpc/client';
import { AppError, isErrorCode, type ErrorDetails } from './errors.ts';

/** The other end of the border: what a caller makes of an error that came over a link. */
export function fromBorder(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof ORPCError) {
    if (isErrorCode(error.code))
      return new AppError(error.code, error.message, error.data as ErrorDetails);
    if (error.code === 'BAD_REQUEST') return invalidInput(error);
  }
  return new AppError('internal', error instanceof Error ? error.message : String(error));
}

function invalidInput(error: ORPCError<string, unknown>): AppError {
  const issues = (error.data as { issues?: { path?: unknown[]; message: string }[] } | undefined)
    ?.issues;
  const first = issues?.[0];
  const what = first
    ? `${(first.path ?? []).map(String).join('.')}: ${first.message}`
    : error.message;
  return new AppError('invalid-input', what);
}
