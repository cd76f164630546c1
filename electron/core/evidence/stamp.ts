import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import {
  checkStamp,
  enclosedCertificates,
  stampRequest,
} from '../../../shared/domain/evidence/timestamp.ts';
import { folderFiles } from './verify/folder-files.ts';
import { zipBag } from './zip-writer.ts';

export interface StampPlace {
  /** The package's folder; its zip lies beside it. */
  readonly folder: string;
  readonly sealCode: string;
  /** Of the time-stamping authority, http or https. */
  readonly url: string;
  /** PEM of the certificates that the person trusts; without them the answer's own are kept. */
  readonly authorities: string | undefined;
  readonly signal: AbortSignal;
}

/** An authority answers at once or not at all. */
const patience = 30_000;
/** No answer with its certificates is larger. */
const mostBytes = 2 ** 18;

/**
 * Asks an authority for a time stamp (RFC 3161) on the tag manifest and puts it into the package's
 * `seal/`, which no manifest lists. Only a hash leaves the house. `unavailable` when nobody answers or
 * the answer does not hold, `conflict` when the package is no longer the one that was sealed.
 */
export async function stampPackage(
  place: StampPlace,
): Promise<{ readonly at: number; readonly authority: string; readonly trusted: boolean }> {
  const { folder, sealCode, authorities, signal } = place;
  const manifest = await readFile(join(folder, 'tagmanifest-sha256.txt')).catch(() => null);
  if (!manifest) throw new AppError('not-found', 'The package is no longer there.', { folder });
  if (createHash('sha256').update(manifest).digest('hex') !== sealCode) {
    throw new AppError('conflict', 'The package is not the one that was sealed.', { folder });
  }
  const request = stampRequest(sealCode, randomBytes(8));
  const response = await ask(place.url, request, signal);
  const enclosed = enclosedOf(response);
  const stamp = await checkStamp(response, sealCode, { trusted: authorities, enclosed });
  if ('finding' in stamp) {
    const { detail } = stamp.finding;
    throw new AppError('unavailable', 'The time stamp does not hold.', { detail });
  }
  await mkdir(join(folder, 'seal'), { recursive: true });
  const write = (name: string, content: string | Uint8Array): Promise<void> =>
    writeFile(join(folder, 'seal', name), content, { flush: true });
  await write('tagmanifest.tsq', request);
  await write('tsa-chain.pem', `${authorities ?? ''}${enclosed}`);
  await write('tagmanifest.tsr', response);
  await zipAgain(folder, signal);
  return stamp;
}

async function ask(url: string, body: Uint8Array, signal: AbortSignal): Promise<Uint8Array> {
  const headers = { 'content-type': 'application/timestamp-query' };
  const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body: new Uint8Array(body),
      signal: limit,
    });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (bytes.length > mostBytes) throw new Error('the answer is too large');
    return bytes;
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    const detail = cause instanceof Error ? cause.message : String(cause);
    const message = 'The time-stamping authority did not answer.';
    throw new AppError('unavailable', message, { url, detail }, { cause });
  }
}

function enclosedOf(response: Uint8Array): string {
  try {
    return enclosedCertificates(response);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('unavailable', 'The authority gave no time stamp.', { detail }, { cause });
  }
}

/** The zip holds what the folder holds: the bag is the same, the seal has come to it. */
async function zipAgain(folder: string, signal: AbortSignal): Promise<void> {
  const { paths } = await folderFiles(folder);
  const fresh = `${folder}.zip.${randomBytes(4).toString('hex')}.part`;
  try {
    await zipBag(folder, basename(folder), paths.toSorted(), fresh, signal);
    await rename(fresh, `${folder}.zip`);
  } finally {
    await rm(fresh, { force: true });
  }
}
