/**
 * The closed list of errors that cross a border, each with its HTTP status and its command line exit
 * code. A bad record in an import is not an error but an issue in the batch's report.
 */
export const errorTable = {
  'invalid-input': { status: 400, exit: 2 },
  'not-found': { status: 404, exit: 3 },
  conflict: { status: 409, exit: 3 },
  'unsupported-format': { status: 415, exit: 4 },
  'damaged-file': { status: 422, exit: 4 },
  'archive-newer': { status: 409, exit: 5 },
  'archive-damaged': { status: 500, exit: 5 },
  locked: { status: 423, exit: 5 },
  'disk-full': { status: 507, exit: 6 },
  'permission-denied': { status: 403, exit: 6 },
  unavailable: { status: 503, exit: 7 },
  cancelled: { status: 499, exit: 130 },
  internal: { status: 500, exit: 1 },
} as const satisfies Record<string, { status: number; exit: number }>;

export type ErrorCode = keyof typeof errorTable;
export type ErrorDetails = Readonly<Record<string, string | number | boolean | null>>;

/** The only error that crosses a border. `message` is English for logs; the UI words come from `code`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails | undefined;

  constructor(code: ErrorCode, message: string, details?: ErrorDetails, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorTable, code);
}
