import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';

/** What a place outside answers to a request; null: it cannot be reached. */
export type Outside = (url: string) => string | null;

/** Electron's `net` as far as it is used to fetch: every request is seen, none leaves this machine. */
export function createNet(): {
  readonly net: object;
  readonly requests: readonly string[];
  /** From now on requests are answered like this; before, nothing can be reached. */
  answer(outside: Outside): void;
} {
  const requests: string[] = [];
  let outside: Outside = () => null;

  function request({ protocol, hostname, port, path }: RequestOptions): EventEmitter {
    const url = `${protocol}//${hostname}${port ? `:${port}` : ''}${path}`;
    requests.push(url);
    return Object.assign(new EventEmitter(), {
      setHeader() {},
      abort() {},
      end(this: EventEmitter) {
        setImmediate(() => {
          const body = outside(url);
          if (body === null) this.emit('error', new Error('net::ERR_INTERNET_DISCONNECTED'));
          else this.emit('response', responseOf(body));
        });
      },
    });
  }

  return { net: { request }, requests, answer: (next) => (outside = next) };
}

interface RequestOptions {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number | string;
  readonly path: string;
}

function responseOf(body: string): Readable {
  return Object.assign(Readable.from([Buffer.from(body)]), { statusCode: 200, headers: {} });
}
