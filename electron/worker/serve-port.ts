import type { SupportedMessagePort } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/message-port';
import type { AnyRouter } from '@orpc/server';
import { actorHeader } from '../../shared/contract/desktop.ts';
import type { CallContext } from '../core/procedure.ts';
import type { Log } from '../core/system/log.ts';
import type { threadWire } from './thread-wire.ts';

/** Answers calls that come over a message port, until the port closes. `wire` is that of the other end. */
export function servePort(
  router: AnyRouter,
  port: SupportedMessagePort,
  log: Log,
  wire: Partial<typeof threadWire> = {},
): void {
  const handler = new RPCHandler<CallContext>(router, {
    ...wire,
    interceptors: [
      (options) => {
        const actor = actorOf(options.request.headers[actorHeader]);
        return options.next({ ...options, context: { ...options.context, actor } });
      },
    ],
  });
  handler.upgrade(port, { context: { actor: '', log } });
}

/** Who asks, as the header of the call says; the empty string when it does not. */
export function actorOf(header: string | readonly string[] | undefined): string {
  try {
    return decodeURIComponent(typeof header === 'string' ? header : (header?.[0] ?? ''));
  } catch {
    return '';
  }
}
