import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { AppError } from '../../shared/contract/errors.ts';
import type { Clock } from '../core/system/clock.ts';
import type { Log } from '../core/system/log.ts';

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

/** So many wrong tokens in `windowMs` are refused each for itself; who sends more is told to wait. */
const mostWrong = 10;
const windowMs = 60_000;

/**
 * Checks the token that the server printed at its start, in the header that no form or link can send.
 * The right one gets in at any time: everybody here is 127.0.0.1, so a limit that held it up would let
 * any program on this machine lock the clerk out, and 256 bits are not guessed at any speed. The limit
 * is there so that guessing is seen in the log and comes to nothing.
 */
export function createTokenCheck(
  token: string,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): (request: IncomingMessage) => void {
  const right = digest(token);
  let wrongAt: readonly number[] = [];
  return ({ headers }) => {
    const given = /^Bearer ([0-9a-f]+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
    if (timingSafeEqual(digest(given), right)) return;
    const now = clock.now();
    wrongAt = wrongAt.filter((at) => now - at < windowMs);
    const [oldest] = wrongAt;
    if (oldest !== undefined && wrongAt.length >= mostWrong) {
      const retryAfterSeconds = Math.ceil((oldest + windowMs - now) / 1_000);
      throw new AppError('permission-denied', 'Too many wrong tokens; wait.', {
        retryAfterSeconds,
      });
    }
    wrongAt = [...wrongAt, now];
    if (wrongAt.length === mostWrong) log.info('web-too-many-wrong-tokens', { windowMs });
    throw forbidden('Open Keptword with the address that it printed at its start.');
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function forbidden(message: string): AppError {
  return new AppError('permission-denied', message);
}
