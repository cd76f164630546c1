import { createORPCClient, DynamicLink, mapEventIterator, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { fromBorder } from '../../shared/contract/border.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import { currentLink, type Link } from './link.ts';

export type Client = ContractRouterClient<AppContract>;

/** Every question to the core, typed. Whatever fails, fails with an `AppError`. */
export const client: Client = createORPCClient(withAppErrors());

/** The same as query and mutation options: `useQuery(api.settings.get.queryOptions())`. */
export const api = createTanstackQueryUtils(client);

function withAppErrors(): Link {
  const link = new DynamicLink(currentLink);
  return {
    async call(path, input, options) {
      try {
        const output = await link.call(path, input, options);
        if (!isIterator(output)) return output;
        return mapEventIterator(output, {
          value: async (value) => value,
          error: async (cause) => asAppError(cause, options.signal),
        });
      } catch (cause) {
        throw asAppError(cause, options.signal);
      }
    },
  };
}

/** What is no answer of the core's means that the caller gave up or that the core is out of reach. */
function asAppError(cause: unknown, signal: AbortSignal | undefined): AppError {
  if (cause instanceof AppError || cause instanceof ORPCError) return fromBorder(cause);
  if (signal?.aborted) return new AppError('cancelled', 'Cancelled.', undefined, { cause });
  return new AppError('unavailable', 'Keptword does not answer.', undefined, { cause });
}

function isIterator(output: unknown): output is AsyncIterator<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}
