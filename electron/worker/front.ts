import { os as builder, type AnyProcedure } from '@orpc/server';
import type { AnyContractRouter } from '@orpc/contract';
import { isContractProcedure } from '@orpc/contract';
import { errorBorder, type CallContext } from '../core/procedure.ts';
import type { ProcedureMeta } from '../../shared/contract/procedure.ts';
import type { CallOptions } from './thread-client.ts';

/** Where a forwarded call goes: `access` is what the contract says of the procedure. */
export type Forward = (
  access: ProcedureMeta['access'],
  path: readonly string[],
  input: unknown,
  options: CallOptions,
) => Promise<unknown>;

export interface ForwardingRouter {
  [name: string]: AnyProcedure | ForwardingRouter;
}

/**
 * A router with the contract's shape whose procedures do nothing but forward. Input and output go
 * through as they are: the thread behind it validates them.
 */
export function forwardingRouter(router: AnyContractRouter, forward: Forward): ForwardingRouter {
  const entries = Object.entries(router as Record<string, AnyContractRouter>);
  return Object.fromEntries(
    entries.map(([name, part]) => [
      name,
      isContractProcedure(part)
        ? forwarding((part['~orpc'].meta as ProcedureMeta).access, forward)
        : forwardingRouter(part, forward),
    ]),
  );
}

function forwarding(access: ProcedureMeta['access'], forward: Forward): AnyProcedure {
  return builder
    .$context<CallContext>()
    .use(errorBorder)
    .handler(({ input, context, path, signal, lastEventId }) =>
      forward(access, path, input, { actor: context.actor, signal, lastEventId }),
    );
}
