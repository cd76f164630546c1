import type { ClientLink } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { actorHeader, portMessage, type Desktop } from '../../shared/contract/desktop.ts';
import { desktop } from './desktop.ts';
import { authorization } from './token.ts';

export type Link = ClientLink<Record<never, never>>;

let actor = '';

/** Who sits at this desk; every call from now on says so. */
export function setActor(name: string): void {
  actor = name;
}

/** The way to the core: a message port in a desktop window, HTTP in a browser. */
export const currentLink: () => Promise<Link> = desktop ? portLinks(desktop) : httpLink();

function httpLink(): () => Promise<Link> {
  const link = new HttpLink({
    url: new URL('/rpc', location.href).href,
    headers: () => ({ ...actorHeaders(), ...authorization() }),
  });
  return async () => link;
}

/** One port for the page; a new one when the core behind it has gone. */
function portLinks(host: Desktop): () => Promise<Link> {
  let link: Promise<Link> | undefined;
  const connect = async (): Promise<Link> => {
    const port = await receivePort(host);
    port.addEventListener('close', () => (link = undefined));
    port.start();
    return new PortLink({ port, headers: actorHeaders });
  };
  return () => (link ??= connect());
}

function receivePort(host: Desktop): Promise<MessagePort> {
  return new Promise((resolve) => {
    const receive = (event: MessageEvent): void => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== portMessage || !port) return;
      window.removeEventListener('message', receive);
      resolve(port);
    };
    window.addEventListener('message', receive);
    host.connect();
  });
}

function actorHeaders(): Record<string, string> {
  return actor ? { [actorHeader]: encodeURIComponent(actor) } : {};
}
