/** True for a file or folder that is not there. Whatever else fails is a failure. */
export function isAbsent(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}

/** For `catch`: this value in place of what is not there; any other failure as it is. */
export function ifAbsent<T>(value: T): (cause: unknown) => T {
  return (cause) => {
    if (isAbsent(cause)) return value;
    throw cause;
  };
}
