import { mapEventIterator, ORPCError } from '@orpc/client';
import { implement, os as builder, type ImplementerInternalWithMiddlewares } from '@orpc/server';
import { randomBytes } from 'node:crypto';
import { AppError, errorTable } from '../../shared/contract/errors.ts';
import { contract } from '../../shared/contract/index.ts';
import { asAppError } from './store/errors.ts';
import type { Log } from './system/log.ts';

/** What comes with every call. */
export interface CallContext {
  /** Who asks: the person at this desk, as they named themselves. */
  readonly actor: string;
  readonly log: Log;
}

/** Lets no error out but those of the closed list; unknown ones go to the log and get an id. */
export const errorBorder = builder
  .$context<CallContext>()
  .middleware(async ({ context, path, next }) => {
    const border = (cause: unknown): unknown => atBorder(cause, path.join('.'), context.log);
    try {
      const result = await next();
      if (!isIterator(result.output)) return result;
      const output = mapEventIterator(result.output, {
        value: async (value) => value,
        error: async (cause) => border(cause),
      });
      return { ...result, output };
    } catch (cause) {
      throw border(cause);
    }
  });

/** Written down, as the inferred type is longer than a declaration may be. */
type Implementer = ImplementerInternalWithMiddlewares<
  typeof contract,
  CallContext & Record<never, never>,
  CallContext
>;

/** Implements the contract. */
export const os: Implementer = implement(contract).$context<CallContext>().use(errorBorder);

function atBorder(cause: unknown, path: string, log: Log): unknown {
  if (cause instanceof ORPCError) return cause;
  const known = asAppError(cause);
  if (known instanceof AppError) {
    const { code, message, details } = known;
    return new ORPCError(code, { status: errorTable[code].status, message, data: details ?? {} });
  }
  if (cause instanceof Error && cause.name === 'AbortError') {
    return new ORPCError('cancelled', { status: 499, message: 'Cancelled.' });
  }
  const errorId = randomBytes(4).toString('hex');
  log.error('unexpected', cause, { path, errorId });
  const message = 'Something unexpected happened; the log has the details.';
  return new ORPCError('internal', { status: 500, message, data: { errorId } });
}

function isIterator(output: unknown): output is AsyncIterator<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}
