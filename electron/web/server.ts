import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { actorHeader } from '../../shared/contract/desktop.ts';
import { AppError, errorTable } from '../../shared/contract/errors.ts';
import type { CallContext } from '../core/procedure.ts';
import { asAppError } from '../core/store/errors.ts';
import { systemClock } from '../core/system/clock.ts';
import type { Host } from '../worker/host.ts';
import { actorOf } from '../worker/serve-port.ts';
import { receiveUpload, sendDownload } from './files.ts';
import { folderPart, receiveFolderPart } from './folder-upload.ts';
import { checkSource, createTokenCheck } from './guard.ts';
import { servePage } from './pages.ts';

export interface WebOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Largest upload in bytes. */
  readonly maxUpload?: number;
  /** Largest call in bytes. */
  readonly maxCall?: number;
  /** Folder of the built renderer, where it is not beside the program. */
  readonly renderer?: string;
}

export interface WebServer {
  /** The page's address; the token is in the fragment, which browsers send nowhere. */
  readonly url: string;
  readonly port: number;
  readonly token: string;
  close(): Promise<void>;
}

const fourGiB = 4 * 2 ** 30;
/** The longest text that may be pasted fits in, escaped as it goes over the wire. */
const largestCall = 2 ** 27;

/** Serves the renderer and the contract on this machine's loopback interface, and nowhere else. */
export async function startWebServer(host: Host, options: WebOptions): Promise<WebServer> {
  const { maxUpload = fourGiB, maxCall = largestCall, renderer } = options;
  const token = randomBytes(32).toString('hex');
  const checkToken = createTokenCheck(token, { clock: systemClock, log: host.log });
  const plugins = [new BodyLimitPlugin<CallContext>({ maxBodySize: maxCall })];
  const rpc = new RPCHandler<CallContext>(host.router, { plugins });
  // Long imports keep their request open for as long as they run.
  const server = createServer({ requestTimeout: 0 }, (request, response) => {
    void answer(request, response).catch((cause: unknown) => refuse(response, cause, host));
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    checkSource(request, port);
    const { pathname, searchParams } = addressOf(request);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (pathname.startsWith('/rpc/')) {
      checkToken(request);
      const context = { actor: actorOf(request.headers[actorHeader]), log: host.log };
      const { matched } = await rpc.handle(request, response, { prefix: '/rpc', context });
      if (!matched) throw new AppError('not-found', 'There is no such procedure.');
    } else if (pathname === '/upload' && request.method === 'POST') {
      checkToken(request);
      const limits = { folder: host.grantsFolder, maxBytes: maxUpload };
      const name = searchParams.get('name') ?? '';
      const inFolder = folderPart(searchParams.get('folder'), searchParams.get('path'));
      const received = inFolder
        ? await receiveFolderPart(request, name, inFolder, host.grants, limits)
        : await receiveUpload(request, name, host.grants, limits);
      sendJson(response, 200, received);
    } else if (pathname.startsWith('/download/') && isRead) {
      const id = pathname.slice('/download/'.length);
      await sendDownload(response, id, searchParams.get('name'), host.grants);
    } else if (isRead) {
      const { status, headers, body } = await servePage(pathname, renderer);
      response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
    } else {
      throw new AppError('not-found', 'There is nothing here.');
    }
  }

  return {
    url: `http://127.0.0.1:${port}/#token=${token}`,
    port,
    token,
    async close() {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
}

function addressOf(request: IncomingMessage): URL {
  const path = request.url ?? '';
  // Put together, not resolved: a path that starts with two slashes must not become a host.
  const url = path.startsWith('/') ? URL.parse(`http://127.0.0.1${path}`) : null;
  if (!url) throw new AppError('invalid-input', 'This is no address.');
  return url;
}

function refuse(response: ServerResponse, cause: unknown, host: Host): void {
  const known = asAppError(cause);
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  if (!(known instanceof AppError)) host.log.error('web-request-failed', cause);
  const error =
    known instanceof AppError ? known : new AppError('internal', 'Something unexpected happened.');
  const { code, message, details } = error;
  const wait = details?.['retryAfterSeconds'];
  if (typeof wait === 'number') response.setHeader('retry-after', wait);
  // What is left of a refused upload is not read; the connection ends with the answer.
  response.setHeader('connection', 'close');
  const status = typeof wait === 'number' ? 429 : errorTable[code].status;
  sendJson(response, status, { error: { code, message } });
}

function sendJson(response: ServerResponse, status: number, document: unknown): void {
  response
    .writeHead(status, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .end(JSON.stringify(document));
}
