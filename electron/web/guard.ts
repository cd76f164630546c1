import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { AppError } from '../../shared/contract/errors.ts';

/**
 * Lets in only this server's own page. `Host` keeps out names that someone made to point at this
 * machine, `Origin` and `Sec-Fetch-Site` other pages in the same browser.
 */
export function checkSource({ headers }: IncomingMessage, port: number): void {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host = '', origin } = headers;
  if (!hosts.includes(host)) throw forbidden('This address is not served here.');
  if (origin !== undefined && origin !== `http://${host}`) {
    throw forbidden('Another page may not ask here.');
  }
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw forbidden('Another page may not ask here.');
  }
}

/** The token that the server printed at its start, in the header that no form or link can send. */
export function checkToken({ headers }: IncomingMessage, token: string): void {
  const given = /^Bearer ([0-9a-f]+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
  if (!timingSafeEqual(digest(given), digest(token))) {
    throw forbidden('Open Keptword with the address that it printed at its start.');
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function forbidden(message: string): AppError {
  return new AppError('permission-denied', message);
}
