/** Where the core writes what a maintainer needs. Never message texts. */
export interface Log {
  info(event: string, details?: Readonly<Record<string, unknown>>): void;
  error(event: string, cause: unknown, details?: Readonly<Record<string, unknown>>): void;
}

/** One JSON document a line on `write`. */
export function lineLog(write: (line: string) => void, now: () => number): Log {
  const line = (level: string, event: string, details: object): void =>
    write(`${JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...details })}\n`);
  return {
    info: (event, details = {}) => line('info', event, details),
    error: (event, cause, details = {}) =>
      line('error', event, {
        ...details,
        message: cause instanceof Error ? cause.message : String(cause),
        stack: cause instanceof Error ? cause.stack : undefined,
      }),
  };
}

export const silentLog: Log = { info: () => undefined, error: () => undefined };
